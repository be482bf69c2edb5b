-- The list of land and building assets that the Local Government Transparency Code 2015 asks for: which assets are in it,
-- by which rule, and what of each may leave. Whoever reads it, it is what the public may be given.

-- A licence is asked of the rules once, not for each asset that came under it.
CREATE VIEW publish.stated_licence AS
SELECT stated.licence, rule.publishable, rule.title
FROM (SELECT location_licence AS licence FROM register.asset
      UNION SELECT extent_licence FROM register.land_parcel) AS stated
JOIN LATERAL (
    SELECT fits.publishable, fits.title FROM code.licence_rule fits
    WHERE (SELECT publish.as_of()) >= fits.valid_from AND (SELECT publish.as_of()) < fits.valid_to
      AND CASE WHEN btrim(coalesce(stated.licence, '')) = '' THEN fits.pattern IS NULL ELSE stated.licence ~* fits.pattern END
    ORDER BY fits.place LIMIT 1) AS rule ON true;
COMMENT ON VIEW publish.stated_licence IS 'The licences that coordinates came under, and whether these may be published. Not granted.';
COMMENT ON COLUMN publish.stated_licence.licence IS 'The licence as stated; null none stated.';
COMMENT ON COLUMN publish.stated_licence.publishable IS 'Whether coordinates that came under it may be published.';
COMMENT ON COLUMN publish.stated_licence.title IS 'Why.';

-- What belongs to an asset is asked for asset by asset: of past states the planner cannot tell how much there is, and
-- would gather all of it for each.
CREATE VIEW publish.transparency_trait AS
SELECT asset.asset_id, edition.asset_id IS NOT NULL AS for_public, coalesce(edition.withheld, false) AS withheld, own.traits
FROM register.asset
LEFT JOIN publish.edition ON edition.asset_id = asset.asset_id AND edition.for_public
LEFT JOIN publish.category ON category.code = asset.category_code
CROSS JOIN LATERAL (
    SELECT array_agg(DISTINCT part.trait) FILTER (WHERE part.trait IS NOT NULL) AS traits
    FROM (
        SELECT single.trait
        -- Vacant on the day of the list, or today: a list of a day before must not give away what is vacant now.
        FROM (VALUES ('marking:' || asset.marking_code), ('validation:' || asset.validation_code),
                     (CASE WHEN edition.withheld THEN 'vacant' END)) AS single (trait)
        UNION ALL
        SELECT 'category:' || step FROM unnest(category.path) AS step
        UNION ALL
        SELECT coalesce(several.trait, 'holding:none')
        FROM (VALUES (true)) AS always
        LEFT JOIN register.asset_holding holding ON holding.asset_id = asset.asset_id AND facts.in_force(holding.valid)
        CROSS JOIN LATERAL (VALUES ('purpose:' || holding.purpose_code), ('scope:' || holding.scope_code),
                                   ('status:' || holding.status_code)) AS several (trait)
        UNION ALL
        SELECT several.trait
        FROM register.interest
        CROSS JOIN LATERAL (VALUES ('interest'), ('tenure:' || interest.tenure_code)) AS several (trait)
        WHERE interest.asset_id = asset.asset_id AND facts.in_force(interest.valid)
        UNION ALL
        SELECT several.trait
        FROM register.asset_circumstance circumstance
        CROSS JOIN LATERAL (VALUES
            ('circumstance:' || circumstance.circumstance_code),
            -- More than three months by the contract, or by now.
            (CASE WHEN circumstance.circumstance_code <> 'temporary_office' THEN NULL
                  WHEN lower(circumstance.valid) IS NULL
                       OR coalesce(upper(circumstance.valid), facts.as_of()) > lower(circumstance.valid) + interval '3 months'
                  THEN 'temporary:long' ELSE 'temporary:short' END)) AS several (trait)
        WHERE circumstance.asset_id = asset.asset_id AND facts.in_force(circumstance.valid)
    ) AS part
) AS own;
COMMENT ON VIEW publish.transparency_trait IS 'What the rules of the list go by: marking, validation, category with those above it, purpose, scope, status, tenure and circumstances on the day, whether there is an interest at all, vacant, temporary:short or temporary:long. Not granted.';
COMMENT ON COLUMN publish.transparency_trait.asset_id IS 'The asset.';
COMMENT ON COLUMN publish.transparency_trait.for_public IS 'It has an edition for the public: it is not marked.';
COMMENT ON COLUMN publish.transparency_trait.withheld IS 'Vacant, so that the public is not told which and where it is.';
COMMENT ON COLUMN publish.transparency_trait.traits IS 'Its traits.';

