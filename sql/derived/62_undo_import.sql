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
    LEFT JOIN LATERAL (
        SELECT later.batch_id, later.file_name FROM source.batch later
        WHERE later.feed = own.feed AND later.batch_id > own.batch_id AND later.status = 'applied'
        ORDER BY later.batch_id DESC LIMIT 1) AS later ON true
    CROSS JOIN LATERAL (
        SELECT CASE
            WHEN own.batch_id IS NULL THEN format('there is no import %s', asked)
            WHEN own.status = 'undone' THEN format('import %s was undone already, by %s on %s: %s', asked, own.undone_by,
                to_char(own.undone_at AT TIME ZONE 'Europe/London', 'YYYY-MM-DD HH24:MI'), own.undone_reason)
            WHEN own.kind = 'gazetteer' THEN 'a gazetteer is not undone: load the release that is to be in force instead'
            WHEN own.status <> 'applied' THEN format('import %s never entered the register: it is %s', asked, own.status)
            WHEN later.batch_id IS NOT NULL THEN format('import %s (%s) of the same feed came after import %s and stands on it: '
                'undo that first', later.batch_id, later.file_name, asked) END AS sentence) AS said
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

CREATE FUNCTION edit.undo_import_obstacles(asked bigint)
RETURNS TABLE (obstacle text, table_name text, row_count bigint, committed_at timestamptz, actor text, reason text,
               revision bigint, batch_id bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    changes bigint[] := edit.import_changes(asked);
BEGIN
    RETURN QUERY
    SELECT found.kind, found.table_name, found.row_count, found.committed_at, found.actor,
           CASE WHEN coalesce(found.marking_rank, 0) <= publish.clearance() THEN found.reason END, found.revision, found.batch_id
    FROM edit.undo_obstacles(changes, ARRAY(SELECT own FROM edit.undo_rows(changes) AS own)) AS found
    -- What this import itself said of an asset goes with it.
    WHERE found.revision IS NOT NULL OR found.batch_id IS DISTINCT FROM asked
    ORDER BY found.revision DESC NULLS LAST, found.table_name;
END $$;
COMMENT ON FUNCTION edit.undo_import_obstacles(bigint) IS 'What stands in the way of undoing an import: later changes to the same rows, and rows that depend on what it made, with who, when and why.';

CREATE FUNCTION edit.undo_import(asked bigint, said_by text, why text, OUT outcome text, OUT sentence text, OUT row_count bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET lock_timeout = '30s' AS $$
BEGIN
    PERFORM FROM source.batch WHERE batch_id = asked FOR UPDATE;
    SELECT state.outcome, state.sentence INTO outcome, sentence FROM edit.undo_import_state(asked) AS state;
    IF outcome <> 'ready' THEN
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
