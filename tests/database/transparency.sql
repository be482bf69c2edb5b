-- Which assets are in the list of the Transparency Code, rule by rule; and what of a vacant one leaves.
BEGIN;
\ir ../fixtures/estate.sql
SET LOCAL client_min_messages = warning;
SELECT plan(80);

-- Makes an asset and says which rule decides on it.
CREATE FUNCTION pg_temp.judged(category text, purpose text DEFAULT 'operational', scope text DEFAULT 'in', status text DEFAULT 'in_use',
                               validation text DEFAULT 'validated', marking text DEFAULT 'public',
                               circumstances text[] DEFAULT '{}', tenure text DEFAULT 'freehold', days daterange DEFAULT '(,)')
RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    made bigint;
BEGIN
    INSERT INTO register.asset (name, category_code, validation_code, marking_code, postcode)
    VALUES ('Made', category, validation, marking, 'TA1 9ZZ') RETURNING asset_id INTO made;
    IF purpose IS NOT NULL THEN
        INSERT INTO register.asset_holding (asset_id, purpose_code, scope_code, status_code) VALUES (made, purpose, scope, status);
    END IF;
    IF tenure IS NOT NULL THEN
        INSERT INTO register.interest (asset_id, tenure_code) VALUES (made, tenure);
    END IF;
    INSERT INTO register.asset_circumstance (asset_id, circumstance_code, valid) SELECT made, unnest(circumstances), days;
    RETURN (SELECT concat_ws(' ', CASE WHEN included THEN 'in' ELSE 'out' END, rule_code,
                             CASE WHEN included <> EXISTS (SELECT FROM publish.transparency_row listed WHERE listed.asset_id = made)
                                  THEN 'but the list has it otherwise' END)
            FROM publish.transparency_judged WHERE asset_id = made);
END $$;

-- In, as paragraph 35 lists them.
SELECT is(pg_temp.judged('library'), 'in service', 'a service property is in');
SELECT is(pg_temp.judged('office'), 'in office', 'an office is in');
SELECT is(pg_temp.judged('office', tenure => 'leasehold'), 'in office', 'held by a lease as well');
UPDATE register.interest SET detail_code = 'leasehold' WHERE tenure_code = 'leasehold' AND asset_id = (SELECT max(asset_id) FROM register.asset);
SELECT is((SELECT detail_codes FROM publish.transparency_row ORDER BY asset_id DESC LIMIT 1), '{sub_leasehold}', 'what is let of a leasehold is let on a sub lease');
SELECT is(pg_temp.judged('secondary_school', circumstances => '{pfi}'), 'in pfi', 'a property under a private finance contract is in');
SELECT is(pg_temp.judged('residential_care', circumstances => '{hostel}'), 'in hostel', 'a hostel is in');
SELECT is(pg_temp.judged('other_building', circumstances => '{laboratory}'), 'in laboratory', 'a laboratory is in');
SELECT is(pg_temp.judged('shop', purpose => 'investment', scope => 'investment'), 'in investment', 'an investment property is in, though the objectives do not judge it');
SELECT is(pg_temp.judged('shop', scope => 'investment'), 'in investment_scope', 'also when only its scope says so');
SELECT is(pg_temp.judged('depot'), 'in depot', 'a depot is in');
SELECT is(pg_temp.judged('other_building', circumstances => '{garage}'), 'in garage', 'a garage is in');
SELECT is(pg_temp.judged('other_building', scope => 'housing', circumstances => '{garage}'), 'in garage', 'also one of the housing account');
SELECT is(pg_temp.judged('other_building', scope => 'housing', circumstances => '{garage,let_with_dwelling}'), 'out garage_let_with_dwelling', 'unless it is let with a dwelling');
SELECT is(pg_temp.judged('office', purpose => 'surplus'), 'in surplus', 'a surplus property is in');
SELECT is(pg_temp.judged('shop', purpose => 'let_out'), 'in sublet', 'a property let or sublet is in');
SELECT is(pg_temp.judged('office', status => 'vacant'), 'in vacant', 'a vacant property is in');
SELECT is(pg_temp.judged('park'), 'in open_land', 'open space is in');
SELECT is(pg_temp.judged('bare_land'), 'in bare_land', 'bare land is in');
SELECT is(pg_temp.judged('development_land'), 'in development_land', 'land for development is in');
SELECT is(pg_temp.judged('other_land'), 'in other_land', 'other land is in');
SELECT is(pg_temp.judged('office', circumstances => '{temporary_office}', days => '[2025-01-01,2025-03-31)'), 'in office', 'a temporary office that ended is judged without that');
SELECT is(pg_temp.judged('office', circumstances => '{temporary_office}', days => daterange(publish.as_of() - 10, publish.as_of() + 50)),
          'out temporary_office_short', 'a temporary office for two months is out');
