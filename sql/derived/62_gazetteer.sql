-- Loading a release of a gazetteer: a table beside the one in force, its indexes, and the turn of the view. All within
-- the transaction of the import, which owns nothing: these act as the owner.

CREATE FUNCTION edit.gazetteer_begin(product text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    loading text := product || '_loading';
BEGIN
    IF product NOT IN ('open_uprn', 'addressbase_plus') THEN
        RAISE EXCEPTION 'there is no gazetteer %', product;
    END IF;
    IF to_regclass(format('gazetteer.%I', loading)) IS NOT NULL THEN
        EXECUTE format('DROP TABLE gazetteer.%I', loading);
    END IF;
    EXECUTE format('CREATE TABLE gazetteer.%I (LIKE gazetteer.%I INCLUDING COMMENTS)', loading, product || '_empty');
    EXECUTE format('COMMENT ON TABLE gazetteer.%I IS %L', loading, 'A release of a gazetteer: see gazetteer.release.');
    EXECUTE format('GRANT INSERT ON gazetteer.%I TO terrier_clerk', loading);
END $$;
COMMENT ON FUNCTION edit.gazetteer_begin(text) IS 'Makes the empty table that a release of the product is copied into, in place of any left over.';

-- Rows that repeat a UPRN are rare, so their absence is assumed and the index itself finds them.
CREATE FUNCTION edit.gazetteer_key(product text, batch bigint, told integer) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET maintenance_work_mem = '256MB' AS $$
DECLARE
    loading regclass := format('gazetteer.%I', product || '_loading');
    repeated bigint := 0;
BEGIN
    BEGIN
        EXECUTE format('ALTER TABLE %s ADD PRIMARY KEY (uprn)', loading);
    EXCEPTION WHEN unique_violation THEN
        EXECUTE format(
            'WITH later AS (
                 DELETE FROM %1$s USING (
                     SELECT ctid AS place, row_number() OVER (PARTITION BY uprn ORDER BY ctid) AS nth FROM %1$s) AS numbered
                 WHERE %1$s.ctid = numbered.place AND numbered.nth > 1
                 RETURNING uprn, easting, northing),
             noted AS (
                 INSERT INTO source.issue (batch_id, column_name, value, severity, code, reason)
                 SELECT $1, ''UPRN'', uprn::text, ''rejected'', ''duplicate'',
                        format(''an earlier row has the same UPRN; the first was taken and this one, at %%s %%s, kept out'',
                               easting, northing)
                 FROM later ORDER BY uprn LIMIT $2)
             SELECT count(*) FROM later', loading)
        INTO repeated USING batch, told;
        EXECUTE format('ALTER TABLE %s ADD PRIMARY KEY (uprn)', loading);
    END;
    RETURN repeated;
END $$;
COMMENT ON FUNCTION edit.gazetteer_key(text, bigint, integer) IS 'Makes the key of the table being loaded; takes out rows that repeat a UPRN, notes up to so many, and says how many there were.';

CREATE FUNCTION edit.gazetteer_places(product text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET maintenance_work_mem = '256MB' AS $$
DECLARE
    loading regclass := format('gazetteer.%I', product || '_loading');
BEGIN
    EXECUTE format('CREATE INDEX ON %s USING gist (point(easting, northing))', loading);
    EXECUTE format('ANALYZE %s', loading);
END $$;
COMMENT ON FUNCTION edit.gazetteer_places(text) IS 'Makes the index by place of the table being loaded, and tells the planner what it holds.';

-- Readers hold the view for as long as their transactions last. Waiting in line for them would keep all who come after
-- out too, so the line is left again and again.
CREATE FUNCTION edit.gazetteer_release(wanted text, batch bigint, released date, loaded bigint, accuracy numeric) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    was bigint;
    made bigint;
    patience integer := 100;
BEGIN
    UPDATE gazetteer.release SET in_force = false WHERE product = wanted AND in_force RETURNING release_id INTO was;
    INSERT INTO gazetteer.release (product, released_on, batch_id, row_count, accuracy_m)
    VALUES (wanted, released, batch, loaded, accuracy) RETURNING release_id INTO made;
    EXECUTE format('ALTER TABLE gazetteer.%I RENAME TO %I', wanted || '_loading', wanted || '_' || made);
    LOOP
        BEGIN
            PERFORM set_config('lock_timeout', '2s', true);
            -- Whoever writes assets locks their rows first and reads the gazetteer after: taken in their order, and against
            -- locks of rows too, the two cannot wait for each other. Readers are not kept out.
            LOCK TABLE register.asset IN EXCLUSIVE MODE;
            EXECUTE format('LOCK TABLE gazetteer.%I IN ACCESS EXCLUSIVE MODE', wanted);
            EXIT;
        EXCEPTION WHEN lock_not_available THEN
            patience := patience - 1;
            IF patience = 0 THEN
                RAISE EXCEPTION 'the gazetteer in force is being read without a pause, so the new release could not take its place: try again when it is quieter'
                    USING ERRCODE = 'lock_not_available';
            END IF;
        END;
        PERFORM pg_sleep(1);
    END LOOP;
    PERFORM set_config('lock_timeout', '0', true);
    EXECUTE format('CREATE OR REPLACE VIEW gazetteer.%I AS SELECT * FROM gazetteer.%I', wanted, wanted || '_' || made);
    IF was IS NOT NULL THEN
        EXECUTE format('DROP TABLE gazetteer.%I', wanted || '_' || was);
    END IF;
    RETURN made;
END $$;
COMMENT ON FUNCTION edit.gazetteer_release(text, bigint, date, bigint, numeric) IS 'Puts the loaded table in force as a release, and drops the one before it. accuracy: of the transformation between its positions, m.';

-- A place that is not the gazetteer's is left alone. What it had and has no longer, or has elsewhere now, and what it has
-- for the first time, is cleared: the trigger of register.asset looks it up as it is written.
CREATE FUNCTION edit.gazetteer_place() RETURNS bigint
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    WITH changed AS (
        UPDATE register.asset own
        SET location = NULL, location_crs84 = NULL, location_accuracy_m = NULL, location_licence = NULL, location_release_id = NULL
        FROM (SELECT held.asset_id
              FROM register.asset held
              LEFT JOIN edit.uprn_point found ON found.asset_id = held.asset_id
              WHERE held.uprn IS NOT NULL AND (held.location IS NULL OR held.location_release_id IS NOT NULL)
                AND (held.location, held.location_crs84, held.location_accuracy_m, held.location_licence)
                    IS DISTINCT FROM (found.location, found.location_crs84, found.accuracy_m, found.licence)
                AND NOT EXISTS (SELECT FROM register.override said WHERE said.asset_id = held.asset_id AND said.field = 'location')
             ) AS moved
        WHERE own.asset_id = moved.asset_id
        RETURNING own.asset_id)
    SELECT count(*) FROM changed
$$;
COMMENT ON FUNCTION edit.gazetteer_place() IS 'Gives assets without a place of their own the point of their UPRN in the gazetteer in force. How many assets it placed, moved or left without.';

REVOKE EXECUTE ON FUNCTION edit.gazetteer_begin(text), edit.gazetteer_key(text, bigint, integer),
    edit.gazetteer_places(text), edit.gazetteer_release(text, bigint, date, bigint, numeric), edit.gazetteer_place() FROM PUBLIC;
GRANT USAGE ON SCHEMA edit, gazetteer TO terrier_clerk;
GRANT EXECUTE ON FUNCTION edit.gazetteer_begin(text), edit.gazetteer_key(text, bigint, integer),
    edit.gazetteer_places(text), edit.gazetteer_release(text, bigint, date, bigint, numeric), edit.gazetteer_place() TO terrier_clerk;
