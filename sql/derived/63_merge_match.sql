-- Deciding on what matching found, and taking that back.

CREATE FUNCTION edit.reject_match(asked bigint) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
    UPDATE register.match SET state = 'rejected', decided_by = current_setting('terrier.actor'), decided_at = clock_timestamp(),
                              reason = current_setting('terrier.reason'), decided_in = history.current_change()
    WHERE match_id = asked
$$;
COMMENT ON FUNCTION edit.reject_match(bigint) IS 'Notes that two records are two assets.';

-- The rows of files that spoke of what comes back, or of what goes, first and last.
CREATE FUNCTION edit.undo_decision(decided bigint) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    former register.former_reference[] := ARRAY(SELECT own FROM register.former_reference own WHERE own.merged_in = decided);
BEGIN
    UPDATE source.link own SET asset_id = own_match.first_id
    FROM register.match own_match JOIN history.asset made ON made.asset_id = own_match.second_id
    WHERE own_match.decided_in = decided AND made.change_id = decided AND made.operation = 'I' AND own.asset_id = made.asset_id;
    PERFORM edit.take_back(ARRAY[decided]);
    UPDATE source.link own SET asset_id = was.former_id
    FROM unnest(former) AS was WHERE own.record_id = ANY (was.record_ids);
END $$;
COMMENT ON FUNCTION edit.undo_decision(bigint) IS 'Takes a merge, a split or a rejection back, with the links of source rows.';

CREATE FUNCTION edit.match(asked bigint, decision text, said_by text, why text,
                           OUT outcome text, OUT field text, OUT sentence text, OUT reference text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET lock_timeout = '5s' AS $$
DECLARE
    own register.match;
BEGIN
    PERFORM FROM publish.match shown WHERE shown.match = asked;
    IF FOUND THEN
        SELECT * INTO own FROM register.match WHERE match_id = asked FOR UPDATE;
    END IF;
    IF own.match_id IS NULL THEN
        outcome := 'missing';
        sentence := format('there is no match %s', asked);
        RETURN;
    END IF;
    PERFORM edit.lock_assets(own.first_id, own.second_id);
    sentence := edit.begin(said_by, why);
    IF sentence IS NOT NULL THEN
        outcome := 'invalid';
        field := 'reason';
        RETURN;
    END IF;
    outcome := 'changed';
    reference := (SELECT asset.reference FROM register.asset WHERE asset_id = own.first_id);
    CASE
        WHEN decision = 'accept' AND own.state = 'open' THEN
            PERFORM edit.merge_assets(own.second_id, own.first_id);
            UPDATE register.match SET state = 'accepted', decided_by = current_setting('terrier.actor'), reason = btrim(why),
                decided_at = clock_timestamp(), decided_in = history.current_change()
            WHERE match_id = asked;
        WHEN decision = 'reject' AND own.state = 'open' THEN
            PERFORM edit.reject_match(asked);
        WHEN decision IN ('reject', 'undo') AND own.state = 'linked' THEN
            PERFORM edit.split_asset(own.first_id, NULL, '{}', '{}', ARRAY[own.record_id]);
            reference := (SELECT asset.reference FROM register.asset JOIN source.link USING (asset_id)
                          WHERE link.record_id = own.record_id);
        WHEN decision = 'undo' AND own.state IN ('accepted', 'rejected') AND own.decided_in IS NOT NULL THEN
            PERFORM edit.undo_decision(own.decided_in);
        ELSE
            outcome := 'stale';
            sentence := format('match %s is %s', asked, CASE own.state WHEN 'open' THEN 'open: there is nothing to undo'
                WHEN 'linked' THEN 'accepted already, by the automatic threshold' ELSE own.state || ' already: undo that first' END);
    END CASE;
EXCEPTION
    WHEN SQLSTATE 'TE003' THEN
        outcome := 'stale';
        sentence := format('match %s cannot be undone, and the register is as it was: %s', asked, SQLERRM);
    WHEN SQLSTATE 'TE004' OR integrity_constraint_violation OR foreign_key_violation OR unique_violation
            OR exclusion_violation OR check_violation THEN
        outcome := 'refused';
        sentence := edit.why_not(SQLSTATE, SQLERRM);
END $$;
COMMENT ON FUNCTION edit.match(bigint, text, text, text) IS 'Decides on a match: accept (one asset: the younger becomes part of the older), reject (two), undo; who, why. Of a row that was linked, reject and undo make an asset of its own of it. Says changed, stale, refused, invalid or missing; and the reference that stands.';

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA edit FROM PUBLIC;
GRANT EXECUTE ON FUNCTION edit.match(bigint, text, text, text) TO terrier_serve_editor, terrier_serve_steward;