SELECT is(pg_temp.judged('office', circumstances => '{temporary_office}', days => daterange(publish.as_of() - 10, publish.as_of() + 200)),
          'in temporary_office', 'one contracted for over three months is in from its first day');
SELECT is(pg_temp.judged('office', circumstances => '{temporary_office}', days => daterange(publish.as_of() - 200, NULL)),
          'in temporary_office', 'one that has lasted over three months is in');
SELECT is(pg_temp.judged('office', circumstances => '{temporary_office}', days => daterange(publish.as_of() - 10, NULL)),
          'out temporary_office_short', 'one without an end is out for its first three months');
SELECT is(pg_temp.judged('office', purpose => NULL, circumstances => '{committed}'), 'in future_commitment', 'a future commitment is in before the council holds it');
SELECT is(pg_temp.judged('office', purpose => NULL), 'out not_held', 'what is not held on the day is out');
SELECT is(pg_temp.judged('office', purpose => NULL, circumstances => '{committed}', days => daterange(publish.as_of() + 30, NULL)),
          'out not_held', 'a commitment is in from the day of its contract, not before');
SELECT is(pg_temp.judged('office', status => 'under_construction'), 'in under_construction', 'what is being built is in');
SELECT is(pg_temp.judged('traveller_site', purpose => 'operational'), 'in service', 'a traveller site is in');

-- Out, as paragraph 36 lists them, and what has a dataset of its own.
SELECT is(pg_temp.judged('council_dwelling', scope => 'housing'), 'out social_housing', 'social housing is out');
SELECT is(pg_temp.judged('council_dwelling'), 'out council_dwelling', 'also when only its category says so');
SELECT is(pg_temp.judged('other_building', circumstances => '{rent_free_trader}'), 'out rent_free_trader', 'what a trader provides free of rent is out');
SELECT is(pg_temp.judged('infrastructure', scope => 'infrastructure', circumstances => '{operational_railway}'), 'out operational_railway', 'an operational railway is out');
SELECT is(pg_temp.judged('infrastructure', scope => 'infrastructure', circumstances => '{operational_canal}'), 'out operational_canal', 'an operational canal is out');
SELECT is(pg_temp.judged('infrastructure', scope => 'infrastructure', circumstances => '{operational_highway}'), 'out operational_highway', 'an operational highway is out');
SELECT is(pg_temp.judged('infrastructure', scope => 'infrastructure'), 'in infrastructure', 'other infrastructure is in: the Code knows no such exception');
SELECT is(pg_temp.judged('amenity_land'), 'in open_land', 'land beside a highway is in');
SELECT is(pg_temp.judged('other_building', circumstances => '{national_security}'), 'out national_security', 'an asset of national security is out');
SELECT is(pg_temp.judged('residential_care', circumstances => '{harm}'), 'out harm', 'a refuge is out, though nobody marked it');
SELECT is(pg_temp.judged('office', status => 'disposed'), 'out disposed', 'what was disposed of is out');
SELECT is(pg_temp.judged('library', marking => 'internal'), 'out marked', 'what is marked internal is out');
SELECT is(pg_temp.judged('library', marking => 'commercial'), 'out marked', 'what is marked commercial is out');
SELECT is(pg_temp.judged('library', marking => 'official-personal', circumstances => '{pfi}'), 'out marked', 'what is marked personal is out, whatever else it is');
SELECT is(pg_temp.judged('office', circumstances => '{harm,committed,hostel}', status => 'vacant'), 'out harm', 'out goes before in');

-- Small parcels that are still being validated.
SELECT is(pg_temp.judged('amenity_land', validation => 'being_validated'), 'in open_land', 'a parcel being validated is in: the Code asks for land of any size');
SELECT is(pg_temp.judged('amenity_land', validation => 'being_validated', tenure => NULL), 'out interest_unproven', 'unless no interest is recorded');
SELECT is(pg_temp.judged('amenity_land', tenure => NULL), 'in open_land', 'a validated one is in without');

-- A caretaker's house.
UPDATE register.asset SET site_id = (SELECT asset_id FROM register.asset WHERE reference = 'TT000068')
WHERE reference = 'TT000066';
UPDATE register.asset SET category_code = 'staff_house' WHERE reference = 'TT000066';
SELECT results_eq('SELECT reference, rule_code FROM publish.transparency_row WHERE reference IN (''TT000066'', ''TT000068'') ORDER BY 1',
                  $$VALUES ('TT000066', 'staff_house'), ('TT000068', 'service')$$,
                  'a caretaker''s house counts apart from its school');

