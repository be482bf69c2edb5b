-- Decisions on entries of lists of designations that may be of an asset: each one change, which can be taken back.

-- As the import would with a row that names the asset (sql/queries/import_designations_merge.sql). One entry is of one asset:
-- what else it was proposed for is no longer asked.
CREATE FUNCTION edit.accept_designation(asked bigint) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    own CONSTANT register.designation_candidate := (SELECT c FROM register.designation_candidate c WHERE c.candidate_id = asked);
BEGIN
    UPDATE register.designation held
    SET reference = coalesce(own.reference, held.reference), name = coalesce(own.name, held.name),
        valid = daterange(coalesce(lower(own.valid), lower(held.valid)), coalesce(upper(own.valid), upper(held.valid))),
        notice_on = coalesce(own.notice_on, held.notice_on), record_id = own.record_id
    WHERE held.designation_id = (
        SELECT d.designation_id FROM register.designation d
        WHERE d.asset_id = own.asset_id AND d.kind_code = own.kind_code
          AND CASE WHEN d.reference IS NOT NULL AND own.reference IS NOT NULL THEN d.reference = own.reference
                   ELSE d.reference IS NULL OR d.name = own.name END
        ORDER BY (d.reference = own.reference) DESC NULLS LAST, d.designation_id LIMIT 1);
    IF NOT FOUND THEN
        INSERT INTO register.designation (asset_id, kind_code, reference, name, valid, notice_on, record_id)
        VALUES (own.asset_id, own.kind_code, own.reference, own.name, own.valid, own.notice_on, own.record_id);
    END IF;
    DELETE FROM register.designation_candidate other
    WHERE other.entry = own.entry AND other.candidate_id <> asked AND other.state = 'open';
END $$;
COMMENT ON FUNCTION edit.accept_designation(bigint) IS 'Lays a listed entry on the asset that it was proposed for.';

CREATE FUNCTION edit.designation(asked bigint, decision text, said_by text, why text,
                                 OUT outcome text, OUT field text, OUT sentence text, OUT reference text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET lock_timeout = '5s' AS $$
DECLARE
    own register.designation_candidate;
BEGIN
    PERFORM FROM publish.designation_candidate shown WHERE shown.candidate = asked;
    IF FOUND THEN
        SELECT * INTO own FROM register.designation_candidate WHERE candidate_id = asked FOR UPDATE;
    END IF;
    IF own.candidate_id IS NULL THEN
        outcome := 'missing';
        sentence := format('there is no candidate %s', asked);
        RETURN;
    END IF;
    PERFORM edit.lock_assets(own.asset_id, NULL);
    sentence := edit.begin(said_by, why);
    IF sentence IS NOT NULL THEN
        outcome := 'invalid';
        field := 'reason';
        RETURN;
    END IF;
    outcome := 'changed';
    reference := (SELECT asset.reference FROM register.asset WHERE asset_id = own.asset_id);
    CASE
        WHEN decision IN ('accept', 'reject') AND own.state = 'open' THEN
            IF decision = 'accept' THEN
                PERFORM edit.accept_designation(asked);
            END IF;
            UPDATE register.designation_candidate
            SET state = decision || 'ed', decided_by = current_setting('terrier.actor'), decided_at = clock_timestamp(),
                reason = current_setting('terrier.reason'), decided_in = history.current_change()
            WHERE candidate_id = asked;
        WHEN decision = 'undo' AND own.state <> 'open' THEN
            PERFORM edit.take_back(ARRAY[own.decided_in]);
        ELSE
            outcome := 'stale';
            sentence := format('candidate %s is %s', asked, CASE own.state WHEN 'open' THEN 'open: there is nothing to undo'
                                                                           ELSE own.state || ' already: undo that first' END);
    END CASE;
EXCEPTION
    WHEN SQLSTATE 'TE003' THEN
        outcome := 'stale';
        sentence := format('candidate %s cannot be undone, and the register is as it was: %s', asked, SQLERRM);
    WHEN SQLSTATE 'TE004' OR integrity_constraint_violation OR foreign_key_violation OR unique_violation
            OR exclusion_violation OR check_violation OR data_exception THEN
        outcome := 'refused';
        sentence := edit.why_not(SQLSTATE, SQLERRM);
END $$;
COMMENT ON FUNCTION edit.designation(bigint, text, text, text) IS 'Decides on a listed entry that may be of an asset: accept (it designates the asset), reject (never proposed for it again), undo; who, why. Says changed, stale, refused, invalid or missing; and the asset.';

REVOKE ALL ON FUNCTION edit.accept_designation(bigint), edit.designation(bigint, text, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION edit.designation(bigint, text, text, text) TO terrier_serve_editor, terrier_serve_steward;
