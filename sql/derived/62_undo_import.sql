-- Taking an import back: all that it changed in the register. What its file said stays in schema source, as said.

CREATE FUNCTION edit.import_changes(asked bigint) RETURNS bigint[]
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(array_agg(change_id ORDER BY change_id), '{}') FROM history.change WHERE batch_id = asked
$$;
COMMENT ON FUNCTION edit.import_changes(bigint) IS 'The changes that an import made.';

CREATE FUNCTION edit.undo_import_state(asked bigint, OUT outcome text, OUT sentence text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE WHEN own.batch_id IS NULL THEN 'missing' WHEN said.sentence IS NULL THEN 'ready' ELSE 'refused' END, said.sentence
    FROM (SELECT asked AS asked) AS wanted
    LEFT JOIN source.batch own ON own.batch_id = wanted.asked
    CROSS JOIN LATERAL (
        SELECT CASE
            WHEN own.batch_id IS NULL THEN format('there is no import %s', asked)
            WHEN own.status = 'undone' THEN format('import %s was undone already, by %s on %s: %s', asked, own.undone_by,
                to_char(own.undone_at AT TIME ZONE 'Europe/London', 'YYYY-MM-DD HH24:MI'), own.undone_reason)
            WHEN own.kind = 'gazetteer' THEN 'a gazetteer is not undone: load the release that is to be in force instead'
            WHEN own.status <> 'applied' THEN format('import %s never entered the register: it %s', asked,
                CASE own.status WHEN 'failed' THEN 'was refused' ELSE 'is ' || own.status END)
            END AS sentence) AS said
$$;
COMMENT ON FUNCTION edit.undo_import_state(bigint) IS 'Whether an import may be undone as far as its own state goes: ready, refused with a sentence, or missing.';

CREATE FUNCTION edit.undo_import_effects(asked bigint) RETURNS TABLE (table_name text, effect text, row_count bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT own.table_name, own.effect, count(*)
    FROM edit.undo_rows(edit.import_changes(asked)) AS own WHERE own.effect IS NOT NULL
    GROUP BY own.table_name, own.effect ORDER BY own.table_name, own.effect
$$;
COMMENT ON FUNCTION edit.undo_import_effects(bigint) IS 'What undoing an import would do to how many rows of which table: removed, restored, brought back.';

CREATE FUNCTION edit.undo_import_assets(asked bigint, how_many bigint)
RETURNS TABLE (reference text, name text, effect text, parts text, asset_count bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    WITH concerned AS (
        SELECT own.asset_id,
               coalesce(max(own.effect) FILTER (WHERE own.table_name = 'asset' AND own.effect <> 'restored'), 'changed') AS effect,
               string_agg(DISTINCT own.table_name, ', ' ORDER BY own.table_name) AS parts
        FROM edit.undo_rows(edit.import_changes(asked)) AS own
        WHERE own.effect IS NOT NULL AND own.asset_id IS NOT NULL GROUP BY own.asset_id
    )
    SELECT newest.reference, newest.name, concerned.effect, concerned.parts, count(*) OVER ()
    FROM concerned
    JOIN LATERAL (SELECT past.reference, past.name FROM history.asset past WHERE past.asset_id = concerned.asset_id
                  ORDER BY past.version_id DESC LIMIT 1) AS newest ON true
    WHERE edit.highest_marking(concerned.asset_id) <= publish.clearance()
    ORDER BY concerned.effect = 'changed', newest.reference LIMIT how_many
$$;
COMMENT ON FUNCTION edit.undo_import_assets(bigint, bigint) IS 'The first assets that undoing an import concerns, of those that the reader may see, and how many those are.';

-- Later imports of the same feed stand on this one, whatever they changed.
CREATE FUNCTION edit.undo_import_later(asked bigint) RETURNS bigint[]
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(array_agg(later.batch_id), '{}')
    FROM source.batch own JOIN source.batch later
      ON later.feed = own.feed AND later.batch_id > own.batch_id AND later.status = 'applied'
    WHERE own.batch_id = asked
$$;
COMMENT ON FUNCTION edit.undo_import_later(bigint) IS 'The imports of the same feed that came after one and stand.';

CREATE FUNCTION edit.counted(how_many bigint, one text, several text) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT btrim(to_char(how_many, '999,999,999,990')) || ' ' || CASE how_many WHEN 1 THEN one ELSE several END
$$;
COMMENT ON FUNCTION edit.counted(bigint, text, text) IS 'A number with its noun: "1 row was", "3,822 rows were".';

-- The assets of an obstacle as far as the reader may know them: "SC000123 (Town Hall) and 2 others".
CREATE FUNCTION edit.obstacle_assets(asset_ids bigint[]) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT min(newest.reference || ' (' || newest.name || ')') FILTER (WHERE newest.place = 1)
           || CASE WHEN cardinality(asset_ids) > 1 THEN ' and ' || edit.counted(cardinality(asset_ids) - 1, 'other', 'others') ELSE '' END
    FROM (SELECT past.reference, past.name, row_number() OVER (ORDER BY past.reference) AS place
          FROM (SELECT DISTINCT id FROM unnest(asset_ids) AS id WHERE edit.highest_marking(id) <= publish.clearance()) AS seen
          JOIN LATERAL (SELECT own.reference, own.name FROM history.asset own WHERE own.asset_id = seen.id
                        ORDER BY own.version_id DESC LIMIT 1) AS past ON true) AS newest
$$;
COMMENT ON FUNCTION edit.obstacle_assets(bigint[]) IS 'Which assets an obstacle concerns, of those that the reader may see, in words; null where there is none.';

-- How an import is named to the reader: a feed that is marked above them is not.
CREATE FUNCTION edit.import_words(asked bigint) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT format('import %s (%s%s)', own.batch_id, CASE WHEN marking.rank <= publish.clearance() THEN own.feed || ', ' END,
                  (coalesce(own.applied_at, own.staged_at) AT TIME ZONE 'Europe/London')::date)
    FROM source.batch own JOIN source.feed USING (feed) JOIN code.marking ON marking.code = feed.marking_code
    WHERE own.batch_id = asked
$$;
COMMENT ON FUNCTION edit.import_words(bigint) IS 'An import in words: its number, feed and day.';

-- What takes a person's change back: a decision on a match or a listed entry; what was set on a record; else it is for their own hand.
CREATE FUNCTION edit.change_remedy(asked bigint, assets text) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(
        (SELECT format('undo that first: terrier match undo %s --reason WHY', max(decided.match_id))
         FROM register.match decided WHERE decided.decided_in = change.change_id HAVING count(*) > 0),
        (SELECT format('undo that first: terrier designations undo %s --reason WHY', max(decided.candidate_id))
         FROM register.designation_candidate decided WHERE decided.decided_in = change.change_id HAVING count(*) > 0),
        (SELECT format('take that back first: terrier asset %s --release %s --reason WHY',
                       coalesce(split_part(assets, ' ', 1), 'REF'), string_agg(DISTINCT set_then.field, ','))
         FROM history.override set_then JOIN register.override stands USING (override_id)
         WHERE set_then.change_id = change.change_id HAVING count(*) > 0),
        'put that back as it was, or keep this import')
    FROM history.change WHERE change.revision = asked
$$;
COMMENT ON FUNCTION edit.change_remedy(bigint, text) IS 'What to do about a change of a person''s, by its revision, that stands in the way.';

CREATE TYPE edit.import_obstacle AS (
    obstacle text, tables text, changed bigint, depends bigint, erased bigint, committed_at timestamptz, actor text, reason text,
    revision bigint, batch_id bigint, assets text);
COMMENT ON TYPE edit.import_obstacle IS 'An import or change that stands in the way of undoing an import: how many of its rows were changed since, how many hang on them, how many would become what has been erased.';

CREATE FUNCTION edit.obstacle_sentence(told edit.import_obstacle) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE
        WHEN told.obstacle = 'erased' THEN
            edit.counted(told.erased, 'row', 'rows') || format(' of it (%s) would become what has lawfully been erased', told.tables)
        WHEN told.obstacle = 'later' THEN
            format('%s is a later file of the same source and stands on it; undo that first: terrier import undo %s',
                   edit.import_words(told.batch_id), told.batch_id)
        WHEN told.batch_id IS NOT NULL THEN
            CASE WHEN told.changed IS NULL
                 THEN edit.counted(told.depends, 'row', 'rows') || ' of ' || edit.import_words(told.batch_id)
                      || CASE told.depends WHEN 1 THEN ' hangs' ELSE ' hang' END || ' on what it made'
                 ELSE edit.counted(told.changed, 'row of this import was', 'rows of this import were') || ' changed since by '
                      || edit.import_words(told.batch_id)
                      || coalesce(', of which ' || edit.counted(told.depends, 'row hangs', 'rows hang') || ' on what it made', '')
            END || format('; undo that first: terrier import undo %s', told.batch_id)
        WHEN told.revision IS NOT NULL THEN
            coalesce(told.assets, 'an asset that is not yours to read') || format(' was changed since by %s on %s%s; %s',
                left(told.actor, 60), to_char(told.committed_at AT TIME ZONE 'Europe/London', 'YYYY-MM-DD HH24:MI'),
                ', "' || left(told.reason, 120) || '"', edit.change_remedy(told.revision, told.assets))
        ELSE edit.counted(told.depends, 'row', 'rows') || format(' (%s) hang on what it made', told.tables)
             || coalesce(', of ' || told.assets, '') || '; they would have to go first'
        END
$$;
COMMENT ON FUNCTION edit.obstacle_sentence(edit.import_obstacle) IS 'What stands in the way of undoing an import, and what to undo first, in words.';

CREATE FUNCTION edit.undo_import_obstacles(asked bigint)
RETURNS TABLE (obstacle text, tables text, row_count bigint, committed_at timestamptz, actor text, reason text,
               revision bigint, batch_id bigint, assets text, sentence text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    changes bigint[] := edit.import_changes(asked);
BEGIN
    IF (SELECT state.outcome FROM edit.undo_import_state(asked) AS state) <> 'ready' THEN
        RETURN;
    END IF;
    -- One line for each import, or change, that would have to go first.
    RETURN QUERY
    WITH found AS (
        SELECT own.*, coalesce('import ' || own.batch_id, 'change ' || own.revision, own.kind || own.table_name) AS line
        FROM edit.undo_obstacles(changes, ARRAY(SELECT own FROM edit.undo_rows(changes) AS own)) AS own
        -- What this import itself said of an asset goes with it.
        WHERE own.revision IS NOT NULL OR own.batch_id IS DISTINCT FROM asked
        UNION ALL
        SELECT 'later', NULL, NULL, NULL, NULL, NULL, NULL, NULL, later, NULL, 'import ' || later
        FROM unnest(edit.undo_import_later(asked)) AS later
    ),
    grouped AS (
        SELECT ROW(
                   CASE WHEN bool_or(found.kind = 'later') THEN 'later' WHEN bool_or(found.kind = 'changed') THEN 'changed'
                        ELSE min(found.kind) END,
                   string_agg(DISTINCT replace(regexp_replace(found.table_name, '^.*[.]', ''), '_', ' '), ', '),
                   sum(found.row_count) FILTER (WHERE found.kind = 'changed'),
                   -- Rows of its file, where those are known, rather than what became of each in the register.
                   coalesce(sum(found.row_count) FILTER (WHERE found.kind = 'depends' AND found.table_name = 'source.link'),
                            sum(found.row_count) FILTER (WHERE found.kind = 'depends')),
                   sum(found.row_count) FILTER (WHERE found.kind = 'erased'),
                   max(found.committed_at), max(found.actor),
                   CASE WHEN coalesce(max(found.marking_rank), 0) <= publish.clearance() THEN max(found.reason) END,
                   CASE WHEN max(found.batch_id) IS NULL THEN max(found.revision) END, max(found.batch_id),
                   -- A person's change is told with its assets; an import's are too many to name.
                   CASE WHEN max(found.batch_id) IS NULL
                        THEN edit.obstacle_assets(ARRAY(SELECT DISTINCT id FROM found same, unnest(same.asset_ids) AS id
                                                        WHERE same.line = found.line AND id IS NOT NULL)) END
               )::edit.import_obstacle AS told
        FROM found GROUP BY found.line
    )
    SELECT (told).obstacle, (told).tables,
           coalesce((told).changed, 0) + coalesce((told).depends, 0) + coalesce((told).erased, 0), (told).committed_at,
           (told).actor, (told).reason, (told).revision, (told).batch_id, (told).assets, edit.obstacle_sentence(told)
    FROM grouped
    LEFT JOIN source.batch later ON later.batch_id = (told).batch_id
    ORDER BY coalesce((told).committed_at, later.applied_at) DESC NULLS LAST, (told).batch_id DESC NULLS LAST, (told).tables;
END $$;
COMMENT ON FUNCTION edit.undo_import_obstacles(bigint) IS 'What stands in the way of undoing an import, one row for each import or change that would have to be undone first, newest first, with a sentence that says so.';

CREATE FUNCTION edit.undo_import(asked bigint, said_by text, why text, OUT outcome text, OUT sentence text, OUT row_count bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET lock_timeout = '30s' AS $$
BEGIN
    PERFORM FROM source.batch WHERE batch_id = asked FOR UPDATE;
    SELECT state.outcome, state.sentence INTO outcome, sentence FROM edit.undo_import_state(asked) AS state;
    IF outcome <> 'ready' THEN
        RETURN;
    ELSIF edit.undo_import_later(asked) <> '{}' THEN
        outcome := 'refused';
        sentence := format('later imports of the same source stand on import %s', asked);
        RETURN;
    ELSIF coalesce(btrim(why, E' \t\r\n'), '') = '' OR length(why) > 2000 THEN
        outcome := 'invalid';
        sentence := 'say why, in at most 2,000 characters: the reason is kept with the change';
        RETURN;
    END IF;
    PERFORM set_config('terrier.actor', edit.actor(said_by), true),
            set_config('terrier.reason', format('import %s undone: %s', asked, btrim(why, E' \t\r\n')), true),
            set_config('terrier.batch', '', true);
    BEGIN
        DELETE FROM source.link USING source.record
        WHERE record.record_id = link.record_id AND record.batch_id = asked;
        row_count := cardinality(edit.take_back(edit.import_changes(asked)));
    EXCEPTION WHEN SQLSTATE 'TE003' THEN
        outcome := 'refused';
        GET STACKED DIAGNOSTICS sentence = MESSAGE_TEXT;
        sentence := format('import %s cannot be undone, and the register is as it was: %s', asked, sentence);
        RETURN;
    END;
    UPDATE source.batch SET status = 'undone', undone_at = clock_timestamp(), undone_by = current_setting('terrier.actor'),
                            undone_reason = btrim(why, E' \t\r\n')
    WHERE batch_id = asked;
    outcome := 'undone';
END $$;
COMMENT ON FUNCTION edit.undo_import(bigint, text, text) IS 'Takes an import back, wholly or not at all: batch, who, why. Says undone and how many rows it concerned, refused or invalid with a sentence, missing.';

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA edit FROM PUBLIC;
GRANT EXECUTE ON FUNCTION edit.undo_import_state(bigint), edit.undo_import_effects(bigint), edit.undo_import_assets(bigint, bigint),
    edit.undo_import_obstacles(bigint), edit.undo_import(bigint, text, text)
TO terrier_serve_editor, terrier_serve_steward;