CREATE VIEW publish.transparency_judged AS
SELECT trait.asset_id, trait.for_public, trait.withheld, trait.traits, rule.rule_code, coalesce(rule.included, false) AS included,
       rule.title, rule.paragraph, rule.source
FROM publish.transparency_trait trait
LEFT JOIN LATERAL (
    SELECT fits.rule_code, fits.included, fits.title, fits.paragraph, fits.source
    FROM code.transparency_rule fits
    WHERE trait.traits @> fits.needs AND NOT trait.traits && fits.lacks
      AND (SELECT facts.as_of()) >= fits.valid_from AND (SELECT facts.as_of()) < fits.valid_to
    ORDER BY fits.place LIMIT 1) AS rule ON true;
COMMENT ON VIEW publish.transparency_judged IS 'Every asset, whether it is in the list, and the rule that decides. Not granted.';
COMMENT ON COLUMN publish.transparency_judged.asset_id IS 'The asset.';
COMMENT ON COLUMN publish.transparency_judged.for_public IS 'It has an edition for the public: it is not marked.';
COMMENT ON COLUMN publish.transparency_judged.withheld IS 'Vacant, so that the public is not told which and where it is.';
COMMENT ON COLUMN publish.transparency_judged.traits IS 'Its traits.';
COMMENT ON COLUMN publish.transparency_judged.rule_code IS 'The rule; null none fits, so it is not in the list.';
COMMENT ON COLUMN publish.transparency_judged.included IS 'Whether it is in the list.';
COMMENT ON COLUMN publish.transparency_judged.title IS 'The rule in words.';
COMMENT ON COLUMN publish.transparency_judged.paragraph IS 'Paragraph of the Code.';
COMMENT ON COLUMN publish.transparency_judged.source IS 'Where the rule stands.';

CREATE VIEW publish.publisher AS
SELECT publisher.label, publisher.uri, publisher.contact_post, publisher.contact_url, publisher.contact_email,
       publisher.custodian_post, publisher.licence_title, publisher.licence_url, publisher.attribution
FROM code.publisher WHERE publisher.valid_from <= publish.as_of()
ORDER BY publisher.valid_from DESC LIMIT 1;
COMMENT ON VIEW publish.publisher IS 'Who publishes, under which licence, and whom to ask.';

-- Everything of each asset in the list, with what decides whether it leaves. Of the editions the one for the public, which
-- a record that is marked has not: whatever the rules say, it is not here.
CREATE VIEW publish.transparency_row AS
WITH licence AS MATERIALIZED (SELECT licence, publishable, title FROM publish.stated_licence)
SELECT
    asset.asset_id,
    asset.reference,
    judged.rule_code,
    judged.withheld,
    -- Another code for each day, so that no older list says where it is.
    'V-' || upper(left(encode(sha256(convert_to(own.secret || ' ' || facts.as_of() || ' ' || asset.asset_id, 'UTF8')), 'hex'), 12))
        AS vacant_code,
    asset.location IS NOT NULL AS located,
    coalesce(own_licence.publishable, false) AS licence_open,
    own_licence.title AS licence_rule,
    asset.uprn,
    asset.name,
    category.group_label,
    asset.street_number,
    asset.street,
    asset.locality,
    asset.post_town,
    asset.postcode,
    asset.validation_code,
    interest.tenure_type,
    interest.detail_codes,
    interest.detail_texts,
    CASE WHEN coalesce(building.permanent, 0) > 0 OR interest.land_only IS FALSE
              THEN CASE WHEN interest.land_only IS FALSE AND coalesce(parcel.area_m2, asset.stated_land_area_m2) IS NULL
                        THEN 'buildings' ELSE 'both' END
         WHEN interest.land_only THEN 'land'
         WHEN kind.base_class IN ('open_land', 'car_park', 'farm') THEN 'land' END AS holding_code,
    building.floor_area_m2,
    coalesce(parcel.area_m2, asset.stated_land_area_m2) AS land_area_m2,
    certificate.band_code AS energy_rating,
    asset.location
