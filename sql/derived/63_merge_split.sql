-- One record made two: what is named of it becomes an asset of its own, and the rest stays.

-- A survey of both is split with its lines.
CREATE FUNCTION edit.split_surveys(old bigint, new bigint, buildings bigint[]) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    survey record;
    copied bigint;
BEGIN
    FOR survey IN SELECT DISTINCT own.* FROM register.condition_survey own JOIN register.condition_item item USING (survey_id)
                  WHERE own.asset_id = old AND item.building_id = ANY (buildings) LOOP
        INSERT INTO register.condition_survey (asset_id, reference, kind_code, surveyed_on, surveyor, price_base_on, record_id)
        VALUES (new, survey.reference, survey.kind_code, survey.surveyed_on, survey.surveyor, survey.price_base_on, survey.record_id)
        RETURNING survey_id INTO copied;
        UPDATE register.condition_item SET survey_id = copied
        WHERE survey_id = survey.survey_id AND building_id = ANY (buildings);
    END LOOP;
END $$;
COMMENT ON FUNCTION edit.split_surveys(bigint, bigint, bigint[]) IS 'Gives the new asset the lines that surveys have of its buildings.';

CREATE FUNCTION edit.split_parts(old bigint, new bigint, buildings bigint[], parcels bigint[], records bigint[]) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    child record;
BEGIN
    PERFORM edit.split_surveys(old, new, buildings);
    UPDATE register.override own SET asset_id = new
    FROM register.building parted
    WHERE own.asset_id = old AND parted.building_id = ANY (buildings) AND own.building_code = parted.code;
    UPDATE register.building SET asset_id = new WHERE building_id = ANY (buildings);
    UPDATE register.land_parcel SET asset_id = new WHERE land_parcel_id = ANY (parcels);
    FOR child IN
        SELECT part.part, part.owner_column,
               EXISTS (SELECT FROM edit.part_table b WHERE b.part = part.part AND b.owner = 'register.building'::regclass) AS of_building,
               EXISTS (SELECT FROM edit.part_table r WHERE r.part = part.part AND r.owner = 'source.record'::regclass
                                                       AND r.owner_column = 'record_id') AS of_record
        FROM edit.part_table part
        WHERE part.owner = 'register.asset'::regclass
          AND part.part NOT IN ('register.asset'::regclass, 'register.building'::regclass, 'register.land_parcel'::regclass,
                                'register.asset_holding'::regclass, 'register.interest'::regclass, 'source.link'::regclass)
    LOOP
        IF child.of_building THEN
            EXECUTE format('UPDATE %1$s SET %2$I = $2 WHERE %2$I = $1 AND building_id = ANY ($3)', child.part, child.owner_column)
            USING old, new, buildings;
        END IF;
        IF child.of_record AND child.part <> 'register.liability'::regclass THEN
            EXECUTE format('UPDATE %1$s SET %2$I = $2 WHERE %2$I = $1 AND record_id = ANY ($3)', child.part, child.owner_column)
            USING old, new, records;
        END IF;
    END LOOP;
    UPDATE source.link SET asset_id = new, how = 'person' WHERE asset_id = old AND record_id = ANY (records);
    UPDATE register.asset_identifier own SET asset_id = new
    FROM source.record said JOIN source.batch USING (batch_id)
    WHERE own.asset_id = old AND said.record_id = ANY (records) AND own.value = said.row_key
      AND own.scheme = substr(batch.feed, strpos(batch.feed, '/') + 1);
END $$;
COMMENT ON FUNCTION edit.split_parts(bigint, bigint, bigint[], bigint[], bigint[]) IS 'Moves buildings with what hangs on them, land, and what source rows brought, from one asset to another.';

-- It is held, and repaired, as what it was part of, until somebody says otherwise.
CREATE FUNCTION edit.split_copies(old bigint, new bigint) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, public, pg_temp AS $$
    -- A decision was on the whole: that a part went with it is a correction.
    INSERT INTO register.asset_holding (asset_id, valid, purpose_code, scope_code, status_code, reason, record_id, basis_code)
    SELECT new, valid, purpose_code, scope_code, status_code, reason, record_id,
           CASE WHEN decision_id IS NULL THEN basis_code ELSE 'correction' END
    FROM register.asset_holding WHERE asset_id = old;
    INSERT INTO register.interest (asset_id, valid, tenure_code, detail_code, detail_text, title_number, land_only, record_id)
    SELECT new, valid, tenure_code, detail_code, detail_text, title_number, land_only, record_id FROM register.interest
    WHERE asset_id = old;
    INSERT INTO register.liability (asset_id, valid, council_repairs, share_percent, duty_holder_code, basis, record_id)
    SELECT new, valid, council_repairs, share_percent, duty_holder_code, basis, record_id FROM register.liability
    WHERE asset_id = old AND building_id IS NULL;
    -- A piece of a refuge is no less to be kept out of what is published.
    INSERT INTO register.asset_circumstance (asset_id, circumstance_code, valid, record_id)
    SELECT new, circumstance_code, valid, record_id FROM register.asset_circumstance WHERE asset_id = old
$$;
COMMENT ON FUNCTION edit.split_copies(bigint, bigint) IS 'Gives the new asset the holding, tenure, repairs and circumstances of the one it came from.';

CREATE FUNCTION edit.split_asset(old bigint, given_name text, buildings bigint[], parcels bigint[], records bigint[]) RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    said jsonb := coalesce((SELECT checked FROM source.record WHERE record_id = records[1]), '{}');
    building register.building := (SELECT own FROM register.building own WHERE own.building_id = buildings[1]);
    new bigint;