-- Rules are rows, with dates.
UPDATE code.transparency_rule SET valid_to = publish.as_of() WHERE rule_code = 'depot';
SELECT is(pg_temp.judged('depot'), 'in office', 'a rule that has ended decides nothing');
UPDATE code.transparency_rule SET needs = '{}', lacks = '{}', included = true, place = 1 WHERE rule_code = 'marked';
SELECT is_empty($$SELECT reference FROM publish.transparency_row JOIN register.asset USING (reference) WHERE marking_code <> 'public'$$,
                'what is marked does not leave even by a rule that would let it');
SELECT is_empty($$SELECT asset_code FROM publish.transparency WHERE property_name IN ('Refuge', 'Example Retail Park')$$, 'nor is it in the list');
UPDATE code.transparency_rule SET lacks = '{marking:public}', included = false, place = 10 WHERE rule_code = 'marked';
DELETE FROM code.transparency_rule WHERE rule_code = 'other';
SELECT is(pg_temp.judged('traveller_site', purpose => 'operational', scope => 'in'), 'in service', 'what a rule fits is in');
UPDATE code.transparency_rule SET needs = '{never}' WHERE rule_code IN ('service', 'office');
SELECT is(pg_temp.judged('library'), 'out', 'what no rule fits is out');
SELECT is_empty('SELECT rule_code FROM code.transparency_rule WHERE paragraph = '''' OR source = ''''', 'every rule has its paragraph and source');
UPDATE code.transparency_rule SET needs = '{purpose:operational}' WHERE rule_code = 'service';
UPDATE code.transparency_rule SET needs = '{category:corporate}' WHERE rule_code = 'office';

-- Vacant.
CREATE TEMP VIEW secret AS
SELECT listed.* FROM publish.transparency listed WHERE listed.property_name = 'Vacant: Other land and buildings' AND listed.post_code = 'BA4';
SELECT is((SELECT count(*) FROM secret), 1::bigint, 'the vacant asset is in the list once, by kind and first part of the postcode');
SELECT is((SELECT concat_ws(',', uprn, street_number, street_name, post_town, coordinate_reference_system, geo_x, geo_y, other_detail,
                            building_size, land_area, energy_rating, location::text) FROM secret), '', 'and nothing that would place it or tell it apart');
SELECT isnt((SELECT asset_code FROM secret), 'TT000072', 'its code is not the register''s');
SELECT is((SELECT tenure_detail FROM secret), 'Vacant', 'that it is vacant is said');
SELECT is_empty($$SELECT asset_code FROM publish.transparency listed
                  WHERE asset_code = 'TT000072' OR (to_jsonb(listed) - 'asset_code')::text
                        ~ '(Secret|Shepton|10008|5AA|361100|142300|TT000072|1072)'$$, 'no row of the list gives it away');
SELECT set_config('test.code', (SELECT min(asset_code) FROM secret), true);
SELECT set_config('terrier.as_at', '2026-01-01', true);
SELECT isnt((SELECT min(asset_code) FROM secret), current_setting('test.code'),
            'the list of another day has another code for it');
SELECT set_config('terrier.as_at', '', true);
SELECT is((SELECT min(asset_code) FROM secret), current_setting('test.code'),
          'the list of the same day the same');
UPDATE register.asset_holding SET valid = daterange(NULL, publish.as_of() - 5) WHERE asset_id = (SELECT asset_id FROM register.asset WHERE reference = 'TT000065');
INSERT INTO register.asset_holding (asset_id, valid, purpose_code, scope_code, status_code)
SELECT asset_id, daterange(publish.as_of() - 5, NULL), 'operational', 'in', 'vacant' FROM register.asset WHERE reference = 'TT000065';
SELECT set_config('terrier.as_at', '2026-01-01', true);
SELECT is_empty($$SELECT asset_code FROM publish.transparency listed WHERE listed::text ~ '(Example House|10001|TT000065)'$$,
                'what is vacant today is withheld in the list of a day before');
SELECT set_config('terrier.as_at', '', true);
UPDATE register.asset_holding SET status_code = 'in_use' WHERE asset_id = (SELECT asset_id FROM register.asset WHERE reference = 'TT000065');
SELECT isnt_empty($$SELECT asset_code FROM publish.transparency WHERE asset_code = 'TT000065'$$, 'in use again it is listed by its reference');
INSERT INTO register.utilisation (asset_id, measured_on, unit_code, vacant_since)
SELECT asset_id, publish.as_of() - 1, 'desks', publish.as_of() - 1 FROM register.asset WHERE reference = 'TT000065';
SELECT is_empty($$SELECT asset_code FROM publish.transparency WHERE asset_code = 'TT000065'$$, 'a measurement that finds it empty makes it vacant too');
DELETE FROM register.utilisation WHERE asset_id = (SELECT asset_id FROM register.asset WHERE reference = 'TT000065');