FROM publish.transparency_judged judged
JOIN register.asset ON asset.asset_id = judged.asset_id
CROSS JOIN publication.secret own
JOIN publish.category ON category.code = asset.category_code
JOIN code.category kind ON kind.code = asset.category_code
LEFT JOIN licence own_licence ON own_licence.licence IS NOT DISTINCT FROM asset.location_licence
LEFT JOIN LATERAL (
    SELECT CASE WHEN bool_or(held.tenure_code = 'freehold') THEN 'freehold'
                WHEN bool_or(held.tenure_code IN ('leasehold', 'ground_lease', 'sub_lease')) THEN 'leasehold'
                WHEN count(*) > 0 THEN 'other' END AS tenure_type,
           array_agg(DISTINCT detail.code) FILTER (WHERE detail.code IS NOT NULL) AS detail_codes,
           string_agg(DISTINCT coalesce(held.detail_text,
                                        CASE WHEN held.tenure_code NOT IN ('freehold', 'leasehold', 'ground_lease', 'sub_lease')
                                             THEN tenure.label END), '; ') AS detail_texts,
           bool_and(held.land_only) AS land_only
    FROM register.interest held
    JOIN code.tenure ON tenure.code = held.tenure_code
    -- What is let of a leasehold is let on a sub lease: the Code has "leasehold" of freeholds alone.
    LEFT JOIN LATERAL (VALUES (CASE WHEN held.tenure_code IN ('leasehold', 'ground_lease', 'sub_lease') AND held.detail_code = 'leasehold'
                                    THEN 'sub_leasehold' ELSE held.detail_code END), (CASE held.tenure_code WHEN 'ground_lease' THEN 'ground_leasehold'
        WHEN 'sub_lease' THEN 'sub_leasehold' WHEN 'licence' THEN 'licence' END)) AS detail (code) ON true
    WHERE held.asset_id = asset.asset_id AND facts.in_force(held.valid)) AS interest ON true
LEFT JOIN LATERAL (
    SELECT count(*) FILTER (WHERE own.temporary IS NOT TRUE) AS permanent,
           CASE WHEN count(*) = count(own.floor_area_m2) THEN sum(own.floor_area_m2) END AS floor_area_m2
    FROM register.building own WHERE own.asset_id = asset.asset_id) AS building ON true
-- An area measured from a shape is made of it: with one that may not be published only a stated area is left.
LEFT JOIN LATERAL (
    SELECT CASE WHEN bool_and(EXISTS (SELECT FROM licence WHERE licence.publishable
                                      AND licence.licence IS NOT DISTINCT FROM own.extent_licence))
                THEN sum(own.area_m2) END AS area_m2
    FROM register.land_parcel own
    WHERE own.asset_id = asset.asset_id) AS parcel ON true
LEFT JOIN LATERAL (
    SELECT own.band_code
    FROM register.certificate own
    WHERE own.asset_id = asset.asset_id AND coalesce(own.issued_on, '-infinity') <= facts.as_of()
    ORDER BY own.issued_on DESC NULLS LAST, own.certificate_id DESC LIMIT 1) AS certificate ON true
WHERE judged.included AND judged.for_public;
COMMENT ON VIEW publish.transparency_row IS 'The assets in the list, before anything is withheld. Not granted.';
DO $$
DECLARE
    found name;
BEGIN
    FOR found IN SELECT attname FROM pg_attribute WHERE attrelid = 'publish.transparency_row'::regclass AND attnum > 0 LOOP
        EXECUTE format('COMMENT ON COLUMN publish.transparency_row.%I IS %L', found, 'On the way to publish.transparency.');
    END LOOP;
END $$;

