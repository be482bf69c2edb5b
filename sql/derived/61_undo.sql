-- Taking changes back. What a change of the ledger made of each row stands in history, so a change, or several as
-- one, can be taken back without knowing what it was about: rows that it made go, rows that it altered become what
-- they were before it, rows that it deleted come back. What was done later, or depends on it now, is never overrun.

CREATE VIEW edit.tracked AS
SELECT past.relname::text AS name, live.oid::regclass AS live, past.oid::regclass AS past, own.keys, own.key_object,
       own.same_key, own.writable, own.assignments, own.values_kept, own.values_new,
       CASE WHEN own.own_asset THEN 'own.asset_id' ELSE coalesce(above.asset_of, 'NULL::bigint') END AS asset_of
FROM pg_trigger kept
JOIN pg_class live ON live.oid = kept.tgrelid
JOIN pg_class past ON past.relname = live.relname AND past.relnamespace = 'history'::regnamespace
JOIN pg_index unique_key ON unique_key.indrelid = live.oid AND unique_key.indisprimary
CROSS JOIN LATERAL (
    SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) FILTER (WHERE is_key) AS keys,
           'jsonb_build_object(' || string_agg(format('%1$L, own.%1$I', attname), ', ' ORDER BY attnum) FILTER (WHERE is_key)
               || ')' AS key_object,
           string_agg(format('other.%1$I = own.%1$I', attname), ' AND ' ORDER BY attnum) FILTER (WHERE is_key) AS same_key,
           string_agg(quote_ident(attname), ', ' ORDER BY attnum) FILTER (WHERE written) AS writable,
           string_agg(format('%1$I = %2$s', attname,
                             CASE WHEN attnotnull THEN format('coalesce(own.%1$I, other.%1$I)', attname)
                                  ELSE format('own.%I', attname) END), ', ' ORDER BY attnum)
               FILTER (WHERE written AND NOT is_key) AS assignments,
           string_agg(CASE WHEN attnotnull AND preset IS NOT NULL AND attidentity = ''
                           THEN format('coalesce(own.%I, %s)', attname, preset)
                           ELSE format('own.%I', attname) END, ', ' ORDER BY attnum) FILTER (WHERE written) AS values_kept,
           -- A gazetteer's point comes and goes by itself: that it did is no change to a record.
           string_agg(CASE attname WHEN 'location_release_id' THEN 'NULL'
                                   ELSE format(CASE WHEN placed AND attname ~ '^location' THEN 'CASE WHEN other.location_release_id IS NULL THEN other.%I END'
                                                    ELSE 'other.%I' END, attname) END, ', ' ORDER BY attnum) FILTER (WHERE written) AS values_new,
           bool_or(attname = 'asset_id') AS own_asset
    FROM (
        SELECT a.attname, a.attnum, a.attnotnull, a.attidentity, live.oid = 'register.asset'::regclass AS placed,
               a.attnum = ANY (unique_key.indkey::int2[]) AS is_key,
               a.attgenerated = '' AS written, pg_get_expr(d.adbin, d.adrelid) AS preset
        FROM pg_attribute a
        LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum AND a.attgenerated = ''
        WHERE a.attrelid = live.oid AND a.attnum > 0 AND NOT a.attisdropped
    ) AS col
) AS own
LEFT JOIN LATERAL (
    SELECT format('(SELECT max(whose.asset_id) FROM history.%I whose WHERE whose.%I = own.%I)', parent.relname,
                  parent_key.attname, child_key.attname) AS asset_of
    FROM pg_constraint refers
    JOIN pg_class parent ON parent.oid = refers.confrelid
    JOIN pg_attribute child_key ON child_key.attrelid = refers.conrelid AND child_key.attnum = refers.conkey[1]
    JOIN pg_attribute parent_key ON parent_key.attrelid = refers.confrelid AND parent_key.attnum = refers.confkey[1]
    WHERE refers.conrelid = live.oid AND refers.contype = 'f' AND array_length(refers.conkey, 1) = 1
      AND child_key.attnotnull
      AND EXISTS (SELECT FROM pg_attribute theirs
                  WHERE theirs.attrelid = to_regclass(format('history.%I', parent.relname))
                    AND theirs.attname = 'asset_id' AND NOT theirs.attisdropped)
    ORDER BY refers.conname LIMIT 1
) AS above ON true
WHERE kept.tgname = 'history_insert';
COMMENT ON VIEW edit.tracked IS 'The tables that keep their history, with the words of which edit.undo_rows() and edit.take_back() make their statements. Names come from the catalogue alone.';
COMMENT ON COLUMN edit.tracked.name IS 'Name of the table, there and in history.';
COMMENT ON COLUMN edit.tracked.live IS 'The table.';
COMMENT ON COLUMN edit.tracked.past IS 'Its versions.';
COMMENT ON COLUMN edit.tracked.keys IS 'Columns of its key.';
COMMENT ON COLUMN edit.tracked.key_object IS 'The key of a row `own`, as JSON.';
COMMENT ON COLUMN edit.tracked.same_key IS 'That the rows `own` and `other` are the same one.';
COMMENT ON COLUMN edit.tracked.writable IS 'Columns that can be written.';
COMMENT ON COLUMN edit.tracked.assignments IS 'Sets a live row `other` to what a version `own` says. A version older than a column that must have a value leaves that as it is.';
COMMENT ON COLUMN edit.tracked.values_kept IS 'The writable values of a version `own`, to be inserted again.';
COMMENT ON COLUMN edit.tracked.values_new IS 'The writable values of a version `other`, by which versions are compared: without a place that is the gazetteer''s.';
COMMENT ON COLUMN edit.tracked.asset_of IS 'The asset that a version `own` is about; null of what is no asset''s.';

