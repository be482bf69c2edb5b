-- What is done about criteria: versions drafted, approved, noted; ratings of the corporate actions, by people.

CREATE FUNCTION edit.corporate_action(asked text) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM evaluation.commitment WHERE commitment_code = asked) THEN
        PERFORM edit.missing(format('there is no commitment `%s`', left(asked, 20)));
    ELSIF NOT EXISTS (SELECT FROM evaluation.commitment WHERE commitment_code = asked AND corporate_action) THEN
        PERFORM edit.fault('commitment', format('%s is measured on the assets alone; rated by hand are the corporate actions %s', asked,
            (SELECT string_agg(commitment_code, ', ' ORDER BY commitment_code) FROM evaluation.commitment WHERE corporate_action)));
    END IF;
    RETURN asked;
END $$;
COMMENT ON FUNCTION edit.corporate_action(text) IS 'A commitment that is also a corporate action, rated by hand.';

CREATE FUNCTION edit.rate_commitment(asked text, given jsonb) RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    whose CONSTANT text := edit.corporate_action(asked);
    rated CONSTANT date := edit.given_past_day(given);
    made bigint;
BEGIN
    PERFORM edit.must_be_known(NULL, given, '{rating,by,comment,on,marking}');
    IF coalesce(given ->> 'rating', '') <> ALL ('{green,amber,red}') THEN
        PERFORM edit.fault('rating', '`rating` is green (on track), amber (at risk) or red (recovery plan required)');
    END IF;
    INSERT INTO evaluation.manual_rating AS own (commitment_code, rated_on, rating_code, owner, comment, marking_code)
    VALUES (whose, rated, given ->> 'rating', edit.given_post(given, 'by'), edit.given_text(given, 'comment', 20000, true),
            edit.given_marking(given))
    ON CONFLICT (commitment_code, rated_on) DO UPDATE
    SET rating_code = excluded.rating_code, owner = excluded.owner, comment = excluded.comment, marking_code = excluded.marking_code
    WHERE (SELECT rank FROM code.marking WHERE code = own.marking_code) <= publish.clearance()
    RETURNING manual_rating_id INTO made;
    IF made IS NULL THEN
        PERFORM edit.refuse(format('%s has a rating of %s already, which you may not read: a steward may change it', whose, rated));
    END IF;
    RETURN made;
END $$;
COMMENT ON FUNCTION edit.rate_commitment(text, jsonb) IS 'Says how a corporate action goes from a day on; instead of what was said of that day, if anything.';

CREATE FUNCTION edit.unrate_commitment(asked text, given jsonb) RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    whose CONSTANT text := edit.corporate_action(asked);
    rated CONSTANT date := edit.given_day(given, 'on', NULL);
    gone bigint;
BEGIN
    PERFORM edit.must_be_known(NULL, given, '{on}');
    IF rated IS NULL THEN
        PERFORM edit.fault('on', 'say of which day the rating is to be withdrawn, with `on`');
    END IF;
    DELETE FROM evaluation.manual_rating own USING code.marking
    WHERE own.commitment_code = whose AND own.rated_on = rated AND marking.code = own.marking_code AND marking.rank <= publish.clearance()
    RETURNING own.manual_rating_id INTO gone;
    IF gone IS NULL THEN
        PERFORM edit.missing(format('%s was not rated on %s', whose, rated));
    END IF;
    RETURN gone;
END $$;
COMMENT ON FUNCTION edit.unrate_commitment(text, jsonb) IS 'Withdraws what was said of a corporate action on a day; the history keeps it.';

-- --- versions ---

CREATE FUNCTION edit.strategy_of(given jsonb) RETURNS integer
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    said CONSTANT text := edit.given_text(given, 'strategy', 200, false);
    found CONSTANT integer := (
        SELECT own.strategy_version_id FROM evaluation.strategy_version own
        WHERE said IS NULL OR own.strategy_version_id::text = said OR lower(own.title) = lower(said)
        ORDER BY own.strategy_version_id DESC LIMIT 1);
BEGIN
    IF found IS NULL THEN
        PERFORM edit.fault('strategy', format('there is no strategy `%s`; there are: %s', left(said, 60),
            (SELECT string_agg(strategy_version_id || ', ' || title, '; ' ORDER BY strategy_version_id) FROM evaluation.strategy_version)));
    END IF;
    RETURN found;
END $$;
COMMENT ON FUNCTION edit.strategy_of(jsonb) IS 'The strategy version that criteria are to measure, by number or title; the newest if not given.';

