-- Changing a record. The service's logins write nothing themselves: edit.asset() does, as the owner, within what it
-- checks. Two logins may call it. Who the change is by: what the service says, of anyone else the login itself.

COMMENT ON SCHEMA edit IS 'How people change a record: one function that checks and writes. For the service''s logins of editor and steward.';

-- Fields of register.asset that may be edited, with the column of each and the list that its codes come from.
CREATE VIEW edit.field AS
SELECT field, column_name, list
FROM (VALUES ('name', 'name', NULL), ('category', 'category_code', 'category'), ('marking', 'marking_code', 'marking'),
             ('validation', 'validation_code', 'validation'), ('uprn', 'uprn', NULL), ('street_number', 'street_number', NULL),
             ('street', 'street', NULL), ('locality', 'locality', NULL), ('post_town', 'post_town', NULL),
             ('postcode', 'postcode', NULL), ('service', 'service', NULL), ('responsible_officer', 'responsible_officer', NULL),
             ('budget_held_centrally', 'budget_held_centrally', NULL), ('purpose_confirmed_on', 'purpose_confirmed_on', NULL),
             ('fixed_asset_reference', 'fixed_asset_reference', NULL), ('land_area_m2', 'stated_land_area_m2', NULL),
             ('notes', 'notes', NULL))
     AS known (field, column_name, list);
COMMENT ON VIEW edit.field IS 'Fields of an asset that an edit may set; location, holding and liability apart.';
COMMENT ON COLUMN edit.field.field IS 'Name in an edit.';
COMMENT ON COLUMN edit.field.column_name IS 'Column of register.asset.';
COMMENT ON COLUMN edit.field.list IS 'List that its codes come from; null for what is no code.';

-- Fields of the one interest and of a building; the columns are those of what files claim.
CREATE VIEW edit.part_field AS
SELECT own.part, own.field, claimed.name AS claim, coalesce(claimed.column_name, 'land_only') AS column_name, own.list
FROM (VALUES ('interest', 'tenure', 'tenure', 'tenure'), ('interest', 'tenure_detail', 'tenure_detail', 'tenure_detail'),
             ('interest', 'tenure_other', 'tenure_other', NULL), ('interest', 'title_number', 'title_number', NULL),
             ('interest', 'land_only', 'holding_type', NULL), ('building', 'name', 'building_name', NULL),
             ('building', 'floor_area_m2', 'floor_area_m2', NULL), ('building', 'year_built', 'year_built', NULL),
             ('building', 'storeys', 'storeys', NULL), ('building', 'lifts', 'lifts', NULL),
             ('building', 'air_conditioned', 'air_conditioned', NULL), ('building', 'heating', 'heating', 'heating'),
             ('building', 'boiler_year', 'boiler_year', NULL), ('building', 'asbestos', 'asbestos', 'asbestos'),
             ('building', 'temporary', 'temporary', NULL), ('building', 'life_ends_on', 'life_ends_on', NULL),
             ('building', 'replacement_cost', 'replacement_cost', NULL),
             ('building', 'replacement_cost_on', 'replacement_cost_on', NULL),
             ('building', 'roof_potential_kwh', 'roof_potential_kwh', NULL)) AS own (part, field, claim, list)
JOIN code.claim_field claimed ON claimed.kind = 'register' AND claimed.part = own.part AND claimed.name = own.claim;
COMMENT ON VIEW edit.part_field IS 'Fields of an interest or a building that an edit may set.';
COMMENT ON COLUMN edit.part_field.part IS 'The group of the edit: interest or building.';
COMMENT ON COLUMN edit.part_field.field IS 'Name in that group.';
COMMENT ON COLUMN edit.part_field.claim IS 'Name among claims and overrides.';
COMMENT ON COLUMN edit.part_field.column_name IS 'Column of the table of that part.';
COMMENT ON COLUMN edit.part_field.list IS 'List that its codes come from; null for what is no code.';