-- The view and the rules of the layout say the same.
SELECT is((SELECT string_agg(attname, ',' ORDER BY attnum) FROM pg_attribute WHERE attrelid = 'publish.transparency'::regclass AND attnum BETWEEN 1 AND 20),
          (SELECT string_agg(lower(regexp_replace(replace(replace(title, 'URI', 'Uri'), 'UPRN', 'Uprn'), '(.)([A-Z])', '\1_\2', 'g')), ',' ORDER BY place)
           FROM code.transparency_column), 'the columns are the layout''s, in its order');
SELECT is_empty($$
    SELECT layout.title FROM publish.transparency listed CROSS JOIN code.transparency_column layout
    WHERE listed.withheld AND layout.vacant = 'withheld'
      AND to_jsonb(listed) ->> (SELECT attname FROM pg_attribute WHERE attrelid = 'publish.transparency'::regclass AND attnum = layout.place) IS NOT NULL
$$, 'what the layout withholds of vacant assets is withheld of each');

-- Licences.
CREATE FUNCTION pg_temp.point(licence text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
    UPDATE register.asset SET location_licence = licence WHERE reference = 'TT000067';
    RETURN (SELECT concat_ws(' ', geo_x, geo_y, CASE WHEN licence_withheld THEN 'withheld' END) FROM publish.transparency WHERE asset_code = 'TT000067');
END $$;
SELECT is(pg_temp.point('OGL v3'), '350200.0 145600.0', 'a point under the Open Government Licence is published');
SELECT is(pg_temp.point('Open Government Licence v3.0, contains OS data'), '350200.0 145600.0', 'however it is written');
SELECT is(pg_temp.point('OS Open UPRN'), '350200.0 145600.0', 'Ordnance Survey OpenData is published');
SELECT is(pg_temp.point('PSGA; OS AddressBase Plus'), 'withheld', 'AddressBase is not');
SELECT is(pg_temp.point('HM Land Registry INSPIRE Index Polygons, OGL'), 'withheld', 'index polygons are not');
SELECT is(pg_temp.point('CC-BY-NC 4.0'), 'withheld', 'nor what is not for commercial use');
SELECT is(pg_temp.point('Some licence'), 'withheld', 'nor what came under a licence that no rule knows');
-- The edition of the public keeps to what is stated too, whatever it is read through.
SELECT is((SELECT concat_ws(' ', easting, longitude, location_licence, location IS NULL, location_crs84 IS NULL)
           FROM publish.asset_edition WHERE reference = 'TT000067' AND for_public), 't t', 'nor given to the public in any other way');
SELECT is((SELECT concat_ws(' ', easting, location_licence, location IS NULL)
           FROM publish.asset_edition WHERE reference = 'TT000067' AND NOT for_public), '350200 Some licence f', 'but to staff');
SELECT is(pg_temp.point(NULL), 'withheld', 'a licence that is not stated lets nothing out');
SELECT is(pg_temp.point('the council''s own survey'), '350200.0 145600.0', 'the council''s own is its own');

-- A piece that is taken from what must not be known must not be known either.
INSERT INTO register.asset (reference, name, category_code) VALUES ('TT000101', 'Piece', 'residential_care');
INSERT INTO register.asset_circumstance (asset_id, circumstance_code) SELECT asset_id, 'harm' FROM register.asset WHERE reference = 'TT000067';
SELECT edit.split_copies((SELECT asset_id FROM register.asset WHERE reference = 'TT000067'),
                         (SELECT asset_id FROM register.asset WHERE reference = 'TT000101'));
SELECT results_eq('SELECT rule_code FROM publish.transparency_judged JOIN register.asset USING (asset_id) WHERE reference = ''TT000101''',
                  $$VALUES ('harm')$$, 'what is split from a refuge stays out too');

-- Gaps.
SELECT results_eq($$SELECT pao_start_number, pao_start_suffix, pao_end_number, pao_end_suffix FROM publish.gazetteer_gap
                    WHERE cross_reference = 'TT000077'$$, $$VALUES ('1', NULL::text, NULL::text, NULL::text)$$,
                  'an asset without a UPRN is asked for with its address in parts');

SELECT * FROM finish();
ROLLBACK;