-- The list itself, column by column as code.transparency_column has them. What is withheld of vacant assets is said there
-- and done here; a test holds the two together.
CREATE VIEW publish.transparency WITH (security_barrier) AS
SELECT
    publisher.label AS organisation_label,
    publisher.uri AS organisation_uri,
    (SELECT facts.as_of()) AS effective_date,
    CASE WHEN NOT withheld THEN uprn END AS uprn,
    (CASE WHEN withheld THEN vacant_code ELSE reference END) COLLATE "C" AS asset_code,
    CASE WHEN withheld THEN 'Vacant: ' || group_label ELSE name END AS property_name,
    CASE WHEN NOT withheld THEN street_number END AS street_number,
    CASE WHEN NOT withheld THEN coalesce(street, locality) END AS street_name,
    CASE WHEN NOT withheld THEN post_town END AS post_town,
    CASE WHEN withheld THEN split_part(postcode, ' ', 1) ELSE postcode END AS post_code,
    CASE WHEN place.point IS NOT NULL THEN 'OSGB36' END AS coordinate_reference_system,
    round(ST_X(place.point)::numeric, 1) AS geo_x,
    round(ST_Y(place.point)::numeric, 1) AS geo_y,
    tenure_type.term AS tenure_type,
    detail.terms AS tenure_detail,
    CASE WHEN NOT withheld
         THEN nullif(concat_ws('; ', detail_texts, CASE validation_code WHEN 'being_validated' THEN 'record still being validated' END), '')
         END AS other_detail,
    holding_type.term AS holding_type,
    CASE WHEN NOT withheld THEN floor_area_m2 END AS building_size,
    CASE WHEN NOT withheld THEN round(land_area_m2 / 10000.0, 4) END AS land_area,
    CASE WHEN NOT withheld THEN energy_rating END AS energy_rating,
    withheld,
    located,
    located AND NOT withheld AND NOT licence_open AS licence_withheld,
    place.point AS location
FROM publish.transparency_row
CROSS JOIN publish.publisher
CROSS JOIN LATERAL (
    SELECT (CASE WHEN NOT withheld AND licence_open THEN location END)::geometry(Point, 27700) AS point) AS place
LEFT JOIN code.transparency_term tenure_type
       ON tenure_type.list_name = 'tenure_type' AND tenure_type.written AND tenure_type.code = transparency_row.tenure_type
LEFT JOIN code.transparency_term holding_type
       ON holding_type.list_name = 'holding_type' AND holding_type.written AND holding_type.code = holding_code
LEFT JOIN LATERAL (
    SELECT string_agg(term.term, '; ' ORDER BY known.sort_order) AS terms
    FROM code.tenure_detail known
    JOIN code.transparency_term term ON term.list_name = 'tenure_detail' AND term.written AND term.code = known.code
    WHERE known.code = ANY (detail_codes) AND (NOT withheld OR known.code <> 'occupied')
       OR known.code = 'vacant' AND withheld) AS detail ON true;
COMMENT ON VIEW publish.transparency IS 'Land and building assets of the council, as the Local Government Transparency Code 2015 asks.';
COMMENT ON COLUMN publish.transparency.organisation_label IS 'Name of the council.';
COMMENT ON COLUMN publish.transparency.organisation_uri IS 'Identifier of the council, as an address on the web.';
COMMENT ON COLUMN publish.transparency.effective_date IS 'Day on which the row is true.';
COMMENT ON COLUMN publish.transparency.uprn IS 'Unique Property Reference Number.';
COMMENT ON COLUMN publish.transparency.asset_code IS 'Reference of the asset; of a vacant one a code of this list alone.';
COMMENT ON COLUMN publish.transparency.property_name IS 'Name of the building or land; of a vacant one the kind.';
COMMENT ON COLUMN publish.transparency.street_number IS 'House number or numbers.';
COMMENT ON COLUMN publish.transparency.street_name IS 'Street, or the village where no street is known.';
COMMENT ON COLUMN publish.transparency.post_town IS 'Post town.';
COMMENT ON COLUMN publish.transparency.post_code IS 'Postcode; of a vacant asset its first part.';
COMMENT ON COLUMN publish.transparency.coordinate_reference_system IS 'System of the coordinates: OSGB36.';
COMMENT ON COLUMN publish.transparency.geo_x IS 'Easting, metres.';
COMMENT ON COLUMN publish.transparency.geo_y IS 'Northing, metres.';
COMMENT ON COLUMN publish.transparency.tenure_type IS 'Freehold, Leasehold or Other.';
COMMENT ON COLUMN publish.transparency.tenure_detail IS 'How the interest is used.';
COMMENT ON COLUMN publish.transparency.other_detail IS 'What the other columns cannot say.';
COMMENT ON COLUMN publish.transparency.holding_type IS 'Land, Buildings, or Land and buildings.';
COMMENT ON COLUMN publish.transparency.building_size IS 'Gross internal area of the buildings, m2.';
COMMENT ON COLUMN publish.transparency.land_area IS 'Area of the land, hectares.';
COMMENT ON COLUMN publish.transparency.energy_rating IS 'Band of the newest energy certificate.';
COMMENT ON COLUMN publish.transparency.withheld IS 'Vacant, so that what would place it is withheld. Not in the file.';
COMMENT ON COLUMN publish.transparency.located IS 'The register knows where it is. Not in the file.';
COMMENT ON COLUMN publish.transparency.licence_withheld IS 'Its coordinates came under a licence that does not let them be published. Not in the file.';
COMMENT ON COLUMN publish.transparency.location IS 'Its point, EPSG:27700, where that is published.';