CREATE TYPE edit.undo_row AS (
    table_name text, row_key jsonb, effect text, asset_id bigint, last_version bigint, newest_version bigint,
    target_version bigint, overrun boolean);
COMMENT ON TYPE edit.undo_row IS 'A row that taking a change back concerns. effect: removed, restored, brought back; null where nothing is left to do. last_version: as the change left it; newest_version: as it is now; target_version: what it becomes; overrun: altered since by others.';

CREATE FUNCTION edit.undo_rows(changes bigint[]) RETURNS SETOF edit.undo_row
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    tracked edit.tracked;
BEGIN
    FOR tracked IN
        SELECT * FROM edit.tracked
        WHERE name IN (SELECT entry.table_name FROM history.entry WHERE entry.change_id = ANY (changes)) ORDER BY name
    LOOP
        RETURN QUERY EXECUTE format(
            'WITH touched AS (
                 SELECT %2$s, min(version_id) AS first, max(version_id) AS last
                 FROM %3$s WHERE change_id = ANY ($1) GROUP BY %2$s)
             SELECT %1$L::text, %4$s,
                    CASE WHEN begun.operation = ''I'' THEN CASE WHEN newest.operation <> ''D'' THEN ''removed'' END
                         WHEN newest.operation = ''D'' THEN ''brought back''
                         WHEN goal.said IS DISTINCT FROM newest.said THEN ''restored'' END,
                    newest.asset_id, own.last, newest.version_id, goal.version_id,
                    newest.change_id <> ALL ($1)
                    AND ((newest.operation = ''D'') <> (final.operation = ''D'') OR newest.said <> final.said)
             FROM touched own
             JOIN LATERAL (SELECT operation FROM %3$s other WHERE other.version_id = own.first) AS begun ON true
             JOIN LATERAL (SELECT operation, ROW(%5$s)::text AS said
                           FROM %3$s other WHERE other.version_id = own.last) AS final ON true
             JOIN LATERAL (SELECT other.version_id, other.change_id, other.operation, ROW(%5$s)::text AS said,
                                  (SELECT %6$s FROM %3$s own WHERE own.version_id = other.version_id) AS asset_id
                           FROM %3$s other WHERE %7$s ORDER BY other.version_id DESC LIMIT 1) AS newest ON true
             LEFT JOIN LATERAL (SELECT other.version_id, ROW(%5$s)::text AS said
                                FROM %3$s other
                                WHERE %7$s AND CASE begun.operation WHEN ''U'' THEN other.version_id < own.first
                                                                    WHEN ''D'' THEN other.version_id = own.first END
                                ORDER BY other.version_id DESC LIMIT 1) AS goal ON true',
            tracked.name, tracked.keys, tracked.past, tracked.key_object, tracked.values_new, tracked.asset_of,
            tracked.same_key)
        USING changes;
    END LOOP;