CREATE FUNCTION edit.add_criteria(new_version integer, form jsonb) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    INSERT INTO evaluation.criterion (criterion_id, criteria_version_id, criterion_code, commitment_code, fact_code, condition_fact, kind, weight, expectation, sentence, source)
    SELECT nextval('evaluation.criterion_seq'), new_version, own.said ->> 'criterion', left(own.said ->> 'criterion', 3), own.said ->> 'fact', own.said ->> 'only_where',
           lower(own.said ->> 'kind'), coalesce(edit.number_in(own.said ->> 'weight'), 0), coalesce(edit.expectation_in(own.said ->> 'expectation'), 'code'),
           own.said ->> 'asks', own.said ->> 'source'
    FROM (SELECT * FROM edit.criteria_rows(form) WHERE sheet = 'criteria' ORDER BY place) AS own;
    CREATE TEMPORARY TABLE drafted ON COMMIT DROP AS
    SELECT criterion.criterion_id, own.said
    FROM edit.criteria_rows(form) own
    JOIN evaluation.criterion ON criterion.criteria_version_id = new_version AND criterion.criterion_code = own.said ->> 'criterion'
    WHERE own.sheet = 'criteria';
    INSERT INTO evaluation.criterion_point (criterion_id, x, points)
    SELECT drafted.criterion_id, point.x, point.points
    FROM pg_temp.drafted CROSS JOIN LATERAL edit.curve_in(coalesce(drafted.said ->> 'curve', 'failed:0, unproven:0, passed:100'), drafted.said ->> 'fact') AS point;
    INSERT INTO evaluation.applicability (criterion_id, class_code, duty_holder_code)
    SELECT DISTINCT drafted.criterion_id, class.code, duty.code
    FROM pg_temp.drafted CROSS JOIN LATERAL edit.codes_in(drafted.said ->> 'applies_to', 'class') AS class
    CROSS JOIN LATERAL edit.codes_in(drafted.said ->> 'duty_of', 'duty') AS duty;
    INSERT INTO evaluation.category_exemption (criterion_id, category_code, reason)
    SELECT drafted.criterion_id, own.said ->> 'category', own.said ->> 'reason'
    FROM edit.criteria_rows(form) own JOIN pg_temp.drafted ON drafted.said ->> 'criterion' = own.said ->> 'criterion'
    WHERE own.sheet = 'left_out';
    DROP TABLE pg_temp.drafted;
    INSERT INTO evaluation.commitment_weight (criteria_version_id, commitment_code, weight)
    SELECT new_version, said ->> 'commitment', edit.number_in(said ->> 'weight') FROM edit.criteria_rows(form) WHERE sheet = 'commitments';
    INSERT INTO evaluation.judging_rule (criteria_version_id, rule_code, amount, description, source)
    SELECT new_version, said ->> 'rule', edit.number_in(said ->> 'amount'), said ->> 'meaning', said ->> 'source' FROM edit.criteria_rows(form) WHERE sheet = 'judging';
    INSERT INTO evaluation.exit_score (criteria_version_id, exit_code, commitment_code, score, source)
    SELECT new_version, said ->> 'exit', said ->> 'commitment', edit.number_in(said ->> 'score'), said ->> 'source' FROM edit.criteria_rows(form) WHERE sheet = 'exits';
END $$;
COMMENT ON FUNCTION edit.add_criteria(integer, jsonb) IS 'Puts what was written, and found to be without fault, into a draft.';

CREATE FUNCTION edit.draft_criteria(given jsonb, why text) RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    form CONSTANT jsonb := given -> 'sheets';
    wrong CONSTANT integer := (SELECT count(*) FROM edit.criteria_faults(form) WHERE severity = 'fault');
    made integer;
BEGIN
    PERFORM edit.must_be_known(NULL, given, '{title,strategy,by,sheets}');
    IF wrong > 0 THEN
        PERFORM edit.fault('sheets', format('these criteria have %s faults, the first: %s', wrong,
            (SELECT concat_ws(', ', sheet, 'row ' || row_number, column_name, '`' || value || '`') || ': ' || says FROM edit.criteria_faults(form) WHERE severity = 'fault' LIMIT 1)));
    END IF;
    -- Previews, which are taken back, leave no gaps.
    LOCK TABLE evaluation.criteria_version IN SHARE ROW EXCLUSIVE MODE;
    PERFORM setval('evaluation.criteria_version_seq', max(criteria_version_id)) FROM evaluation.criteria_version;
    INSERT INTO evaluation.criteria_version (criteria_version_id, strategy_version_id, title, status, proposed_by, proposed_on, proposed_user, reason, based_on)
    SELECT nextval('evaluation.criteria_version_seq'), edit.strategy_of(given), edit.given_text(given, 'title', 200, true), 'proposed', edit.given_post(given, 'by'),
           publish.as_of(), current_setting('terrier.actor'), why, force.criteria_version_id
    FROM evaluation.criteria_in_force force
    RETURNING criteria_version_id INTO made;
    PERFORM edit.add_criteria(made, form);
    RETURN made;
