-- Where the register comes from: the feeds, how far each is trusted, who answers for it. Stewards may change that.

CREATE VIEW publish.source WITH (security_barrier) AS
SELECT feed.feed, feed.kind, feed.title, feed.rank, feed.owner_post, feed.licence, feed.source, feed.marking_code,
       newest.batch_id AS last_batch_id, (newest.applied_at AT TIME ZONE 'Europe/London')::date AS last_import_on,
       newest.file_name AS last_file, newest.row_count, newest.rejected_count,
       (SELECT count(*) FROM source.batch every WHERE every.feed = feed.feed AND every.status = 'applied') AS import_count
FROM source.feed
JOIN code.marking ON marking.code = feed.marking_code
LEFT JOIN LATERAL (
    SELECT batch.batch_id, batch.applied_at, batch.file_name, batch.row_count, batch.rejected_count
    FROM source.batch WHERE batch.feed = feed.feed AND batch.status = 'applied'
    ORDER BY batch.batch_id DESC LIMIT 1
) AS newest ON true
WHERE marking.rank <= publish.clearance();
COMMENT ON VIEW publish.source IS 'The feeds that the reader may know of, each with its newest import.';
COMMENT ON COLUMN publish.source.feed IS 'Kind and source, such as register/mendip.';
COMMENT ON COLUMN publish.source.kind IS 'What its files hold.';
COMMENT ON COLUMN publish.source.title IS 'What people call it.';
COMMENT ON COLUMN publish.source.rank IS 'How far it is trusted where sources differ, 1 (most) to 99.';
COMMENT ON COLUMN publish.source.owner_post IS 'Information asset owner: a post; null unknown.';
COMMENT ON COLUMN publish.source.licence IS 'Licence under which its files came; null unknown.';
COMMENT ON COLUMN publish.source.source IS 'Where its files come from; null unknown.';
COMMENT ON COLUMN publish.source.marking_code IS 'Who may read what it said, value by value.';
COMMENT ON COLUMN publish.source.last_batch_id IS 'Its newest import that stands; null none.';
COMMENT ON COLUMN publish.source.last_import_on IS 'When that was.';
COMMENT ON COLUMN publish.source.last_file IS 'File of that import.';
COMMENT ON COLUMN publish.source.row_count IS 'Rows of that file.';
COMMENT ON COLUMN publish.source.rejected_count IS 'Rows of that file that were kept out: what is still to be corrected at the source.';
COMMENT ON COLUMN publish.source.import_count IS 'Imports of it that stand.';
GRANT SELECT ON publish.source TO terrier_reader, terrier_gis, terrier_editor, terrier_steward;

CREATE FUNCTION edit.checked_source(own source.feed, given jsonb) RETURNS source.feed
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM edit.must_be_known(NULL, given, '{rank,owner_post,licence,title,marking}');
    IF given ? 'rank' AND coalesce((given ->> 'rank')::numeric NOT BETWEEN 1 AND 99
                                   OR (given ->> 'rank')::numeric % 1 <> 0, true) THEN
        PERFORM edit.fault('rank', 'rank is a whole number from 1, trusted most, to 99');
    END IF;
    IF given ? 'title' AND coalesce(btrim(given ->> 'title'), '') = '' THEN
        PERFORM edit.fault('title', 'a source needs a title');
    END IF;
    IF EXISTS (SELECT FROM jsonb_each_text(given) WHERE length(value) > 500) THEN
        PERFORM edit.fault(NULL, 'no text of a source is longer than 500 characters');
    END IF;
    IF given ? 'marking' AND given ->> 'marking' IS NULL THEN
        PERFORM edit.fault('marking', 'a source needs a marking');
    END IF;
    PERFORM edit.must_be_code('marking', 'marking', given ->> 'marking');
    IF given ? 'rank' THEN own.rank := (given ->> 'rank')::integer; END IF;
    IF given ? 'title' THEN own.title := btrim(given ->> 'title'); END IF;
    IF given ? 'owner_post' THEN own.owner_post := nullif(btrim(given ->> 'owner_post'), ''); END IF;
    IF given ? 'licence' THEN own.licence := nullif(btrim(given ->> 'licence'), ''); END IF;
    IF given ? 'marking' THEN own.marking_code := given ->> 'marking'; END IF;
    RETURN own;
END $$;
COMMENT ON FUNCTION edit.checked_source(source.feed, jsonb) IS 'A feed as a change would make it; ends a change that cannot be made.';

-- A feed's first version is not in history, since imports make feeds: it is written there before the first change.
CREATE FUNCTION edit.source(asked text, given jsonb, said_by text, why text,
                            OUT outcome text, OUT field text, OUT sentence text, OUT changed_assets bigint, OUT version text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET lock_timeout = '5s' AS $$
DECLARE
    old source.feed;
    new source.feed;
BEGIN
    changed_assets := 0;
    SELECT own.* INTO old FROM source.feed own JOIN publish.source seen ON seen.feed = own.feed
    WHERE own.feed = asked FOR UPDATE OF own;
    IF old.feed IS NULL THEN
        outcome := 'missing';
        RETURN;
    END IF;
    PERFORM edit.begin_change(said_by, why);
    BEGIN
        PERFORM edit.must_say_why(why);
        new := edit.checked_source(old, given);
        IF new IS NOT DISTINCT FROM old THEN
            outcome := 'same';
            RETURN;
        END IF;
        IF NOT EXISTS (SELECT FROM history.feed past WHERE past.feed = asked) THEN
            UPDATE source.feed own SET title = own.title WHERE own.feed = asked;
        END IF;
        UPDATE source.feed own
        SET rank = new.rank, title = new.title, owner_post = new.owner_post, licence = new.licence,
            marking_code = new.marking_code
        WHERE own.feed = asked;
        IF new.rank <> old.rank THEN
            -- Of assets of which no other feed says anything, nothing else can stand now.
            changed_assets := edit.take(ARRAY(
                SELECT link.asset_id
                FROM source.batch
                JOIN source.record ON record.batch_id = batch.batch_id
                JOIN source.link ON link.record_id = record.record_id
                WHERE batch.kind IN (SELECT kind FROM code.claim_field) AND batch.status = 'applied'
                GROUP BY link.asset_id
                HAVING bool_or(batch.feed = asked) AND bool_or(batch.feed <> asked)));
        END IF;
    EXCEPTION
        WHEN SQLSTATE 'TE001' THEN
            outcome := 'invalid';
            GET STACKED DIAGNOSTICS field = COLUMN_NAME, sentence = MESSAGE_TEXT;
            field := nullif(field, '');
            RETURN;
        WHEN data_exception THEN
            outcome := 'invalid';
            GET STACKED DIAGNOSTICS sentence = MESSAGE_TEXT;
            RETURN;
    END;
    SET CONSTRAINTS history.seal IMMEDIATE;
    SET CONSTRAINTS history.seal DEFERRED;
    SELECT head.revision || '-' || left(head.incarnation::text, 8) INTO version FROM history.head;
    outcome := 'changed';
END $$;
COMMENT ON FUNCTION edit.source(text, jsonb, text, text) IS 'Changes how far a feed is trusted, who answers for it, its licence, title or marking: feed, fields to set, who, why. After a change of rank the record of each asset concerned takes what then stands. Says changed, same, invalid (field, sentence) or missing; how many assets changed; and the revision, as records name their version.';
REVOKE ALL ON FUNCTION edit.checked_source(source.feed, jsonb), edit.source(text, jsonb, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION edit.source(text, jsonb, text, text) TO terrier_serve_steward;