CREATE VIEW publish.transparency_why WITH (security_barrier) AS
SELECT asset.asset_id, asset.reference, judged.included, judged.rule_code AS rule, judged.title, judged.paragraph, judged.source,
       row_of.withheld, CASE WHEN row_of.withheld THEN row_of.vacant_code ELSE row_of.reference END AS listed_as,
       CASE WHEN NOT judged.included THEN NULL
            WHEN row_of.withheld THEN 'vacant: only the kind and the first part of the postcode are published'
            WHEN NOT row_of.located THEN 'no coordinates in the register'
            WHEN NOT row_of.licence_open THEN 'coordinates withheld: ' || coalesce(row_of.licence_rule, 'no rule on their licence')
            ELSE 'published with its coordinates' END AS place,
       judged.traits
FROM publish.asset_cleared asset
JOIN publish.transparency_judged judged ON judged.asset_id = asset.asset_id
LEFT JOIN publish.transparency_row row_of ON row_of.asset_id = asset.asset_id;
COMMENT ON VIEW publish.transparency_why IS 'Why an asset is in the list of land and building assets or not. For staff.';
COMMENT ON COLUMN publish.transparency_why.included IS 'Whether it is in the list.';
COMMENT ON COLUMN publish.transparency_why.rule IS 'The rule that decides.';
COMMENT ON COLUMN publish.transparency_why.title IS 'The rule in words.';
COMMENT ON COLUMN publish.transparency_why.paragraph IS 'Paragraph of the Code that it follows from.';
COMMENT ON COLUMN publish.transparency_why.source IS 'Where the rule stands.';
COMMENT ON COLUMN publish.transparency_why.withheld IS 'Vacant, so that what would place it is withheld; null not in the list.';
COMMENT ON COLUMN publish.transparency_why.listed_as IS 'What the list calls it; null not in the list.';
COMMENT ON COLUMN publish.transparency_why.place IS 'What the list says of where it is.';
COMMENT ON COLUMN publish.transparency_why.traits IS 'What the rules go by.';

CREATE VIEW publish.publication WITH (security_barrier) AS
SELECT own.publication_id, own.list_name, own.draft, own.as_at, own.made_on, own.made_at, own.revision, own.known_at,
       own.rules_edition, own.engine_version, own.row_count, own.vacant_count, own.unlocated_count,
       own.licence_withheld_count, own.fault_count, own.warning_count, own.licence,
       CASE WHEN reader.clearance > 0 THEN own.actor END AS actor,
       CASE WHEN reader.clearance > 0 THEN own.left_out_count END AS left_out_count
FROM publication.publication own
CROSS JOIN (SELECT publish.clearance() AS clearance OFFSET 0) AS reader
WHERE NOT own.draft OR reader.clearance > 0;
COMMENT ON VIEW publish.publication IS 'Lists that were published; drafts for staff only.';

CREATE VIEW publish.publication_file WITH (security_barrier) AS
SELECT own.publication_id, own.name, own.place, own.title, own.media_type, own.bytes, own.sha256, own.content
FROM publish.publication JOIN publication.file own ON own.publication_id = publication.publication_id;
COMMENT ON VIEW publish.publication_file IS 'Their files.';

