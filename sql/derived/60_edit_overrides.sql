-- What a person set stands before what any file says, until it is taken back.

CREATE FUNCTION edit.keep_override(asked bigint, given jsonb, of_building text DEFAULT NULL, place_crs84 geometry DEFAULT NULL,
                                   place_accuracy_m numeric DEFAULT NULL, place_licence text DEFAULT NULL) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, public, pg_temp AS $$
    INSERT INTO register.override (asset_id, field, value, actor, reason, building_code, location_crs84, location_accuracy_m,
                                   location_licence)
    SELECT asked, key, value #>> '{}', current_setting('terrier.actor'), current_setting('terrier.reason'), of_building,
           place_crs84, place_accuracy_m, place_licence
    FROM jsonb_each(given) ORDER BY key
    ON CONFLICT (asset_id, field, building_code) DO UPDATE
    SET value = excluded.value, actor = excluded.actor, reason = excluded.reason, made_at = excluded.made_at,
        location_crs84 = excluded.location_crs84, location_accuracy_m = excluded.location_accuracy_m,
        location_licence = excluded.location_licence
$$;
COMMENT ON FUNCTION edit.keep_override(bigint, jsonb, text, geometry, numeric, text) IS 'Notes what a person set, field by field: of the asset, or of a building of it; of a location also the same point in CRS84, its accuracy and licence.';

-- Files speak of what holds from now on: a change of days that are over, or of a part of them, is no override.
CREATE FUNCTION edit.override_holding(asked bigint, given jsonb) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT edit.keep_override(asked, given - '{from,basis}'::text[])
    FROM register.asset_holding
    WHERE asset_id = asked AND upper_inf(valid) AND valid @> edit.since('holding', given)
$$;
COMMENT ON FUNCTION edit.override_holding(bigint, jsonb) IS 'Notes how a person said that an asset is held from a day on.';

CREATE FUNCTION edit.override_liability(asked bigint, since date) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT edit.keep_override(asked, jsonb_build_object('council_repairs', council_repairs, 'share_percent', share_percent,
                                                        'duty_holder', duty_holder_code))
    FROM register.liability
    WHERE asset_id = asked AND building_id IS NULL AND upper_inf(valid) AND valid @> since
$$;
COMMENT ON FUNCTION edit.override_liability(bigint, date) IS 'Notes who a person said repairs from a day on: as one, since the parts mean nothing apart.';

CREATE FUNCTION edit.release(asked bigint, given jsonb) RETURNS boolean
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    strange text;
    names text[];
BEGIN
    IF jsonb_typeof(given) <> 'array' OR EXISTS (SELECT FROM jsonb_array_elements(given) AS name
                                                 WHERE jsonb_typeof(name) <> 'string') THEN
        PERFORM edit.fault('release', 'release is a list of names of fields');
    END IF;
    -- holding.status is status, building.name building_name.
    names := ARRAY(SELECT coalesce(own.claim, regexp_replace(name, '^(holding|liability)[.]', ''))
                   FROM jsonb_array_elements_text(given) AS name
                   LEFT JOIN edit.part_field own ON name = concat_ws('.', own.part, own.field));
    SELECT min(name) INTO strange FROM unnest(names) AS name
    WHERE NOT EXISTS (SELECT FROM register.override WHERE asset_id = asked AND field = name);
    IF strange IS NOT NULL THEN
        PERFORM edit.fault('release', format('nobody has set `%s` of this asset; what people set: %s', left(strange, 60),
            coalesce((SELECT string_agg(DISTINCT field, ', ' ORDER BY field) FROM register.override WHERE asset_id = asked), 'nothing')));
    END IF;
    DELETE FROM register.override
    WHERE asset_id = asked
      AND (field = ANY (names)
           OR (field = ANY ('{council_repairs,share_percent,duty_holder}') AND names && '{council_repairs,share_percent,duty_holder}')
           OR (field = ANY ('{tenure_detail,tenure_other}') AND names && '{tenure_detail,tenure_other}'));
    PERFORM edit.take(ARRAY[asked]);
    RETURN given <> '[]';
END $$;
COMMENT ON FUNCTION edit.release(bigint, jsonb) IS 'Takes back what people set of an asset''s fields: what the files say best stands again.';
