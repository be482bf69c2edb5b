-- What the service reads: who asks, how new it is, and how a collection is made.

COMMENT ON SCHEMA served IS 'What the service reads: each collection made ahead as a sheet with its features'' text, and the same live. For the logins of the service alone.';

-- The login decides. An expression that the planner sees through, since publish.clearance() costs a page its time.
DO $$
BEGIN
    EXECUTE format('CREATE FUNCTION served.audience() RETURNS integer LANGUAGE sql STABLE PARALLEL SAFE
        RETURN CASE session_user WHEN ''terrier_serve_public'' THEN 0 WHEN ''terrier_serve_reader'' THEN 1
                                 WHEN ''terrier_serve_gis'' THEN 1 WHEN ''terrier_serve_editor'' THEN 2
                                 WHEN ''terrier_serve_steward'' THEN 3 WHEN %L THEN 3 ELSE -1 END', current_user);
END $$;
COMMENT ON FUNCTION served.audience() IS 'Rank of the highest marking that this login of the service may read: public 0 to official-personal 3, as publish.clearance(); -1 for any other login.';

CREATE TABLE served.sheet_state (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    build text NOT NULL DEFAULT left(replace(gen_random_uuid()::text, '-', ''), 12),
    content text,
    made_at timestamptz,
    incarnation uuid,
    revision bigint,
    rules_edition bigint,
    day date,
    run_id bigint
);
COMMENT ON TABLE served.sheet_state IS 'When the sheets were last made, and of what. One row.';
COMMENT ON COLUMN served.sheet_state.only_row IS 'Always true: holds the table to one row.';
COMMENT ON COLUMN served.sheet_state.build IS 'Identity of this build of the derived views, new each time they are built.';
COMMENT ON COLUMN served.sheet_state.content IS 'served.stamp''s content then; what the sheets hold is no older. Null: never made.';
COMMENT ON COLUMN served.sheet_state.made_at IS 'When that was.';
COMMENT ON COLUMN served.sheet_state.incarnation IS 'The database they were made in.';
COMMENT ON COLUMN served.sheet_state.revision IS 'The register''s revision then: what changed since is in history after it.';
COMMENT ON COLUMN served.sheet_state.rules_edition IS 'The edition of the rules then.';
COMMENT ON COLUMN served.sheet_state.day IS 'Their day.';
COMMENT ON COLUMN served.sheet_state.run_id IS 'The latest published run then; null none.';
INSERT INTO served.sheet_state DEFAULT VALUES;

-- to_char, because a date's text hangs on a setting of the reader's.
CREATE VIEW served.stamp AS
SELECT now_is.content || '.' || now_is.line || '.' || now_is.plan_id AS stamp, coalesce(now_is.content = now_is.sheet_content, false)
           AND coalesce(current_setting('terrier.as_at', true), '') = '' AS current,
       now_is.incarnation, now_is.line, now_is.revision, now_is.rules_edition, now_is.day, now_is.run_id, now_is.build,
       now_is.content, now_is.sheet_content, now_is.sheet_made_at
FROM (
    SELECT left(head.incarnation::text, 8) || '.' || head.revision || '.' || rules.edition || '.'
               || to_char(today.day, 'YYYYMMDD') || '.' || coalesce(run.run_id, 0) || '.' || sheet.build AS content,
           coalesce(plan.plan_id, 0) AS plan_id, CASE WHEN pg_is_in_recovery() THEN 'standby' ELSE left(pg_walfile_name(pg_current_wal_insert_lsn()), 8) END AS line,
           head.incarnation, head.revision, rules.edition AS rules_edition, today.day, run.run_id, sheet.build,
           sheet.content AS sheet_content, sheet.made_at AS sheet_made_at
    -- LIMIT tells the planner what it cannot know of tables never analysed: one row each.
    FROM (SELECT incarnation, revision FROM history.head LIMIT 1) AS head
    CROSS JOIN (SELECT edition FROM history.rules LIMIT 1) AS rules
    CROSS JOIN (SELECT build, content, made_at FROM served.sheet_state LIMIT 1) AS sheet
    CROSS JOIN (SELECT publish.as_of() AS day OFFSET 0) AS today
    CROSS JOIN (SELECT max(run_id) AS run_id FROM evaluation.run WHERE kind = 'published') AS run
    CROSS JOIN (SELECT max(plan_id) AS plan_id FROM programme.plan) AS plan
    OFFSET 0) AS now_is;
COMMENT ON VIEW served.stamp IS 'What state of the register is in force, as one text that moves with everything that is served: part of each ETag.';
COMMENT ON COLUMN served.stamp.stamp IS 'Content, line and newest plan: what an ETag is made of. No sheet holds anything of a plan, so content is without it.';
COMMENT ON COLUMN served.stamp.current IS 'All sheets were made of this content, and it is today''s that is asked for; if not, read the views that end in _now.';
COMMENT ON COLUMN served.stamp.incarnation IS 'Identity of this database.';
COMMENT ON COLUMN served.stamp.line IS 'PostgreSQL''s timeline, another after each promotion, since what the old primary had told nobody else of is lost; or standby.';
COMMENT ON COLUMN served.stamp.revision IS 'Newest revision of the register.';
COMMENT ON COLUMN served.stamp.rules_edition IS 'How often code lists and rules were changed.';
COMMENT ON COLUMN served.stamp.day IS 'Today in Britain: facts age at midnight.';
COMMENT ON COLUMN served.stamp.run_id IS 'The latest published run; null none.';
COMMENT ON COLUMN served.stamp.build IS 'Identity of this build of the derived views.';
COMMENT ON COLUMN served.stamp.content IS 'The incarnation''s first eight digits, revision, edition of the rules, day, run and build.';
COMMENT ON COLUMN served.stamp.sheet_content IS 'The content that the sheets were made of; null never.';
COMMENT ON COLUMN served.stamp.sheet_made_at IS 'When they were made.';

CREATE TABLE served.sortable (
    collection text NOT NULL,
    property text NOT NULL,
    expression text NOT NULL,
    PRIMARY KEY (collection, property)
);
COMMENT ON TABLE served.sortable IS 'What each collection may be sorted by, besides id. Each has two indexes on the sheet, so order by the expression, ASC NULLS LAST or DESC NULLS LAST, and then by id ascending, or by the exact reverse of one of these.';
COMMENT ON COLUMN served.sortable.collection IS 'Name of the view of the collection.';
COMMENT ON COLUMN served.sortable.property IS 'The property, as people name it.';
COMMENT ON COLUMN served.sortable.expression IS 'What to sort by.';

CREATE TABLE served.sheet_source (
    collection text NOT NULL,
    source text NOT NULL,
    PRIMARY KEY (collection, source)
);
COMMENT ON TABLE served.sheet_source IS 'Which tables with a history each collection is made of, by the catalogue; and evaluation.run, where it shows what was judged.';
COMMENT ON COLUMN served.sheet_source.collection IS 'Name of the view of the collection.';
COMMENT ON COLUMN served.sheet_source.source IS 'The table, with its schema.';

-- Whose rows of a table were touched: those that the rows belong to, and belonged to in any version before. A table
-- without an asset goes by the one it hangs on (condition_item by its survey).
CREATE FUNCTION served.touched_assets(touched text, changes bigint[]) RETURNS bigint[]
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    owner CONSTANT regclass := to_regclass(touched);
    past CONSTANT text := format('history.%I', split_part(touched, '.', 2));
    key CONSTANT text := (
        SELECT string_agg(quote_ident(attname), ', ')
        FROM pg_index JOIN pg_attribute ON attrelid = indrelid AND attnum = ANY (indkey::smallint[])
        WHERE indrelid = owner AND indisprimary);
    parent record;
    assets bigint[];
BEGIN
    IF EXISTS (SELECT FROM pg_attribute WHERE attrelid = owner AND attname = 'asset_id') THEN
        EXECUTE format('SELECT array_agg(DISTINCT past.asset_id) FROM %1$s changed JOIN %1$s past USING (%2$s)
                        WHERE changed.change_id = ANY ($1)', past, key) INTO assets USING changes;
        RETURN coalesce(assets, '{}');
    END IF;
    SELECT hangs.confrelid::regclass AS name, split_part(hangs.confrelid::regclass::text, '.', 2) AS past,
           own.attname AS column_name
      INTO parent
    FROM pg_constraint hangs
    JOIN pg_attribute own ON own.attrelid = hangs.conrelid AND own.attnum = hangs.conkey[1]
    JOIN pg_attribute theirs ON theirs.attrelid = hangs.confrelid AND theirs.attname = 'asset_id'
    WHERE hangs.conrelid = owner AND hangs.contype = 'f' AND cardinality(hangs.conkey) = 1 AND own.attnotnull;
    IF FOUND THEN
        EXECUTE format('SELECT array_agg(DISTINCT parent.asset_id)
                        FROM %1$s changed JOIN %1$s past USING (%2$s) JOIN history.%3$I parent ON parent.%4$I = past.%4$I
                        WHERE changed.change_id = ANY ($1)', past, key, parent.past, parent.column_name) INTO assets USING changes;
        RETURN coalesce(assets, '{}');
    END IF;
    RETURN NULL;
END $$;
COMMENT ON FUNCTION served.touched_assets(text, bigint[]) IS 'The assets whose rows of a register''s table these changes touched; null: it cannot be said, so that it may be any.';

-- A collection's rows made anew, all of them or those of some assets; how many more there are than before. Rows alone are
-- written, and of many only those that differ, so that readers go on with the old ones until the new ones are in, and a
-- reader that stays with an older state of the register finds its own. For some assets the view is asked one by one: its
-- sums are then of the one, where a list, however short, makes the planner sum up everything first.
CREATE FUNCTION served.make_rows(collection text, assets bigint[]) RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    few CONSTANT integer := 30; -- to write the rows of so many is less than to compare them first
    sheet CONSTANT text := format('served.%I', collection || '_sheet');
    made CONSTANT text := format(CASE WHEN assets IS NULL THEN 'SELECT * FROM %s'
        ELSE 'SELECT made.* FROM unnest($1) AS one (asset_id)
              CROSS JOIN LATERAL (SELECT * FROM %s AS live WHERE live.asset_id = one.asset_id OFFSET 0) AS made'
        END, format('served.%I', collection || '_live'));
    gone bigint;
    come bigint;
BEGIN
    IF cardinality(assets) <= few THEN
        EXECUTE format('DELETE FROM %s WHERE asset_id = ANY ($1)', sheet) USING assets;
        GET DIAGNOSTICS gone = ROW_COUNT;
        EXECUTE format('INSERT INTO %s %s', sheet, made) USING assets;
        GET DIAGNOSTICS come = ROW_COUNT;
        RETURN come - gone;
    END IF;
    -- Compressed as in the sheet: by default that alone would take a quarter of the time.
    EXECUTE format('CREATE TEMP TABLE sheet_made (LIKE %s INCLUDING STORAGE INCLUDING COMPRESSION)
                        WITH (toast_tuple_target = 4080) ON COMMIT DROP', sheet);
    EXECUTE format('INSERT INTO pg_temp.sheet_made %s', made) USING assets;
    ANALYZE pg_temp.sheet_made (for_public, id);
    EXECUTE format('DELETE FROM %s AS sheet
                    WHERE ($1 IS NULL OR asset_id = ANY ($1))
                      AND NOT EXISTS (SELECT FROM pg_temp.sheet_made AS made
                                      WHERE made.for_public = sheet.for_public AND made.id = sheet.id AND made *= sheet)', sheet)
    USING assets;
    GET DIAGNOSTICS gone = ROW_COUNT;
    EXECUTE format('INSERT INTO %1$s SELECT made.* FROM pg_temp.sheet_made AS made
                    WHERE NOT EXISTS (SELECT FROM %1$s AS sheet WHERE sheet.for_public = made.for_public AND sheet.id = made.id)
                    ORDER BY made.for_public, made.id', sheet);
    GET DIAGNOSTICS come = ROW_COUNT;
    DROP TABLE pg_temp.sheet_made;
    RETURN come - gone;
END $$;
COMMENT ON FUNCTION served.make_rows(text, bigint[]) IS 'Makes the rows of a sheet that are of these assets, or with null all of them, as they are live; how many more there are than before.';

-- The state first and then the sheets, each statement with a newer snapshot: what is stamped is never newer than what
-- the sheets hold. A sheet is left alone where nothing that it is made of has changed.
CREATE FUNCTION served.refresh() RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET work_mem = '64MB' AS $$
DECLARE
    share CONSTANT real := 0.25; -- of all assets: from here on making all rows is quicker
    as_at CONSTANT text := coalesce(current_setting('terrier.as_at', true), '');
    found record;
    made served.sheet_state;
    everything boolean;
    changes bigint[];
    touched text[];      -- tables with a history that changed since
    vague text[] := '{}'; -- those of which it cannot be said whose rows
    assets bigint[] := '{}';
    part bigint[];
    one_source text;
    sheet record;
    more bigint;
BEGIN
    IF NOT pg_try_advisory_xact_lock(hashtextextended('terrier.sheets', 0)) THEN
        RETURN NULL;
    END IF;
    SELECT * INTO found FROM served.stamp;
    IF found.current THEN
        RETURN found.stamp;
    END IF;
    SELECT * INTO made FROM served.sheet_state;
    UPDATE served.sheet_state
    SET content = found.content, made_at = clock_timestamp(), incarnation = found.incarnation, revision = found.revision,
        rules_edition = found.rules_edition, day = found.day, run_id = found.run_id;
    PERFORM set_config('terrier.as_at', '', true); -- today's facts, whatever day the caller asks of

    everything := (made.incarnation, made.rules_edition, made.day)
                      IS DISTINCT FROM (found.incarnation, found.rules_edition, found.day) OR made.revision > found.revision;
    SELECT array_agg(change_id) INTO changes
    FROM history.change WHERE NOT everything AND revision > made.revision AND revision <= found.revision;
    touched := ARRAY(
        SELECT DISTINCT source FROM served.sheet_source
        WHERE split_part(source, '.', 2) IN (SELECT table_name FROM history.entry WHERE change_id = ANY (changes)));
    FOREACH one_source IN ARRAY touched LOOP
        part := served.touched_assets(one_source, changes);
        IF part IS NULL OR array_position(part, NULL) IS NOT NULL THEN
            vague := vague || one_source;
        ELSE
            assets := assets || part;
        END IF;
    END LOOP;
    assets := ARRAY(SELECT DISTINCT unnest(assets));
    IF cardinality(assets) > share * (SELECT count(*) FROM register.asset) THEN
        vague := touched;
    END IF;

    FOR sheet IN
        SELECT collection, everything OR array_agg(source) && vague
                   OR bool_or(source = 'evaluation.run') AND made.run_id IS DISTINCT FROM found.run_id AS wholly
        FROM served.sheet_source
        GROUP BY collection HAVING everything OR made.run_id IS DISTINCT FROM found.run_id OR array_agg(source) && touched
        ORDER BY collection
    LOOP
        CONTINUE WHEN NOT sheet.wholly AND assets = '{}';
        more := served.make_rows(sheet.collection, CASE WHEN NOT sheet.wholly THEN assets END);
        IF abs(more) > 0.1 * (SELECT greatest(reltuples, 100) FROM pg_class
                              WHERE oid = to_regclass(format('served.%I', sheet.collection || '_sheet'))) THEN
            EXECUTE format('ANALYZE served.%I', sheet.collection || '_sheet'); -- less is left to autovacuum
        END IF;
    END LOOP;
    PERFORM set_config('terrier.as_at', as_at, true);
    RETURN found.stamp;
END $$;
COMMENT ON FUNCTION served.refresh() IS 'Makes the sheets current and gives the stamp they are made at; null when another is at it.';

-- Makes of served.NAME_edition: the sheet with its indexes, the view on it that the service reads (served.NAME) and
-- the same live (served.NAME_now). The edition has asset_id, id, geometry, geometry_crs84, valid, for_public and
-- marking_rank; `hidden` columns are given but are no properties; all others are, in their order.
-- With a hidden column marking_until a row is one for those below that clearance, and another takes its place above it.
-- `sortables` are properties, each with an index for either direction: nulls come last in both.
-- The feature's text is stored whole and in the row itself, so that a page costs no detoasting; the one in the grid is
-- asked for less and is compressed.
CREATE FUNCTION served.make_collection(collection text, sortables text[], hidden text[] DEFAULT '{}') RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $make$
DECLARE
    standard CONSTANT text[] := '{asset_id,id,geometry,geometry_crs84,valid,for_public,marking_rank}';
    edition CONSTANT regclass := format('served.%I', collection || '_edition');
    sheet CONSTANT text := format('served.%I', collection || '_sheet');
    view_live CONSTANT text := format('served.%I', collection || '_live');
    view_now CONSTANT text := format('served.%I', collection || '_now');
    view_sheet CONSTANT text := format('served.%I', collection);
    about CONSTANT text := obj_description(edition, 'pg_class');
    properties text; -- the columns, as a list
    extra text;      -- those and the hidden ones
    given text;      -- what the service is given
    sort record;
    cleared text := ' WHERE for_public = ((SELECT served.audience()) = 0) AND marking_rank <= (SELECT served.audience())';
BEGIN
    IF 'marking_until' = ANY (hidden) THEN
        cleared := cleared || ' AND (marking_until IS NULL OR marking_until > (SELECT served.audience()))';
    END IF;
    SELECT string_agg(format('edition.%I', attname), ', ' ORDER BY attnum) FILTER (WHERE attname <> ALL (hidden)),
           string_agg(format('edition.%I', attname), ', ' ORDER BY attnum)
      INTO properties, extra
    FROM pg_attribute WHERE attrelid = edition AND attnum > 0 AND attname <> ALL (standard);
    given := 'id, geometry, geometry_crs84, valid, feature, feature_grid, for_public, marking_rank, ' || replace(extra, 'edition.', '');
    EXECUTE format($sql$
        CREATE VIEW %4$s AS
        SELECT edition.id, edition.geometry, edition.geometry_crs84, edition.valid,
               text.feature_start || coalesce(ST_AsGeoJSON(ST_ForcePolygonCCW(edition.geometry_crs84), 8, 0), 'null') || '}' AS feature,
               text.feature_start || coalesce(ST_AsGeoJSON(ST_ForcePolygonCCW(edition.geometry), 3, 0), 'null') || '}' AS feature_grid,
               edition.for_public, edition.marking_rank, %2$s, edition.asset_id
        FROM %3$s AS edition
        CROSS JOIN LATERAL (
            SELECT '{"type":"Feature","id":' || to_json(edition.id)::text || ',"properties":'
                   || (SELECT row_to_json(properties)::text FROM (SELECT %1$s) AS properties) || ',"geometry":' AS feature_start
            OFFSET 0) AS text$sql$, properties, extra, edition, view_live);

    EXECUTE format('CREATE TABLE %s WITH (toast_tuple_target = 4080) AS SELECT * FROM %s WITH NO DATA', sheet, view_live);
    EXECUTE format('ALTER TABLE %s ALTER COLUMN feature SET STORAGE MAIN, ALTER COLUMN feature SET STATISTICS 0,
                        ALTER COLUMN feature_grid SET STATISTICS 0', sheet);
    BEGIN
        EXECUTE format('ALTER TABLE %1$s ALTER COLUMN feature SET COMPRESSION lz4,
                            ALTER COLUMN feature_grid SET COMPRESSION lz4, ALTER COLUMN geometry SET COMPRESSION lz4,
                            ALTER COLUMN geometry_crs84 SET COMPRESSION lz4', sheet);
    EXCEPTION WHEN feature_not_supported THEN
        NULL; -- a server built without it compresses in its own way
    END;
    EXECUTE format('CREATE UNIQUE INDEX ON %s (for_public, id)', sheet);
    EXECUTE format('CREATE INDEX ON %s (asset_id)', sheet);
    -- The edition is in the spatial indexes: else the planner fetches all of it from another, to test fewer shapes.
    EXECUTE format('CREATE INDEX ON %s USING gist (for_public, geometry)', sheet);
    EXECUTE format('CREATE INDEX ON %s USING gist (for_public, geometry_crs84)', sheet);
    EXECUTE format('CREATE INDEX ON %s (for_public, id) WHERE geometry IS NULL', sheet);
    FOR sort IN
        INSERT INTO served.sortable
        SELECT collection, attname, CASE atttypid WHEN 'text'::regtype THEN format('(lower(%I) COLLATE "C")', attname)
                                                  ELSE quote_ident(attname) END
        FROM pg_attribute WHERE attrelid = edition AND attname = ANY (sortables)
        RETURNING *
    LOOP
        EXECUTE format('CREATE INDEX ON %s (for_public, %s, id)', sheet, sort.expression);
        EXECUTE format('CREATE INDEX ON %s (for_public, %s DESC NULLS LAST, id)', sheet, sort.expression);
    END LOOP;
    EXECUTE format('CREATE VIEW %s AS SELECT %s FROM %s', view_sheet, given, sheet || cleared);
    EXECUTE format('CREATE VIEW %s AS SELECT %s FROM %s', view_now, given, view_live || cleared);
    INSERT INTO served.sheet_source SELECT collection, source FROM served.tables_of(edition) AS source;

    EXECUTE format('COMMENT ON VIEW %s IS %L', view_live, about || ' Live, in all editions.');
    EXECUTE format('COMMENT ON TABLE %s IS %L', sheet, about || ' Made ahead by served.refresh().');
    EXECUTE format('COMMENT ON VIEW %s IS %L', view_sheet, about || ' As made ahead, for the login that asks.');
    EXECUTE format('COMMENT ON VIEW %s IS %L', view_now, about || ' Live, for the login that asks.');
    PERFORM served.comment_columns(made::regclass, edition) FROM unnest(ARRAY[sheet, view_live, view_sheet, view_now]) AS made;
    EXECUTE format('GRANT SELECT ON %s, %s TO terrier_serve_public, terrier_serve_reader, terrier_serve_gis,
                        terrier_serve_editor, terrier_serve_steward', view_sheet, view_now);
END $make$;
COMMENT ON FUNCTION served.make_collection(text, text[], text[]) IS 'Makes a collection of its edition: sheet, indexes, the two views that the service reads, grants and comments.';

CREATE FUNCTION served.tables_of(made regclass) RETURNS SETOF text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    WITH RECURSIVE seen (oid) AS (
        SELECT made::oid
        UNION
        SELECT found.refobjid FROM seen
        JOIN pg_rewrite rule ON rule.ev_class = seen.oid
        JOIN pg_depend found ON found.classid = 'pg_rewrite'::regclass AND found.objid = rule.oid
                            AND found.refclassid = 'pg_class'::regclass)
    SELECT seen.oid::regclass::text FROM seen JOIN pg_class c ON c.oid = seen.oid
    WHERE c.oid = 'evaluation.run'::regclass
       OR EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgname = 'history_insert')
$$;
COMMENT ON FUNCTION served.tables_of(regclass) IS 'The tables with a history that a view is made of, through all views between; and evaluation.run.';

-- Columns that every collection has are described here; others as in the view they come from.
CREATE FUNCTION served.comment_columns(target regclass, likeness regclass) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    found record;
BEGIN
    FOR found IN
        SELECT own.attname AS name, coalesce(word.comment, col_description(likeness, alike.attnum)) AS comment
        FROM pg_attribute own
        LEFT JOIN (VALUES
            ('asset_id', 'The asset that it is of; null: of none.'),
            ('id', 'Identity of the feature, in addresses too.'),
            ('geometry', 'Shape, EPSG:27700, metres; null none.'),
            ('geometry_crs84', 'The same in CRS84 (longitude, latitude).'),
            ('valid', 'Days on which the feature holds, for datetime; null always.'),
            ('for_public', 'The edition for the public; else that for staff.'),
            ('marking_rank', 'Rank of the marking of the asset.'),
            ('marking_until', 'Rank of the clearance from which on another row holds; null none.'),
            ('search', 'What a search looks in: names, address and references, in lower case.'),
            ('feature', 'The whole GeoJSON feature in CRS84: 8 decimals, exterior rings counter-clockwise.'),
            ('feature_grid', 'The whole feature likewise in EPSG:27700, 3 decimals.')) AS word (name, comment)
               ON word.name = own.attname
        LEFT JOIN pg_attribute alike ON alike.attrelid = likeness AND alike.attname = own.attname
        WHERE own.attrelid = target AND own.attnum > 0
          AND coalesce(word.comment, col_description(likeness, alike.attnum)) IS NOT NULL
    LOOP
        EXECUTE format('COMMENT ON COLUMN %s.%I IS %L', target, found.name, found.comment);
    END LOOP;
END $$;
COMMENT ON FUNCTION served.comment_columns(regclass, regclass) IS 'Says of each column what it is, as the other relation does.';
