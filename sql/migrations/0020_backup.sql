-- Whether the register as it stands is what its history says, row by row: for a restored copy, and for whoever doubts.

CREATE FUNCTION history.verify_live() RETURNS TABLE (table_name text, row_key text, fault text)
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, public SET timezone = 'UTC' SET datestyle = 'ISO'
SET bytea_output = 'hex' SET extra_float_digits = 1 AS $$
DECLARE
    tracked record;
    keys text;
    same text;
    live_columns text;
BEGIN
    FOR tracked IN
        SELECT past.relname AS name, live.oid AS live, past.oid AS past
        FROM pg_class past
        JOIN pg_class live ON live.relname = past.relname AND live.relkind = 'r'
             AND live.relnamespace IN ('register'::regnamespace, 'gazetteer'::regnamespace)
        WHERE past.relnamespace = 'history'::regnamespace AND past.relkind = 'r'
        ORDER BY past.relname
    LOOP
        SELECT string_agg(format('%I', attname), ', ' ORDER BY array_position(indkey::int2[], attnum)),
               string_agg(format('live.%1$I = last.%1$I', attname), ' AND ')
        INTO keys, same
        FROM pg_index JOIN pg_attribute ON attrelid = indrelid AND attnum = ANY (indkey::int2[])
        WHERE indrelid = tracked.live AND indisprimary;
        SELECT string_agg(format('live.%I', attname), ', ' ORDER BY attnum) INTO live_columns
        FROM pg_attribute
        WHERE attrelid = tracked.past AND attnum > 0 AND NOT attisdropped
          AND attname NOT IN ('version_id', 'change_id', 'entry_id', 'operation', 'digest', 'salt');
        RETURN QUERY EXECUTE format(
            'SELECT %1$L::text, coalesce(live.key, last.key),
                    CASE WHEN last.key IS NULL THEN ''this row has no history''
                         WHEN live.key IS NULL THEN ''this row is missing''
                         WHEN last.operation = ''D'' THEN ''this row was deleted and is there''
                         ELSE ''this row is not as it was written'' END
             FROM (SELECT ROW(%2$s)::text AS key, * FROM %3$s) AS live
             FULL JOIN (SELECT DISTINCT ON (%2$s) ROW(%2$s)::text AS key, * FROM history.%1$I
                        ORDER BY %2$s, version_id DESC) AS last ON %4$s
             WHERE last.key IS NULL
                OR (live.key IS NULL AND last.operation <> ''D'')
                OR (live.key IS NOT NULL AND last.operation = ''D'')
                OR (live.key IS NOT NULL AND last.salt IS NOT NULL
                    AND last.digest <> sha256(convert_to(rtrim(ROW(last.salt, %5$s)::text, '',)''), ''UTF8'')))',
            tracked.name, keys, tracked.live::regclass, same, live_columns);
    END LOOP;
END $$;
COMMENT ON FUNCTION history.verify_live() IS 'Rows of the register that are not as their newest version in history says, by digest: altered, missing, brought back, or without history. None: the register is whole.';

CREATE FUNCTION history.live_count() RETURNS bigint
LANGUAGE plpgsql STABLE SET search_path = pg_catalog AS $$
DECLARE
    tracked regclass;
    part bigint;
    total bigint := 0;
BEGIN
    FOR tracked IN
        SELECT live.oid FROM pg_class live
        JOIN pg_class past ON past.relname = live.relname AND past.relnamespace = 'history'::regnamespace
        WHERE live.relkind = 'r' AND live.relnamespace IN ('register'::regnamespace, 'gazetteer'::regnamespace)
    LOOP
        EXECUTE format('SELECT count(*) FROM %s', tracked) INTO part;
        total := total + part;
    END LOOP;
    RETURN total;
END $$;
COMMENT ON FUNCTION history.live_count() IS 'How many rows of the register history.verify_live() compares.';