END $$;
COMMENT ON FUNCTION edit.undo_rows(bigint[]) IS 'Each row that taking changes back, as one, concerns, with what would become of it.';

-- --- what stands in the way ---

CREATE TYPE edit.obstacle AS (
    kind text, table_name text, row_count bigint, asset_ids bigint[], revision bigint, committed_at timestamptz, actor text,
    reason text, batch_id bigint, marking_rank integer);
COMMENT ON TYPE edit.obstacle IS 'Why a change cannot be taken back. kind: changed (a later change to the same rows), depends (rows that refer to what would go), erased (what the rows were before has lawfully been erased, or was never kept). Then how many rows, of which assets, and who made them so, when and why; marking_rank is the highest that ever marked the assets concerned.';

CREATE FUNCTION edit.highest_marking(asked bigint) RETURNS integer
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT max(marking.rank) FROM history.asset past JOIN code.marking ON marking.code = past.marking_code
    WHERE past.asset_id = asked
$$;
COMMENT ON FUNCTION edit.highest_marking(bigint) IS 'Rank of the highest marking that an asset ever had, also one that is gone: what is told of it to whom.';

CREATE FUNCTION edit.later_changes(changes bigint[], concerned edit.undo_row[]) RETURNS SETOF edit.obstacle
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    tracked edit.tracked;
BEGIN
    FOR tracked IN SELECT * FROM edit.tracked
                   WHERE name IN (SELECT table_name FROM unnest(concerned) WHERE overrun AND effect IS NOT NULL) LOOP
        RETURN QUERY EXECUTE format(
            'SELECT ''changed'', %1$L::text, count(DISTINCT own.version_id), array_agg(DISTINCT touched.asset_id),
                    change.revision, change.committed_at, change.actor, change.reason, change.batch_id,
                    max(edit.highest_marking(touched.asset_id))
             FROM unnest($1) AS touched
             JOIN %2$s own ON own.version_id = touched.last_version
             JOIN LATERAL (SELECT operation, ROW(%4$s)::text AS said
                           FROM %2$s other WHERE other.version_id = own.version_id) AS final ON true
             JOIN LATERAL (SELECT max(other.version_id) AS version_id FROM %2$s other
                           WHERE %3$s AND (other.operation = ''D'') = (final.operation = ''D'')
                             AND ROW(%4$s)::text = final.said) AS stood ON true
             -- What went round and came back, as by a change and its undoing, is stepped over.
             JOIN LATERAL (
                 WITH RECURSIVE step AS (
                     SELECT NULL::bigint AS taken, stood.version_id AS reached
                     UNION ALL
                     SELECT after.version_id, again.version_id
                     FROM step
                     CROSS JOIN LATERAL (SELECT other.version_id, other.operation, ROW(%4$s)::text AS said FROM %2$s other
                                         WHERE %3$s AND other.version_id > step.reached ORDER BY other.version_id LIMIT 1) AS after
                     CROSS JOIN LATERAL (SELECT max(other.version_id) AS version_id FROM %2$s other
                                         WHERE %3$s AND (other.operation = ''D'') = (after.operation = ''D'')
                                           AND ROW(%4$s)::text = after.said) AS again)
                 SELECT taken FROM step WHERE taken IS NOT NULL) AS path ON true
             JOIN %2$s other ON other.version_id = path.taken AND other.change_id <> ALL ($2)
             JOIN history.change ON change.change_id = other.change_id
             WHERE touched.table_name = %1$L AND touched.overrun AND touched.effect IS NOT NULL
             GROUP BY change.change_id', tracked.name, tracked.past, tracked.same_key, tracked.values_new)
        USING concerned, changes;
    END LOOP;
END $$;
COMMENT ON FUNCTION edit.later_changes(bigint[], edit.undo_row[]) IS 'Later changes to the rows that taking changes back concerns, since each last stood as those left it, without those that were taken back themselves.';

CREATE FUNCTION edit.dependents(concerned edit.undo_row[]) RETURNS SETOF edit.obstacle
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    refers record;
BEGIN
    FOR refers IN
        SELECT parent.name AS parent, parent.past AS parent_past, fk.conrelid::regclass AS child,
               parent_key.attname AS parent_column, child_key.attname AS child_column, child.name, child.past,
               child.key_object, child.same_key,
               EXISTS (SELECT FROM pg_attribute WHERE attrelid = fk.conrelid AND attname = 'record_id') AS of_record
        FROM edit.tracked parent
        JOIN pg_constraint fk ON fk.confrelid = parent.live AND fk.contype = 'f' AND array_length(fk.conkey, 1) = 1
        JOIN pg_attribute parent_key ON parent_key.attrelid = fk.confrelid AND parent_key.attnum = fk.confkey[1]
        JOIN pg_attribute child_key ON child_key.attrelid = fk.conrelid AND child_key.attnum = fk.conkey[1]
        LEFT JOIN edit.tracked child ON child.live = fk.conrelid
        WHERE parent.name IN (SELECT table_name FROM unnest(concerned) WHERE effect = 'removed')
    LOOP
        RETURN QUERY EXECUTE format(
            'SELECT ''depends'', %1$L::text, count(*), array_agg(DISTINCT gone.asset_id), change.revision,
                    change.committed_at, change.actor, change.reason, coalesce(change.batch_id, %2$s), max(edit.highest_marking(gone.asset_id))
             FROM (SELECT was.%3$I AS key, touched.asset_id FROM unnest($1) AS touched
                   JOIN %4$s was ON was.version_id = touched.newest_version
                   WHERE touched.table_name = %5$L AND touched.effect = ''removed'') AS gone
             JOIN %6$s own ON own.%7$I = gone.key
             LEFT JOIN LATERAL (%8$s) AS made ON true
             LEFT JOIN history.change ON change.change_id = made.change_id
             WHERE %9$s
             GROUP BY change.change_id, coalesce(change.batch_id, %2$s)',
            coalesce(refers.name, refers.child::text),
            CASE WHEN refers.of_record THEN '(SELECT said.batch_id FROM source.record said WHERE said.record_id = own.record_id)'
                 ELSE 'NULL' END,
            refers.parent_column, refers.parent_past, refers.parent, refers.child, refers.child_column,
            CASE WHEN refers.name IS NULL THEN 'SELECT NULL::bigint AS change_id'
                 ELSE format('SELECT other.change_id FROM %s other WHERE %s ORDER BY other.version_id DESC LIMIT 1',
                             refers.past, refers.same_key) END,
            CASE WHEN refers.name IS NULL THEN 'true'
                 -- Hashed: an import has thousands of rows here, and each of them would be compared with all.
                 ELSE format('%2$s NOT IN (SELECT too.row_key FROM unnest($1) AS too WHERE too.table_name = %1$L
                                           AND too.effect IS NOT NULL AND too.row_key IS NOT NULL)',
                             refers.name, refers.key_object) END)
        USING concerned;
    END LOOP;