BEGIN
    INSERT INTO register.asset (name, category_code, marking_code, validation_code, predecessor_id, uprn, street_number, street,
                                locality, post_town, postcode, service, record_id)
    SELECT coalesce(nullif(btrim(given_name), ''), said ->> 'name', (building).name, own.name || ' (part)'),
           coalesce((SELECT code FROM code.category WHERE code = said ->> 'category'), own.category_code), own.marking_code,
           own.validation_code, own.predecessor_id,
           coalesce((building).uprn, CASE WHEN said ->> 'uprn' ~ '^[0-9]{1,12}$' THEN (said ->> 'uprn')::bigint END),
           own.street_number, own.street, own.locality, own.post_town, own.postcode, own.service, records[1]
    FROM register.asset own WHERE own.asset_id = old
    RETURNING asset_id INTO new;
    PERFORM edit.split_copies(old, new), edit.split_parts(old, new, buildings, parcels, records);
    INSERT INTO register.match (first_id, second_id, probability, evidence, state, decided_by, decided_at, reason, decided_in)
    VALUES (old, new, 0, '[]', 'rejected', current_setting('terrier.actor'), clock_timestamp(),
            current_setting('terrier.reason'), history.current_change());
    UPDATE register.match SET state = 'rejected', decided_by = current_setting('terrier.actor'), decided_at = clock_timestamp(),
                              reason = current_setting('terrier.reason'), decided_in = history.current_change()
    WHERE state = 'linked' AND record_id = ANY (records);
    RETURN new;
END $$;
COMMENT ON FUNCTION edit.split_asset(bigint, text, bigint[], bigint[], bigint[]) IS 'Makes a new asset of buildings, land and source rows of another; that the two are two is kept as decided.';

CREATE FUNCTION edit.split(asked text, expected text, given jsonb, said_by text, why text,
                           OUT outcome text, OUT field text, OUT sentence text, OUT reference text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET lock_timeout = '5s' AS $$
DECLARE
    old bigint := edit.asset_of(asked);
    buildings bigint[];
    parcels bigint[];
    records bigint[];
    new bigint;
BEGIN
    PERFORM edit.lock_assets(old, NULL);
    sentence := edit.begin(said_by, why);
    IF old IS NULL THEN
        outcome := 'missing';
        RETURN;
    ELSIF expected IS NOT NULL AND expected <> (SELECT version FROM publish.record WHERE asset_id = old) THEN
        outcome := 'stale';
        sentence := edit.changed_since(old, expected);
        RETURN;
    ELSIF sentence IS NOT NULL THEN
        outcome := 'invalid';
        field := 'reason';
        RETURN;
    END IF;
    BEGIN
        PERFORM edit.must_be_known(NULL, given, '{name,buildings,land,rows}');
        buildings := edit.split_choice('buildings', given -> 'buildings',
            (SELECT jsonb_object_agg(code, building_id) FROM register.building WHERE asset_id = old));
        parcels := edit.split_choice('land', given -> 'land',
            (SELECT jsonb_object_agg(code, land_parcel_id) FROM register.land_parcel WHERE asset_id = old));
        records := edit.split_choice('rows', given -> 'rows',
            (SELECT jsonb_object_agg(batch_id || '.' || row_number, record_id)
             FROM source.link JOIN source.record USING (record_id) WHERE asset_id = old));
        IF cardinality(buildings || parcels || records) = 0 THEN
            PERFORM edit.fault(NULL, 'say what the new asset is made of: buildings, land or source rows');
        END IF;
    EXCEPTION WHEN SQLSTATE 'TE001' THEN
        outcome := 'invalid';
        GET STACKED DIAGNOSTICS field = COLUMN_NAME, sentence = MESSAGE_TEXT;
        field := nullif(field, '');
        RETURN;
    END;
    new := edit.split_asset(old, given ->> 'name', buildings, parcels, records);
    outcome := 'changed';
    reference := (SELECT own.reference FROM register.asset own WHERE own.asset_id = new);
EXCEPTION WHEN SQLSTATE 'TE004' OR integrity_constraint_violation OR foreign_key_violation OR unique_violation
            OR exclusion_violation OR check_violation THEN
    outcome := 'refused';
    sentence := edit.why_not(SQLSTATE, SQLERRM);
END $$;

CREATE FUNCTION edit.split_choice(list text, given jsonb, there_are jsonb) RETURNS bigint[]
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    strange text;
BEGIN
    IF given IS NULL THEN
        RETURN '{}';
    ELSIF jsonb_typeof(given) <> 'array' THEN
        PERFORM edit.fault(list, format('%s is a list of codes', list));
    END IF;
    SELECT min(code) INTO strange FROM jsonb_array_elements_text(given) AS code WHERE NOT coalesce(there_are, '{}') ? code;
    IF strange IS NOT NULL THEN
        PERFORM edit.fault(list, format('it has no `%s` among its %s; there are: %s', left(strange, 60), list,
            coalesce((SELECT string_agg(code, ', ' ORDER BY code) FROM jsonb_object_keys(there_are) AS code), 'none')));
    END IF;
    RETURN ARRAY(SELECT DISTINCT (there_are ->> code)::bigint FROM jsonb_array_elements_text(given) AS code ORDER BY 1);
END $$;
COMMENT ON FUNCTION edit.split_choice(text, jsonb, jsonb) IS 'The parts that codes stand for; ends a split that names one that the asset has not.';
COMMENT ON FUNCTION edit.split(text, text, jsonb, text, text) IS 'Makes two assets of one, wholly or not at all: reference, version it was read at (null: as it is now), what the new asset is made of (name, and codes of buildings and land, and source rows as import.row), who, why. Says changed, stale, refused, invalid or missing; and the new reference.';

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA edit FROM PUBLIC;
GRANT EXECUTE ON FUNCTION edit.split(text, text, jsonb, text, text) TO terrier_serve_editor, terrier_serve_steward;