CREATE VIEW publish.transparency_rule_count WITH (security_barrier) AS
SELECT judged.rule_code AS rule, judged.included, judged.title, judged.paragraph, count(*) AS assets
FROM publish.transparency_judged judged
GROUP BY judged.rule_code, judged.included, judged.title, judged.paragraph;
COMMENT ON VIEW publish.transparency_rule_count IS 'How many assets each rule takes into the list or leaves out. For staff.';
COMMENT ON COLUMN publish.transparency_rule_count.rule IS 'The rule; null none fits.';
COMMENT ON COLUMN publish.transparency_rule_count.included IS 'Whether what it fits is in the list.';
COMMENT ON COLUMN publish.transparency_rule_count.title IS 'The rule in words.';
COMMENT ON COLUMN publish.transparency_rule_count.paragraph IS 'Paragraph of the Code.';
COMMENT ON COLUMN publish.transparency_rule_count.assets IS 'Assets of the whole register.';

CREATE VIEW publish.register_state AS
SELECT facts.as_of() AS as_at, publish.as_of() AS made_on, head.incarnation, head.revision, change.committed_at AS known_at,
       rules.edition AS rules_edition,
       EXISTS (SELECT FROM source.batch WHERE batch.profile LIKE 'sample-%') AS sample
FROM history.head
CROSS JOIN history.rules
LEFT JOIN history.change ON change.revision = head.revision;
COMMENT ON VIEW publish.register_state IS 'Which state of the register is in force: what a publication says that it was made from. One row, for staff.';
COMMENT ON COLUMN publish.register_state.as_at IS 'The day that is asked for.';
COMMENT ON COLUMN publish.register_state.made_on IS 'Today, in Britain.';
COMMENT ON COLUMN publish.register_state.incarnation IS 'Identity of this database.';
COMMENT ON COLUMN publish.register_state.revision IS 'Newest revision.';
COMMENT ON COLUMN publish.register_state.known_at IS 'When it was committed; null before the first.';
COMMENT ON COLUMN publish.register_state.rules_edition IS 'How often code lists and rules were changed.';
COMMENT ON COLUMN publish.register_state.sample IS 'It holds the synthetic sample.';

CREATE VIEW publish.transparency_column AS
SELECT layout.title, layout.place, layout.about, layout.data_type, layout.presence, layout.pattern, layout.pattern_says,
       layout.term_list, layout.vacant, layout.source
FROM code.transparency_column layout
WHERE publish.as_of() >= layout.valid_from AND publish.as_of() < layout.valid_to;
COMMENT ON VIEW publish.transparency_column IS 'The layout in force of the list of land and building assets.';

CREATE VIEW publish.transparency_term AS
SELECT term.list_name, term.term, term.code, term.written, term.source FROM code.transparency_term term;
COMMENT ON VIEW publish.transparency_term IS 'Words of that list.';

-- What stands in a table of its own is described there.
DO $$
DECLARE
    found record;
BEGIN
    FOR found IN
        SELECT view.name, shown.attname AS column_name, col_description(view.kept, kept.attnum) AS comment
        FROM (VALUES ('publish.publication'::regclass, 'publication.publication'::regclass),
                     ('publish.publication_file', 'publication.file'), ('publish.publisher', 'code.publisher'),
                     ('publish.transparency_column', 'code.transparency_column'),
                     ('publish.transparency_term', 'code.transparency_term')) AS view (name, kept)
        JOIN pg_attribute shown ON shown.attrelid = view.name AND shown.attnum > 0
        JOIN pg_attribute kept ON kept.attrelid = view.kept AND kept.attname = shown.attname AND kept.attnum > 0
    LOOP
        EXECUTE format('COMMENT ON COLUMN %s.%I IS %L', found.name, found.column_name, found.comment);
    END LOOP;
END $$;

CREATE VIEW publish.asset_circumstance WITH (security_barrier) AS
SELECT asset.asset_id, asset.reference, own.circumstance_code AS circumstance, known.label, lower(own.valid) AS from_on,
       upper(own.valid) AS until_on, facts.in_force(own.valid) AS current
FROM register.asset_circumstance own
JOIN publish.asset_cleared asset ON asset.asset_id = own.asset_id
JOIN code.circumstance known ON known.code = own.circumstance_code;
COMMENT ON VIEW publish.asset_circumstance IS 'What the Transparency Code asks of assets that nothing else says.';
COMMENT ON COLUMN publish.asset_circumstance.circumstance IS 'The circumstance, as a code.';
COMMENT ON COLUMN publish.asset_circumstance.label IS 'The circumstance.';