END $$;
COMMENT ON FUNCTION edit.dependents(edit.undo_row[]) IS 'Rows that refer to what taking changes back would remove, and would not go with it.';

CREATE FUNCTION edit.erased(concerned edit.undo_row[]) RETURNS SETOF edit.obstacle
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    tracked edit.tracked;
BEGIN
    FOR tracked IN SELECT * FROM edit.tracked
                   WHERE name IN (SELECT table_name FROM unnest(concerned) WHERE effect IN ('restored', 'brought back')) LOOP
        RETURN QUERY EXECUTE format(
            'SELECT ''erased'', %1$L::text, count(*), array_agg(DISTINCT touched.asset_id), NULL::bigint, NULL::timestamptz,
                    NULL::text, NULL::text, NULL::bigint, NULL::integer
             FROM unnest($1) AS touched LEFT JOIN %2$s own ON own.version_id = touched.target_version
             WHERE touched.table_name = %1$L AND touched.effect IN (''restored'', ''brought back'') AND own.salt IS NULL
             HAVING count(*) > 0', tracked.name, tracked.past)
        USING concerned;
    END LOOP;
END $$;
COMMENT ON FUNCTION edit.erased(edit.undo_row[]) IS 'Rows of which what they were before has lawfully been erased, or was never kept, and so cannot be restored.';

CREATE FUNCTION edit.undo_obstacles(changes bigint[], concerned edit.undo_row[]) RETURNS SETOF edit.obstacle
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT * FROM edit.later_changes(changes, concerned)
    UNION ALL SELECT * FROM edit.dependents(concerned)
    UNION ALL SELECT * FROM edit.erased(concerned)
$$;
COMMENT ON FUNCTION edit.undo_obstacles(bigint[], edit.undo_row[]) IS 'All that stands in the way of taking changes back: none, and it can be done.';

CREATE FUNCTION edit.obstacle_words(obstacle edit.obstacle) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT format('%s %s of %s %s', obstacle.row_count, CASE obstacle.row_count WHEN 1 THEN 'row' ELSE 'rows' END,
                  replace(obstacle.table_name, '_', ' '),
                  CASE obstacle.kind
                      WHEN 'erased' THEN 'would become what has lawfully been erased'
                      ELSE CASE obstacle.kind WHEN 'changed' THEN 'changed since' ELSE 'would refer to what is gone' END
                           || coalesce(format(', by %s on %s (%s%s)', left(obstacle.actor, 60),
                                              to_char(obstacle.committed_at AT TIME ZONE 'Europe/London', 'YYYY-MM-DD HH24:MI'),
                                              'import ' || obstacle.batch_id || ': ',
                                              CASE WHEN coalesce(obstacle.marking_rank, 0) <= publish.clearance()
                                                   THEN left(obstacle.reason, 120) ELSE 'why is not yours to read' END),
                                       ', by import ' || obstacle.batch_id, '')
                  END)
$$;
COMMENT ON FUNCTION edit.obstacle_words(edit.obstacle) IS 'An obstacle in words.';

-- --- doing it ---

-- Whoever is changing one of these rows, or adding to it, is waited for; what they did counts as a later change.
CREATE FUNCTION edit.lock_touched(changes bigint[]) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    tracked edit.tracked;
BEGIN
    FOR tracked IN
        SELECT * FROM edit.tracked
        WHERE name IN (SELECT entry.table_name FROM history.entry WHERE entry.change_id = ANY (changes)) ORDER BY name
    LOOP
        EXECUTE format('SELECT FROM %1$s WHERE (%2$s) IN (SELECT %2$s FROM %3$s WHERE change_id = ANY ($1))
                        ORDER BY %2$s FOR UPDATE', tracked.live, tracked.keys, tracked.past)
        USING changes;
    END LOOP;
END $$;
COMMENT ON FUNCTION edit.lock_touched(bigint[]) IS 'Locks the rows that changes touched and that are still there.';

-- Where rows that are restored stand in one another''s way on the way (two ranges that both move), they go and come.
CREATE FUNCTION edit.restore_rows(tracked edit.tracked, targets bigint[]) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF tracked.assignments IS NULL THEN
        RETURN;
    END IF;
    EXECUTE format('UPDATE %1$s other SET %2$s FROM %3$s own WHERE own.version_id = ANY ($1) AND %4$s',
                   tracked.live, tracked.assignments, tracked.past, tracked.same_key)
    USING targets;
EXCEPTION WHEN unique_violation OR exclusion_violation THEN
    EXECUTE format('DELETE FROM %1$s other USING %2$s own WHERE own.version_id = ANY ($1) AND %3$s',
                   tracked.live, tracked.past, tracked.same_key)
    USING targets;
    PERFORM edit.bring_back(tracked, targets);
END $$;
COMMENT ON FUNCTION edit.restore_rows(edit.tracked, bigint[]) IS 'Gives rows that are there the values of past versions of theirs.';

CREATE FUNCTION edit.bring_back(tracked edit.tracked, targets bigint[]) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    EXECUTE format('INSERT INTO %1$s (%2$s) OVERRIDING SYSTEM VALUE SELECT %3$s FROM %4$s own WHERE own.version_id = ANY ($1)',
                   tracked.live, tracked.writable, tracked.values_kept, tracked.past)
    USING targets;
END $$;
COMMENT ON FUNCTION edit.bring_back(edit.tracked, bigint[]) IS 'Inserts rows again, as past versions of theirs.';

CREATE FUNCTION edit.check_references() RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    -- By name, since all of them would seal the change, and whoever asked may have more to write.
    EXECUTE (SELECT format('SET CONSTRAINTS %s IMMEDIATE', string_agg(DISTINCT format('%I.%I', space.nspname, fk.conname), ', '))
             FROM edit.tracked kept
             JOIN pg_constraint fk ON fk.contype = 'f' AND fk.condeferrable AND kept.live IN (fk.conrelid, fk.confrelid)
             JOIN pg_namespace space ON space.oid = fk.connamespace);
END $$;
COMMENT ON FUNCTION edit.check_references() IS 'Looks now at the references between tracked rows that a transaction had put off; one that leads nowhere is an error.';

CREATE FUNCTION edit.write_rows(concerned edit.undo_row[]) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    step text;
    tracked edit.tracked;
    versions bigint[];
BEGIN
    SET CONSTRAINTS ALL DEFERRED;
    -- In this order nothing new meets what it replaces.
    FOREACH step IN ARRAY ARRAY['removed', 'restored', 'brought back'] LOOP
        FOR tracked IN SELECT * FROM edit.tracked
                       WHERE name IN (SELECT table_name FROM unnest(concerned) WHERE effect = step) ORDER BY name LOOP
            SELECT array_agg(coalesce(target_version, newest_version)) INTO versions
            FROM unnest(concerned) WHERE table_name = tracked.name AND effect = step;
            CASE step
                WHEN 'removed' THEN
                    EXECUTE format('DELETE FROM %1$s other USING %2$s own WHERE own.version_id = ANY ($1) AND %3$s',
                                   tracked.live, tracked.past, tracked.same_key)
                    USING versions;
                WHEN 'restored' THEN PERFORM edit.restore_rows(tracked, versions);
                ELSE PERFORM edit.bring_back(tracked, versions);
            END CASE;
        END LOOP;
    END LOOP;
    PERFORM edit.check_references();
END $$;
COMMENT ON FUNCTION edit.write_rows(edit.undo_row[]) IS 'Removes, restores and brings back rows, in any order of their references; a reference that leads nowhere in the end is an error.';

-- The one way to take changes back: for functions of this schema that know whose changes they are and who asks.
CREATE FUNCTION edit.actor(said_by text) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(nullif(btrim(CASE WHEN session_user IN ('terrier_serve_editor', 'terrier_serve_steward') THEN said_by
                                      ELSE current_setting('terrier.actor', true) END), ''), session_user)
$$;
COMMENT ON FUNCTION edit.actor(text) IS 'Who a change is by: what the service says; of the command line, as the owner, who its transaction is by; else the login itself.';

CREATE FUNCTION edit.take_back(changes bigint[]) RETURNS edit.undo_row[]
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    concerned edit.undo_row[];
    obstacles text[];
    said text;
BEGIN
    PERFORM edit.lock_touched(changes);
    concerned := ARRAY(SELECT own FROM edit.undo_rows(changes) AS own WHERE own.effect IS NOT NULL);
    obstacles := ARRAY(SELECT edit.obstacle_words(obstacle) FROM edit.undo_obstacles(changes, concerned) AS obstacle
                       ORDER BY obstacle.revision DESC NULLS LAST);
    IF obstacles <> '{}' THEN
        RAISE EXCEPTION USING ERRCODE = 'TE003',
            MESSAGE = array_to_string(obstacles[1:3], '; ')
                || CASE WHEN cardinality(obstacles) > 3 THEN format('; and %s more', cardinality(obstacles) - 3) ELSE '' END;
    END IF;
    BEGIN
        PERFORM edit.write_rows(concerned);
    EXCEPTION WHEN integrity_constraint_violation OR foreign_key_violation OR unique_violation OR exclusion_violation
                OR check_violation OR not_null_violation THEN
        GET STACKED DIAGNOSTICS said = MESSAGE_TEXT;
        RAISE EXCEPTION USING ERRCODE = 'TE003', MESSAGE = 'the register as it is now does not allow what was before: ' || said;
    END;
    RETURN concerned;
END $$;
COMMENT ON FUNCTION edit.take_back(bigint[]) IS 'Takes changes of the ledger back, as one, in the running transaction: rows that they made go, rows that they altered are as before, rows that they deleted come back. Gives what it did; refuses with TE003, saying who changed what since, when and why, or what depends on it. Actor and reason of the new change are the caller''s to set.';

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA edit FROM PUBLIC;
