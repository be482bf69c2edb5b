-- Saying something of a published run: a version more, none written over.

CREATE FUNCTION edit.say_of(asked text, given jsonb) RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    own evaluation.commentary;
    asked_quarter CONSTANT text := edit.given_text(given, 'quarter', 20, false);
    open_version CONSTANT integer := edit.given_number(given, 'version', false);
BEGIN
    PERFORM edit.must_be_known(NULL, given, '{comment,by,quarter,marking,version}');
    SELECT commitment_code INTO own.commitment_code FROM evaluation.commitment WHERE commitment_code = asked;
    SELECT objective INTO own.objective FROM evaluation.objective WHERE objective::text = asked;
    own.run_id := (SELECT run_id FROM publish.quarter WHERE run_id = publish.run_of_quarter(asked_quarter));
    IF num_nonnulls(own.commitment_code, own.objective) = 0 THEN
        PERFORM edit.missing(format('there is no commitment `%s`: they go by 2.2, the objectives by 2', left(asked, 20)));
    ELSIF own.run_id IS NULL THEN
        PERFORM edit.missing(CASE WHEN asked_quarter IS NULL THEN 'no run has been published for a quarter yet: `terrier evaluate --quarter` does it'
                                  ELSE format('no run has been published for the quarter `%s`', asked_quarter) END);
    END IF;
    own.comment := edit.given_text(given, 'comment', 20000, true);
    own.post := edit.given_post(given, 'by');
    own.marking_code := edit.given_marking(given);
    PERFORM pg_advisory_xact_lock(hashtextextended('commentary', own.run_id));
    SELECT coalesce(max(said.version_no), 0) INTO own.version_no FROM evaluation.commentary said
    WHERE said.run_id = own.run_id AND said.objective IS NOT DISTINCT FROM own.objective
      AND said.commitment_code IS NOT DISTINCT FROM own.commitment_code;
    IF open_version <> own.version_no THEN
        PERFORM edit.refuse(format('somebody has said something since: version %s stands, not %s', own.version_no, open_version));
    END IF;
    INSERT INTO evaluation.commentary (run_id, objective, commitment_code, version_no, comment, post, marking_code, made_by)
    VALUES (own.run_id, own.objective, own.commitment_code, own.version_no + 1, own.comment, own.post, own.marking_code,
            current_setting('terrier.actor'));
    RETURN own.version_no + 1;
END $$;
COMMENT ON FUNCTION edit.say_of(text, jsonb) IS 'Another version of what is said of a commitment, or an objective, for the run that stands for a quarter. Its number.';

CREATE FUNCTION edit.comment_on(asked text, given jsonb, said_by text, OUT outcome text, OUT sentence text, OUT number bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET lock_timeout = '5s' AS $$
BEGIN
    PERFORM edit.begin_change(said_by, 'a comment on a published run');
    IF jsonb_typeof(given) IS DISTINCT FROM 'object' THEN
        PERFORM edit.fault(NULL, 'what is asked is an object of fields');
    END IF;
    number := edit.say_of(asked, given);
    outcome := 'done';
EXCEPTION
    WHEN SQLSTATE 'TE001' OR data_exception THEN
        outcome := 'invalid'; sentence := SQLERRM; number := NULL;
    WHEN SQLSTATE 'TE005' THEN
        outcome := 'missing'; sentence := SQLERRM; number := NULL;
    WHEN SQLSTATE 'TE003' OR integrity_constraint_violation OR check_violation OR not_null_violation THEN
        outcome := 'refused'; sentence := SQLERRM; number := NULL;
END $$;
COMMENT ON FUNCTION edit.comment_on(text, jsonb, text) IS 'Says something of a commitment (2.2) or an objective (2) in a published quarter: which, with what (comment, by, quarter, marking, version), who. Says done with the number of the version, missing, refused or invalid with a sentence.';

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA edit FROM PUBLIC;
GRANT EXECUTE ON FUNCTION edit.comment_on(text, jsonb, text) TO terrier_serve_editor, terrier_serve_steward;
