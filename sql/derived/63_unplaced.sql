-- Rows of an import that speak of nothing the council has, while it is under way.

CREATE FUNCTION edit.import_unplaced(batch bigint, rows bigint[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM source.batch WHERE batch_id = batch AND kind = 'title-extents' AND status = 'staged') THEN
        RAISE EXCEPTION 'import % is not one of title extents that is under way', batch;
    END IF;
    DELETE FROM source.issue WHERE batch_id = batch AND row_number = ANY (rows);
    DELETE FROM source.record WHERE batch_id = batch AND row_number = ANY (rows);
    INSERT INTO source.issue (batch_id, severity, code, value, reason)
    VALUES (batch, 'warning', 'polygons_elsewhere', cardinality(rows)::text,
            format('%s polygons hold no asset''s point and name none: they were counted and not kept', cardinality(rows)));
END $$;
COMMENT ON FUNCTION edit.import_unplaced(bigint, bigint[]) IS 'Leaves rows of an import of title extents out of the source records, and notes how many they were: a district has a hundred thousand titles.';
REVOKE EXECUTE ON FUNCTION edit.import_unplaced(bigint, bigint[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION edit.import_unplaced(bigint, bigint[]) TO terrier_clerk;
