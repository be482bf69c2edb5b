-- Rows of an import that speak of nothing the council has, while it is under way.

CREATE FUNCTION edit.import_unplaced(asked bigint, unplaced bigint[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM source.batch WHERE batch_id = asked AND kind = 'title-extents' AND status = 'staged') THEN
        RAISE EXCEPTION 'import % is not one of title extents that is under way', asked;
    END IF;
    DELETE FROM source.issue WHERE batch_id = asked AND row_number = ANY (unplaced);
    DELETE FROM source.record WHERE batch_id = asked AND row_number = ANY (unplaced);
    INSERT INTO source.issue (batch_id, severity, code, value, reason)
    VALUES (asked, 'warning', 'polygons_elsewhere', cardinality(unplaced)::text,
            format('%s no asset''s point and %s none: %s counted and not kept',
                   CASE cardinality(unplaced) WHEN 1 THEN '1 polygon holds' ELSE cardinality(unplaced) || ' polygons hold' END,
                   CASE cardinality(unplaced) WHEN 1 THEN 'names' ELSE 'name' END,
                   CASE cardinality(unplaced) WHEN 1 THEN 'it was' ELSE 'they were' END));
END $$;
COMMENT ON FUNCTION edit.import_unplaced(bigint, bigint[]) IS 'Leaves rows of an import of title extents out of the source records, and notes how many they were: a district has a hundred thousand titles.';
REVOKE EXECUTE ON FUNCTION edit.import_unplaced(bigint, bigint[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION edit.import_unplaced(bigint, bigint[]) TO terrier_clerk;