CREATE VIEW edit.choice AS
SELECT list, code, label, sort_order
FROM (SELECT 'category' AS list, code, label, sort_order, valid_from, valid_to FROM code.category
      UNION ALL SELECT 'marking', code, label, sort_order, valid_from, valid_to FROM code.marking
      UNION ALL SELECT 'validation', code, label, sort_order, valid_from, valid_to FROM code.validation
      UNION ALL SELECT 'purpose', code, label, sort_order, valid_from, valid_to FROM code.purpose
      UNION ALL SELECT 'scope', code, label, sort_order, valid_from, valid_to FROM code.scope
      UNION ALL SELECT 'status', code, label, sort_order, valid_from, valid_to FROM code.status
      UNION ALL SELECT 'council_repairs', code, label, sort_order, valid_from, valid_to FROM code.council_repairs
      UNION ALL SELECT 'duty_holder', code, label, sort_order, valid_from, valid_to FROM code.duty_holder
      UNION ALL SELECT 'tenure', code, label, sort_order, valid_from, valid_to FROM code.tenure
      UNION ALL SELECT 'tenure_detail', code, label, sort_order, valid_from, valid_to FROM code.tenure_detail
      UNION ALL SELECT 'heating', code, label, sort_order, valid_from, valid_to FROM code.heating
      UNION ALL SELECT 'asbestos', code, label, sort_order, valid_from, valid_to FROM code.asbestos
      UNION ALL SELECT 'disposal_basis', code, label, sort_order, valid_from, valid_to FROM code.disposal_basis WHERE by_hand) AS known
WHERE publish.as_of() >= valid_from AND publish.as_of() < valid_to;
COMMENT ON VIEW edit.choice IS 'Codes that an edit may set today.';
COMMENT ON COLUMN edit.choice.list IS 'The list.';
COMMENT ON COLUMN edit.choice.code IS 'Code.';
COMMENT ON COLUMN edit.choice.label IS 'What people read.';
COMMENT ON COLUMN edit.choice.sort_order IS 'Order in the list.';

-- --- what is wrong with an edit ---

