-- Setting what lies beside the fields of the asset itself: where it is, its interest, its buildings.

CREATE FUNCTION edit.part_given(of_part text, given jsonb) RETURNS jsonb
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    named record;
BEGIN
    PERFORM edit.must_be_known(of_part, given, ARRAY(SELECT field FROM edit.part_field WHERE part = of_part));
    IF given = '{}' THEN
        PERFORM edit.fault(of_part, format('say what of the %s changes', of_part));
    END IF;
    FOR named IN SELECT own.list, concat_ws('.', own.part, own.field) AS name, given ->> own.field AS code
                 FROM edit.part_field own WHERE own.part = of_part AND own.list IS NOT NULL AND given ? own.field LOOP
        PERFORM edit.must_be_code(named.list, named.name, named.code);
    END LOOP;
    RETURN (SELECT jsonb_object_agg(own.column_name, CASE WHEN jsonb_typeof(value) = 'string'
                                                          THEN to_jsonb(nullif(btrim(value #>> '{}', E' \t\r\n'), '')) ELSE value END)
            FROM jsonb_each(given) JOIN edit.part_field own ON own.part = of_part AND own.field = key);
END $$;
COMMENT ON FUNCTION edit.part_given(text, jsonb) IS 'What an edit gives of an interest or a building, by column, once its names and codes are looked at.';

CREATE FUNCTION edit.override_part(asked bigint, of_part text, old jsonb, new jsonb, of_building text) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT edit.keep_override(asked, jsonb_object_agg(own.claim,
               CASE own.claim WHEN 'holding_type' THEN to_jsonb(CASE (new ->> own.column_name)::boolean
                                                                WHEN true THEN 'land' WHEN false THEN 'buildings' END)
                              ELSE new -> own.column_name END), of_building)
    FROM edit.part_field own
    WHERE own.part = of_part
      AND (new -> own.column_name IS DISTINCT FROM old -> own.column_name
           -- the detail of a tenure in words goes with that by its code: a file's words would be shown before it
           OR (own.column_name = 'detail_text' AND new -> 'detail_code' IS DISTINCT FROM old -> 'detail_code'))
    HAVING count(*) > 0
$$;
COMMENT ON FUNCTION edit.override_part(bigint, text, jsonb, jsonb, text) IS 'Notes what a person changed of an interest or a building.';

-- The interest is corrected where it stands: when it began is not what is put right here.
CREATE FUNCTION edit.interest(asked bigint, given jsonb) RETURNS boolean
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    said jsonb := edit.part_given('interest', given || CASE WHEN given ? 'tenure_detail' AND NOT given ? 'tenure_other'
                                                            THEN '{"tenure_other": null}' ELSE '{}' END::jsonb);
    held bigint[] := ARRAY(SELECT interest_id FROM register.interest WHERE asset_id = asked AND upper_inf(valid) ORDER BY 1);
    old register.interest;
    new register.interest;
BEGIN
    IF cardinality(held) > 1 THEN
        PERFORM edit.fault('interest', (
            SELECT format('this asset has %s interests (%s), and which of them is meant cannot be told: correct them in the file that they came with',
                          count(*), string_agg(concat_ws(', ', tenure.label, 'title ' || own.title_number), '; ' ORDER BY own.interest_id))
            FROM register.interest own JOIN code.tenure ON tenure.code = own.tenure_code WHERE own.interest_id = ANY (held)));
    ELSIF held = '{}' AND EXISTS (SELECT FROM register.interest WHERE asset_id = asked) THEN
        PERFORM edit.fault('interest', (SELECT format('its interest ended on %s: a new one comes with an import', max(upper(valid)) - 1)
                                        FROM register.interest WHERE asset_id = asked));
    ELSIF held = '{}' AND said ->> 'tenure_code' IS NULL THEN
        PERFORM edit.fault('interest.tenure', 'nothing is recorded of how it is held: give its tenure');
    END IF;
    SELECT * INTO old FROM register.interest WHERE interest_id = held[1];
    new := jsonb_populate_record(old, said);
    IF new IS NOT DISTINCT FROM old THEN
        RETURN false;
    ELSIF held = '{}' THEN
        INSERT INTO register.interest (asset_id, tenure_code, detail_code, detail_text, title_number, land_only)
        VALUES (asked, new.tenure_code, new.detail_code, new.detail_text, new.title_number, new.land_only);
    ELSE
        UPDATE register.interest
        SET tenure_code = new.tenure_code, detail_code = new.detail_code, detail_text = new.detail_text,
            title_number = new.title_number, land_only = new.land_only
        WHERE interest_id = held[1];
    END IF;
    PERFORM edit.override_part(asked, 'interest', to_jsonb(old), to_jsonb(new), NULL);
    RETURN true;
END $$;
COMMENT ON FUNCTION edit.interest(bigint, jsonb) IS 'Corrects the one interest that the council has in an asset, or records the first.';

CREATE FUNCTION edit.building(asked bigint, given jsonb) RETURNS boolean
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    said jsonb := edit.part_given('building', given - 'code');
    buildings text := (SELECT format('%s: %s', edit.counted(count(*), 'building', 'buildings'),
                                     left(string_agg(code || coalesce(' (' || name || ')', ''), ', ' ORDER BY code), 400))
                       FROM register.building WHERE asset_id = asked HAVING count(*) > 0);
    old register.building;
    new register.building;
BEGIN
    IF buildings IS NULL THEN
        PERFORM edit.fault('building', 'this asset has no building in the register: one comes with an asset list or a survey');
    ELSIF given ->> 'code' IS NULL AND (SELECT count(*) FROM register.building WHERE asset_id = asked) > 1 THEN
        PERFORM edit.fault('building', format('this asset has %s; say which is meant with `building.code`', buildings));
    END IF;
    SELECT * INTO old FROM register.building WHERE asset_id = asked AND code = coalesce(btrim(given ->> 'code'), code);
    IF old.building_id IS NULL THEN
        PERFORM edit.fault('building.code', format('there is no building `%s`: this asset has %s', left(given ->> 'code', 60), buildings));
    END IF;
    new := jsonb_populate_record(old, said);
    IF new IS NOT DISTINCT FROM old THEN
        RETURN false;
    END IF;
    UPDATE register.building
    SET name = new.name, floor_area_m2 = new.floor_area_m2, year_built = new.year_built, storeys = new.storeys, lifts = new.lifts,
        air_conditioned = new.air_conditioned, heating_code = new.heating_code, boiler_year = new.boiler_year,
        asbestos_code = new.asbestos_code, temporary = new.temporary, life_ends_on = new.life_ends_on,
        replacement_cost = new.replacement_cost, replacement_cost_on = new.replacement_cost_on,
        roof_potential_kwh = new.roof_potential_kwh
    WHERE building_id = old.building_id;
    PERFORM edit.override_part(asked, 'building', to_jsonb(old), to_jsonb(new), old.code);
    RETURN true;
END $$;
COMMENT ON FUNCTION edit.building(bigint, jsonb) IS 'Sets fields of a building: of the one that the asset has, or of that of the code given.';

-- A place is given in both systems, made by one operation as the imports make them; that it is one place is looked at.
CREATE FUNCTION edit.location(asked bigint, given jsonb) RETURNS boolean
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    place jsonb := nullif(given -> 'location', 'null');
    licence text := nullif(btrim(given ->> 'location_licence', E' \t\r\n'), '');
    point geometry := ST_SetSRID(ST_MakePoint((place ->> 'easting')::double precision,
                                              (place ->> 'northing')::double precision), 27700);
    point_crs84 geometry := ST_SetSRID(ST_MakePoint((place ->> 'longitude')::double precision,
                                                    (place ->> 'latitude')::double precision), 4326);
BEGIN
    IF NOT given ? 'location' THEN
        PERFORM edit.fault('location_licence', 'the licence is that of a location: give `location` with it');
    ELSIF place IS NULL AND licence IS NOT NULL THEN
        PERFORM edit.fault('location_licence', 'a location that is emptied has no licence');
    ELSIF place IS NOT NULL AND (point IS NULL OR point_crs84 IS NULL OR place ->> 'accuracy_m' IS NULL
                                 OR ST_Distance(point, ST_Transform(point_crs84, 27700)) > 20) THEN
        PERFORM edit.fault('location', 'a location has easting, northing, longitude, latitude and accuracy_m of one place');
    END IF;
    IF EXISTS (SELECT FROM register.asset own
               WHERE own.asset_id = asked AND own.location IS NOT DISTINCT FROM point AND own.location_release_id IS NULL
                 AND (licence IS NULL OR own.location_licence = licence)) THEN
        RETURN false;
    END IF;
    PERFORM edit.keep_override(asked, jsonb_build_object('location', (place ->> 'easting') || ' ' || (place ->> 'northing')),
                               NULL, point_crs84, (place ->> 'accuracy_m')::numeric,
                               CASE WHEN place IS NOT NULL THEN coalesce(licence, 'set by hand') END);
    PERFORM edit.take_location(ARRAY[asked]);
    RETURN true;
END $$;
COMMENT ON FUNCTION edit.location(bigint, jsonb) IS 'Sets, or empties, where an asset is, with the licence that goes with it; without one it is `set by hand`.';

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA edit FROM PUBLIC;