END $$;
COMMENT ON FUNCTION edit.draft_criteria(jsonb, text) IS 'Makes a draft of criteria that somebody wrote. Its number.';

CREATE FUNCTION edit.version_of(asked text, wanted text) RETURNS integer
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    found evaluation.criteria_version;
BEGIN
    SELECT own.* INTO found FROM evaluation.criteria_version own WHERE own.criteria_version_id = edit.number_of(asked) FOR UPDATE;
    IF found.criteria_version_id IS NULL THEN
        PERFORM edit.missing(format('there is no version %s of the criteria', left(asked, 20)));
    ELSIF found.status <> wanted OR found.noted_on IS NOT NULL THEN
        PERFORM edit.refuse(format('version %s of the criteria is %s', asked,
            CASE WHEN found.noted_on IS NOT NULL THEN 'approved and noted already' WHEN found.status = 'proposed' THEN 'a draft: it is approved first'
                 WHEN wanted = 'proposed' THEN 'no draft any more' ELSE found.status END));
    END IF;
    RETURN found.criteria_version_id;
END $$;
COMMENT ON FUNCTION edit.version_of(text, text) IS 'A version of the criteria that has the status wanted and was not noted yet, locked.';

CREATE FUNCTION edit.note_criteria(asked text, given jsonb) RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    own CONSTANT integer := edit.version_of(asked, 'approved');
    noted CONSTANT date := edit.given_past_day(given);
BEGIN
    PERFORM edit.must_be_known(NULL, given, '{on,reference}');
    IF noted < (SELECT approved_on FROM evaluation.criteria_version WHERE criteria_version_id = own) THEN
        PERFORM edit.fault('on', format('it was approved after %s: the Group notes what is approved', noted));
    END IF;
    UPDATE evaluation.criteria_version SET noted_on = noted, noted_reference = edit.given_text(given, 'reference', 200, true), noted_user = current_setting('terrier.actor')
    WHERE criteria_version_id = own;
    RETURN own;
END $$;
COMMENT ON FUNCTION edit.note_criteria(text, jsonb) IS 'Records that the Asset Management Group noted an approved version: from then on published runs use it.';

CREATE FUNCTION edit.approve_criteria(asked text, given jsonb, why text) RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    own CONSTANT integer := edit.version_of(asked, 'proposed');
    draft evaluation.criteria_version;
BEGIN
    PERFORM edit.must_be_known(NULL, given, '{by,reference,noted_on,noted_reference}');
    SELECT * INTO draft FROM evaluation.criteria_version WHERE criteria_version_id = own;
    IF draft.proposed_user = current_setting('terrier.actor') OR lower(draft.proposed_by) = lower(edit.given_post(given, 'by')) THEN
        PERFORM edit.refuse('who proposed a version does not approve it: another post does, and another person is signed in for it');
    END IF;
    UPDATE evaluation.criteria_version
    SET status = 'approved', approved_by = edit.given_post(given, 'by'), approved_on = publish.as_of(), approved_user = current_setting('terrier.actor'),
        approval_reference = edit.given_text(given, 'reference', 200, true), approval_reason = why
    WHERE criteria_version_id = own;
    IF given ? 'noted_on' OR given ? 'noted_reference' THEN
        PERFORM edit.note_criteria(asked, jsonb_strip_nulls(jsonb_build_object('on', given -> 'noted_on', 'reference', given -> 'noted_reference')));
    END IF;
    RETURN own;
END $$;
COMMENT ON FUNCTION edit.approve_criteria(text, jsonb, text) IS 'Approves a draft, for another post and by another person than proposed it; noted with it, if the Group has.';

CREATE FUNCTION edit.withdraw_criteria(asked text, given jsonb, why text) RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    own CONSTANT integer := edit.version_of(asked, 'proposed');
BEGIN
    PERFORM edit.must_be_known(NULL, given, '{}');
    UPDATE evaluation.criteria_version
    SET status = 'withdrawn', withdrawn_on = publish.as_of(), withdrawn_user = current_setting('terrier.actor'), withdrawn_because = why
    WHERE criteria_version_id = own;
    RETURN own;
END $$;
COMMENT ON FUNCTION edit.withdraw_criteria(text, jsonb, text) IS 'Pursues a draft no further.';

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA edit FROM PUBLIC;