CREATE FUNCTION edit.fault(field text, sentence text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RAISE EXCEPTION USING ERRCODE = 'TE001', COLUMN = coalesce(field, ''), MESSAGE = sentence;
END $$;
COMMENT ON FUNCTION edit.fault(text, text) IS 'Ends an edit: which field, and what is wrong with it.';

CREATE FUNCTION edit.must_say_why(why text) RETURNS void
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF coalesce(btrim(why, E' \t\r\n'), '') = '' OR length(why) > 2000 THEN
        PERFORM edit.fault('reason', 'say why, in at most 2,000 characters: the reason is kept with the change');
    END IF;
END $$;
COMMENT ON FUNCTION edit.must_say_why(text) IS 'Ends a change that gives no reason, or one too long.';

CREATE FUNCTION edit.begin_change(said_by text, why text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM set_config('terrier.actor', edit.actor(said_by), true),
            set_config('terrier.reason', btrim(why, E' \t\r\n'), true), set_config('terrier.batch', '', true);
END $$;
COMMENT ON FUNCTION edit.begin_change(text, text) IS 'Tells the ledger who and why.';

CREATE FUNCTION edit.must_be_code(asked_list text, field text, given text) RETURNS void
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF given IS NOT NULL AND NOT EXISTS (SELECT FROM edit.choice WHERE list = asked_list AND code = given) THEN
        PERFORM edit.fault(field, format('there is no %s `%s`; there are: %s', replace(asked_list, '_', ' '), left(given, 60),
            (SELECT string_agg(code, ', ' ORDER BY sort_order, code) FROM edit.choice WHERE list = asked_list)));
    END IF;
END $$;
COMMENT ON FUNCTION edit.must_be_code(text, text, text) IS 'Ends an edit that sets a code which is not in its list today.';

CREATE FUNCTION edit.must_be_known(part text, given jsonb, fields text[]) RETURNS void
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    strange text;
BEGIN
    IF jsonb_typeof(given) <> 'object' THEN
        PERFORM edit.fault(part, format('%s is an object of fields', coalesce(part, 'an edit')));
    END IF;
    SELECT min(key) INTO strange FROM jsonb_object_keys(given) AS key WHERE key <> ALL (fields);
    IF strange IS NOT NULL THEN
        PERFORM edit.fault(concat_ws('.', part, left(strange, 60)),
                           format('`%s` is no field that can be edited here; there are: %s', left(strange, 60),
                                  array_to_string(fields, ', ')));
    END IF;
END $$;
COMMENT ON FUNCTION edit.must_be_known(text, jsonb, text[]) IS 'Ends an edit that names a field which is not in the list.';

-- Dates from which something holds: on or after the year 1000, and not so far ahead that it must be a slip.
CREATE FUNCTION edit.since(part text, given jsonb) RETURNS date
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    since date := coalesce((given ->> 'from')::date, publish.as_of());
BEGIN
    IF NOT since BETWEEN date '1000-01-01' AND publish.as_of() + interval '10 years' THEN
        PERFORM edit.fault(part || '.from', format('%s is no day from which this can hold: from the year 1000 to ten years ahead', since));
    END IF;
    IF given - 'from' = '{}' THEN
        PERFORM edit.fault(part, format('say what changes from %s on', since));
    END IF;
    RETURN since;
END $$;
COMMENT ON FUNCTION edit.since(text, jsonb) IS 'The day from which a part of an edit holds: what it says, else today.';

-- Which field a constraint or a column of the register stands for.
CREATE FUNCTION edit.field_of(constraint_name text, column_name text) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce((SELECT field.field FROM edit.field WHERE field.column_name = field_of.column_name),
                    (SELECT field.field FROM edit.field
                     WHERE field_of.constraint_name IN ('asset_' || field.column_name || '_check', field.column_name || '_check',
                                                        'asset_' || field.column_name || '_fkey')),
                    (SELECT concat_ws('.', own.part, own.field) FROM edit.part_field own
                     WHERE field_of.constraint_name = concat_ws('_', own.part, own.column_name, 'check')
                        OR field_of.column_name = own.column_name AND own.field = 'tenure'),
                    CASE WHEN constraint_name LIKE 'liability%' OR constraint_name LIKE 'percent%' THEN 'liability'
                         WHEN constraint_name LIKE 'asset\_holding%' THEN 'holding' END)
$$;
COMMENT ON FUNCTION edit.field_of(text, text) IS 'The field of an edit that broke a rule of the register.';

CREATE FUNCTION edit.rule_sentence(field text, said text) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE field
        WHEN 'name' THEN 'a record needs a name'
        WHEN 'postcode' THEN 'a postcode is written like TA1 4DY, or TA1 for its outward part alone'
        WHEN 'uprn' THEN 'a UPRN is a whole number of at most 12 digits'
        WHEN 'liability' THEN 'share_percent, from 0 to 100, goes with council_repairs `shared`, and with no other'
        WHEN 'land_area_m2' THEN 'an area is a number of square metres, not less than 0'
        WHEN 'building.year_built' THEN 'year_built is a year from 1000 to 2100'
        WHEN 'building.boiler_year' THEN 'boiler_year is a year from 1900 to 2100'
        WHEN 'building.storeys' THEN 'storeys are a whole number from 0 to 50'
        WHEN 'building.replacement_cost' THEN 'a cost to build anew is more than 0; null empties it'
        WHEN 'interest.tenure' THEN 'an interest needs a tenure'
        WHEN 'category' THEN 'a record needs a category'
        WHEN 'marking' THEN 'a record needs a marking'
        WHEN 'validation' THEN 'a record needs its validation status'
        ELSE said END
$$;
COMMENT ON FUNCTION edit.rule_sentence(text, text) IS 'What the rule that an edit broke asks for; else what the database said.';

-- --- the parts of an edit; each says whether it changed anything ---

CREATE FUNCTION edit.own_fields(asked bigint, given jsonb) RETURNS boolean
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    old register.asset;
    new register.asset;
    named record;
BEGIN
    SELECT * INTO old FROM register.asset WHERE asset_id = asked;
    FOR named IN SELECT field.field, field.list, given ->> field.field AS code FROM edit.field
                 WHERE field.list IS NOT NULL AND given ? field.field LOOP
        PERFORM edit.must_be_code(named.list, named.field, named.code);
    END LOOP;
    IF (SELECT rank FROM code.marking WHERE code = given ->> 'marking') > publish.clearance() THEN
        RAISE EXCEPTION USING ERRCODE = 'TE002', COLUMN = 'marking',
            MESSAGE = format('the marking `%s` is above what you may read: a steward may set it', given ->> 'marking');
    END IF;
    IF (given ->> 'purpose_confirmed_on')::date > publish.as_of() THEN
        PERFORM edit.fault('purpose_confirmed_on', 'a review cannot have confirmed the purpose on a day that has not come yet');
    END IF;
    new := jsonb_populate_record(old, (
        SELECT coalesce(jsonb_object_agg(field.column_name,
                   CASE WHEN field.field = 'postcode' THEN to_jsonb(upper(nullif(btrim(value #>> '{}'), '')))
                        WHEN jsonb_typeof(value) = 'string' THEN to_jsonb(nullif(btrim(value #>> '{}', E' \t\r\n'), ''))
                        ELSE value END), '{}')
        FROM jsonb_each(given) JOIN edit.field ON field.field = key));
    IF new IS NOT DISTINCT FROM old THEN
        RETURN false;
    END IF;
    UPDATE register.asset
    SET name = new.name, category_code = new.category_code, marking_code = new.marking_code,
        validation_code = new.validation_code, uprn = new.uprn, street_number = new.street_number, street = new.street,
        locality = new.locality, post_town = new.post_town, postcode = new.postcode, service = new.service,
        responsible_officer = new.responsible_officer, budget_held_centrally = new.budget_held_centrally,
        purpose_confirmed_on = new.purpose_confirmed_on, fixed_asset_reference = new.fixed_asset_reference,
        stated_land_area_m2 = new.stated_land_area_m2, notes = new.notes
    WHERE asset_id = asked;
    PERFORM edit.keep_override(asked, (
        SELECT jsonb_object_agg(field.field, to_jsonb(new) -> field.column_name) FROM edit.field
        WHERE to_jsonb(new) -> field.column_name IS DISTINCT FROM to_jsonb(old) -> field.column_name));
    RETURN true;
END $$;
COMMENT ON FUNCTION edit.own_fields(bigint, jsonb) IS 'Sets the fields of the asset itself.';

-- From the day given on, until what is recorded to begin later begins. What held until then ends there; where what
-- follows or goes before says the same, its dates are moved instead, so that the day of a change can be put right.
CREATE FUNCTION edit.holding(asked bigint, given jsonb, why text) RETURNS boolean
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    since date;
    until date;
    held register.asset_holding;
    later register.asset_holding;
    before register.asset_holding;
    new register.asset_holding;
BEGIN
    PERFORM edit.must_be_known('holding', given, ARRAY['purpose', 'scope', 'status', 'from', 'basis']);
    since := edit.since('holding', given);
    SELECT * INTO held FROM register.asset_holding WHERE asset_id = asked AND valid @> since;
    SELECT * INTO later FROM register.asset_holding WHERE asset_id = asked AND lower(valid) > since ORDER BY valid LIMIT 1;
    SELECT * INTO before FROM register.asset_holding WHERE asset_id = asked AND upper(valid) = since;
    until := CASE WHEN held.holding_id IS NULL THEN lower(later.valid) ELSE upper(held.valid) END;
    new := held;
    new.purpose_code := CASE WHEN given ? 'purpose' THEN given ->> 'purpose' ELSE held.purpose_code END;
    new.scope_code := CASE WHEN given ? 'scope' THEN given ->> 'scope' ELSE held.scope_code END;
    new.status_code := CASE WHEN given ? 'status' THEN given ->> 'status' ELSE held.status_code END;
    PERFORM edit.must_be_code('purpose', 'holding.purpose', new.purpose_code),
            edit.must_be_code('scope', 'holding.scope', new.scope_code),
            edit.must_be_code('status', 'holding.status', new.status_code);
    IF given ? 'basis' AND new.status_code IS DISTINCT FROM 'disposed' THEN
        PERFORM edit.fault('holding.basis', 'a basis says why no decision was needed to dispose of it: it goes with status `disposed`');
    END IF;
    new.basis_code := CASE WHEN given ? 'basis' THEN given ->> 'basis' WHEN held.status_code = 'disposed' THEN held.basis_code END;
    IF num_nulls(new.purpose_code, new.scope_code, new.status_code) > 0 THEN
        PERFORM edit.fault('holding', format('how it is held on %s would be unknown: give purpose, scope and status', since));
    END IF;
    IF (new.purpose_code, new.scope_code, new.status_code) = (held.purpose_code, held.scope_code, held.status_code)
       AND new.basis_code IS NOT DISTINCT FROM held.basis_code THEN
        RETURN false;
    END IF;
    IF lower(held.valid) = since THEN
        DELETE FROM register.asset_holding WHERE holding_id = held.holding_id;
    ELSIF held.holding_id IS NOT NULL THEN
        UPDATE register.asset_holding SET valid = daterange(lower(held.valid), since) WHERE holding_id = held.holding_id;
    END IF;
    IF lower(later.valid) = until
       AND (new.purpose_code, new.scope_code, new.status_code) = (later.purpose_code, later.scope_code, later.status_code) THEN
        UPDATE register.asset_holding SET valid = daterange(since, upper(later.valid)) WHERE holding_id = later.holding_id;
    ELSIF (new.purpose_code, new.scope_code, new.status_code) = (before.purpose_code, before.scope_code, before.status_code) THEN
        UPDATE register.asset_holding SET valid = daterange(lower(before.valid), until) WHERE holding_id = before.holding_id;
    ELSE
        INSERT INTO register.asset_holding (asset_id, valid, purpose_code, scope_code, status_code, reason, basis_code, decision_id)
        VALUES (asked, daterange(since, until), new.purpose_code, new.scope_code, new.status_code, why, new.basis_code,
                CASE WHEN new.basis_code IS NULL THEN held.decision_id END);
    END IF;
    RETURN true;
END $$;
COMMENT ON FUNCTION edit.holding(bigint, jsonb, text) IS 'Sets how an asset is held from a day on.';

-- The same for who repairs the asset as a whole.
CREATE FUNCTION edit.liability(asked bigint, given jsonb) RETURNS boolean
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    since date;
    until date;
    held register.liability;
    later register.liability;
    before register.liability;
    new register.liability;
BEGIN
    PERFORM edit.must_be_known('liability', given, ARRAY['council_repairs', 'share_percent', 'duty_holder', 'from']);
    since := edit.since('liability', given);
    SELECT * INTO held FROM register.liability WHERE asset_id = asked AND building_id IS NULL AND valid @> since;
    SELECT * INTO later FROM register.liability
    WHERE asset_id = asked AND building_id IS NULL AND lower(valid) > since ORDER BY valid LIMIT 1;
    SELECT * INTO before FROM register.liability WHERE asset_id = asked AND building_id IS NULL AND upper(valid) = since;
    until := CASE WHEN held.liability_id IS NULL THEN lower(later.valid) ELSE upper(held.valid) END;
    new := held;
    new.council_repairs := CASE WHEN given ? 'council_repairs' THEN given ->> 'council_repairs' ELSE held.council_repairs END;
    new.duty_holder_code := CASE WHEN given ? 'duty_holder' THEN given ->> 'duty_holder' ELSE held.duty_holder_code END;
    new.share_percent := CASE WHEN given ? 'share_percent' THEN (given ->> 'share_percent')::register.percent
                              WHEN new.council_repairs = 'shared' THEN held.share_percent END;
    PERFORM edit.must_be_code('council_repairs', 'liability.council_repairs', new.council_repairs),
            edit.must_be_code('duty_holder', 'liability.duty_holder', new.duty_holder_code);
    IF num_nulls(new.council_repairs, new.duty_holder_code) > 0 THEN
        PERFORM edit.fault('liability', format('who repairs on %s would be unknown: give council_repairs and duty_holder', since));
    END IF;
    IF (new.council_repairs, new.share_percent, new.duty_holder_code, 'stated')
       IS NOT DISTINCT FROM (held.council_repairs, held.share_percent, held.duty_holder_code, held.basis) THEN
        RETURN false;
    END IF;
    IF lower(held.valid) = since THEN
        DELETE FROM register.liability WHERE liability_id = held.liability_id;
    ELSIF held.liability_id IS NOT NULL THEN
        UPDATE register.liability SET valid = daterange(lower(held.valid), since) WHERE liability_id = held.liability_id;
    END IF;
    IF lower(later.valid) = until
       AND (new.council_repairs, new.share_percent, new.duty_holder_code, 'stated')
           IS NOT DISTINCT FROM (later.council_repairs, later.share_percent, later.duty_holder_code, later.basis) THEN
        UPDATE register.liability SET valid = daterange(since, upper(later.valid)) WHERE liability_id = later.liability_id;
    ELSIF (new.council_repairs, new.share_percent, new.duty_holder_code, 'stated')
          IS NOT DISTINCT FROM (before.council_repairs, before.share_percent, before.duty_holder_code, before.basis) THEN
        UPDATE register.liability SET valid = daterange(lower(before.valid), until) WHERE liability_id = before.liability_id;
    ELSE
        INSERT INTO register.liability (asset_id, valid, council_repairs, share_percent, duty_holder_code, basis)
        VALUES (asked, daterange(since, until), new.council_repairs, new.share_percent, new.duty_holder_code, 'stated');
    END IF;
    RETURN true;
END $$;
COMMENT ON FUNCTION edit.liability(bigint, jsonb) IS 'Sets who repairs an asset, and who must keep inspections in date, from a day on.';

-- --- the edit ---

CREATE FUNCTION edit.changed_since(asked bigint, expected text) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(string_agg(format('%s by %s (%s%s)', to_char(committed_at AT TIME ZONE 'Europe/London', 'YYYY-MM-DD HH24:MI'),
                                      left(actor, 60), parts, ': ' || left(reason, 120)), '; ' ORDER BY revision DESC),
                    'the version given is not one of this register')
    FROM (SELECT * FROM publish.asset_change
          WHERE asset_id = asked AND expected LIKE '%-' || (SELECT left(incarnation::text, 8) FROM history.head)
            AND expected ~ '^[0-9]{1,18}-' AND revision > CASE WHEN expected ~ '^[0-9]{1,18}-' THEN split_part(expected, '-', 1)::bigint END
          ORDER BY revision DESC LIMIT 3) AS newest
$$;
COMMENT ON FUNCTION edit.changed_since(bigint, text) IS 'Who changed what of an asset since a version, the newest three, in words.';

CREATE FUNCTION edit.asset(asked text, expected text, given jsonb, said_by text, why text,
                           OUT outcome text, OUT field text, OUT sentence text, OUT version text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET lock_timeout = '5s' AS $$
DECLARE
    own_id bigint;
    changed boolean := false;
    broken_rule text;
    broken_column text;
BEGIN
    SELECT asset.asset_id INTO own_id FROM publish.asset_cleared asset WHERE asset.reference = asked;
    -- Whoever adds a part to this asset, or alters what an edit may alter, is waited for; what they did counts.
    PERFORM FROM register.asset own WHERE own.asset_id = own_id FOR UPDATE;
    PERFORM FROM register.asset_holding own WHERE own.asset_id = own_id FOR UPDATE;
    PERFORM FROM register.liability own WHERE own.asset_id = own_id FOR UPDATE;
    PERFORM FROM register.interest own WHERE own.asset_id = own_id FOR UPDATE;
    PERFORM FROM register.building own WHERE own.asset_id = own_id FOR UPDATE;
    SELECT record.version INTO version FROM publish.record WHERE record.asset_id = own_id;
    IF version IS NULL THEN
        outcome := 'missing';
        RETURN;
    ELSIF expected IS DISTINCT FROM version THEN
        outcome := 'stale';
        sentence := edit.changed_since(own_id, expected);
        RETURN;
    END IF;
    PERFORM edit.begin_change(said_by, why);
    BEGIN
        PERFORM edit.must_say_why(why);
        PERFORM edit.must_be_known(NULL, given, (SELECT array_agg(known.field) FROM edit.field known) || '{location,location_licence,holding,liability,interest,building,release}');
        IF given ? 'release' THEN
            changed := edit.release(own_id, given -> 'release');
        END IF;
        changed := edit.own_fields(own_id, given) OR changed;
        IF given ?| '{location,location_licence}' THEN
            changed := edit.location(own_id, given) OR changed;
        END IF;
        PERFORM edit.must_be_code('disposal_basis', 'holding.basis', given -> 'holding' ->> 'basis');
        IF given ? 'holding' AND edit.holding(own_id, given -> 'holding', why) THEN
            changed := true;
            PERFORM edit.override_holding(own_id, given -> 'holding');
        END IF;
        IF given ? 'liability' AND edit.liability(own_id, given -> 'liability') THEN
            changed := true;
            PERFORM edit.override_liability(own_id, edit.since('liability', given -> 'liability'));
        END IF;
        IF given ? 'interest' THEN
            changed := edit.interest(own_id, given -> 'interest') OR changed;
        END IF;
        IF given ? 'building' THEN
            changed := edit.building(own_id, given -> 'building') OR changed;
        END IF;
    EXCEPTION
        WHEN SQLSTATE 'TE001' THEN
            outcome := 'invalid';
            GET STACKED DIAGNOSTICS field = COLUMN_NAME, sentence = MESSAGE_TEXT;
            field := nullif(field, '');
        WHEN SQLSTATE 'TE002' THEN
            outcome := 'refused';
            GET STACKED DIAGNOSTICS field = COLUMN_NAME, sentence = MESSAGE_TEXT;
            field := nullif(field, '');
        WHEN check_violation OR not_null_violation OR foreign_key_violation OR data_exception THEN
            outcome := 'invalid';
            GET STACKED DIAGNOSTICS broken_rule = CONSTRAINT_NAME, broken_column = COLUMN_NAME, sentence = MESSAGE_TEXT;
            field := edit.field_of(broken_rule, broken_column);
            sentence := edit.rule_sentence(field, sentence);
        WHEN exclusion_violation OR unique_violation THEN
            outcome := 'stale';
            sentence := 'the same part was changed at this moment';
    END;
    IF outcome IS NOT NULL THEN
        RETURN;
    ELSIF NOT changed THEN
        outcome := 'same';
        RETURN;
    END IF;
    -- Sealed here and not at commit, so that the answer can name the version: its place is held until then.
    SET CONSTRAINTS history.seal IMMEDIATE;
    SET CONSTRAINTS history.seal DEFERRED;
    SELECT record.version INTO version FROM publish.record WHERE record.asset_id = own_id;
    outcome := 'changed';
END $$;
COMMENT ON FUNCTION edit.asset(text, text, jsonb, text, text) IS 'Applies one edit to the record of one asset, wholly or not at all: reference, version it was read at, fields to set (RFC 7396), who, why. Says changed, same, stale (sentence: who changed what since), invalid or refused (field, sentence), missing; and the version then.';

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA edit FROM PUBLIC;
GRANT USAGE ON SCHEMA edit TO terrier_serve_editor, terrier_serve_steward;
GRANT EXECUTE ON FUNCTION edit.asset(text, text, jsonb, text, text) TO terrier_serve_editor, terrier_serve_steward;
GRANT SELECT ON edit.choice TO terrier_serve_editor, terrier_serve_steward;
GRANT USAGE ON SCHEMA edit TO terrier_clerk;
GRANT SELECT ON edit.ranked_claim TO terrier_clerk;
