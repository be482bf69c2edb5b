-- Proposing, deciding and what goes with it. Two functions that may be called, by who may call them: edit.prepare() what
-- editors do, edit.decide() what stewards do; each one change of the ledger, wholly or not at all.

-- --- policies ---

CREATE FUNCTION edit.draft_policy(asked text, given jsonb) RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    new governance.policy_version;
BEGIN
    PERFORM edit.must_be_known(NULL, given, '{title,body,link,sha256,from,by,marking}');
    new.policy_code := edit.given_code(jsonb_build_object('policy', asked), 'policy', 'policy');
    new.body := edit.given_text(given, 'body', 100000, false);
    new.link := edit.given_text(given, 'link', 2000, false);
    new.sha256 := lower(edit.given_text(given, 'sha256', 64, false));
    IF num_nonnulls(new.body, new.link) <> 1 OR (new.link IS NOT NULL AND new.link !~ '^https?://[^\s]+$') THEN
        PERFORM edit.fault('body', 'give the text (`body`), or where it is (`link`, an http or https address), not both');
    ELSIF new.link IS NOT NULL AND coalesce(new.sha256, '') !~ '^[0-9a-f]{64}$' THEN
        PERFORM edit.fault('sha256', 'give the SHA-256 of the document at the link, 64 hexadecimal digits: it says which words were approved');
    ELSIF NOT given ? 'from' THEN
        PERFORM edit.fault('from', 'say from which day it is to count, with `from`');
    END IF;
    SELECT coalesce(max(own.version_no), 0) + 1 INTO new.version_no FROM governance.policy_version own WHERE own.policy_code = new.policy_code;
    INSERT INTO governance.policy_version (policy_code, version_no, title, body, link, sha256, valid_from, drafted_by, marking_code)
    VALUES (new.policy_code, new.version_no, edit.given_text(given, 'title', 200, true), new.body, new.link,
            CASE WHEN new.body IS NULL THEN new.sha256 ELSE encode(sha256(convert_to(new.body, 'UTF8')), 'hex') END,
            edit.given_day(given, 'from', NULL), edit.given_post(given, 'by'), edit.given_marking(given));
    RETURN new.version_no;
END $$;
COMMENT ON FUNCTION edit.draft_policy(text, jsonb) IS 'Drafts another version of a policy. Its number.';

CREATE FUNCTION edit.approve_policy(asked text, given jsonb) RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    wanted governance.policy_version;
BEGIN
    PERFORM edit.must_be_known(NULL, given, '{version,post}');
    SELECT own.* INTO wanted FROM governance.policy_version own JOIN code.marking ON marking.code = own.marking_code
    WHERE own.policy_code = asked AND own.version_no = edit.given_number(given, 'version', true) AND marking.rank <= publish.clearance()
    FOR UPDATE OF own;
    IF wanted.policy_version_id IS NULL THEN
        PERFORM edit.missing(format('there is no version %s of a policy `%s`', given ->> 'version', left(asked, 60)));
    ELSIF wanted.withdrawn_on IS NOT NULL THEN
        PERFORM edit.refuse(format('version %s was withdrawn: draft another', wanted.version_no));
    ELSIF EXISTS (SELECT FROM governance.policy_approval own WHERE own.policy_version_id = wanted.policy_version_id
                  AND (own.approved_by = current_setting('terrier.actor') OR lower(own.post) = lower(edit.given_post(given, 'post')))) THEN
        PERFORM edit.refuse('the second approval is another post''s, and another person''s: this one has approved it already');
    END IF;
    INSERT INTO governance.policy_approval (policy_version_id, post, approved_by, approved_on)
    VALUES (wanted.policy_version_id, edit.given_post(given, 'post'), current_setting('terrier.actor'), publish.as_of());
    RETURN wanted.version_no;
END $$;
COMMENT ON FUNCTION edit.approve_policy(text, jsonb) IS 'Approves a version of a policy for a post: it counts once two posts did, by two people.';

CREATE FUNCTION edit.withdraw_policy(asked text, given jsonb, why text) RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    wanted governance.policy_version;
BEGIN
    PERFORM edit.must_be_known(NULL, given, '{version}');
    SELECT own.* INTO wanted FROM governance.policy_version own JOIN code.marking ON marking.code = own.marking_code
    WHERE own.policy_code = asked AND own.version_no = edit.given_number(given, 'version', true) AND marking.rank <= publish.clearance()
    FOR UPDATE OF own;
    IF wanted.policy_version_id IS NULL THEN
        PERFORM edit.missing(format('there is no version %s of a policy `%s`', given ->> 'version', left(asked, 60)));
    ELSIF wanted.withdrawn_on IS NOT NULL THEN
        PERFORM edit.refuse(format('version %s was withdrawn on %s already', wanted.version_no, wanted.withdrawn_on));
    END IF;
    UPDATE governance.policy_version SET withdrawn_on = publish.as_of(), withdrawn_because = btrim(why)
    WHERE policy_version_id = wanted.policy_version_id;
    RETURN wanted.version_no;
END $$;
COMMENT ON FUNCTION edit.withdraw_policy(text, jsonb, text) IS 'Withdraws a version of a policy, approved or not: the version before it counts again. It stays to be read.';

-- --- the group ---

CREATE FUNCTION edit.convene(given jsonb) RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    made bigint;
BEGIN
    PERFORM edit.must_be_known(NULL, given, '{name,purpose,on}');
    INSERT INTO governance.sub_group (name, purpose, convened_on)
    VALUES (edit.given_text(given, 'name', 200, true), edit.given_text(given, 'purpose', 500, true),
            edit.given_past_day(given))
    RETURNING sub_group_id INTO made;
    RETURN made;
END $$;
COMMENT ON FUNCTION edit.convene(jsonb) IS 'Convenes a sub-group of the Asset Management Group.';

CREATE FUNCTION edit.dissolve(given jsonb) RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    found CONSTANT bigint := edit.sub_group_of(jsonb_build_object('group', edit.given_text(given, 'name', 200, true)));
BEGIN
    PERFORM edit.must_be_known(NULL, given, '{name,on}');
    UPDATE governance.sub_group SET closed_on = edit.given_past_day(given) WHERE sub_group_id = found;
    RETURN found;
END $$;
COMMENT ON FUNCTION edit.dissolve(jsonb) IS 'Ends a sub-group.';

CREATE FUNCTION edit.agree_action(given jsonb) RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    made bigint;
BEGIN
    PERFORM edit.must_be_known(NULL, given, '{title,group,commitment,proposal,owner,on,due,marking}');
    IF given ->> 'commitment' IS NOT NULL AND NOT EXISTS (SELECT FROM evaluation.commitment WHERE commitment_code = given ->> 'commitment') THEN
        PERFORM edit.fault('commitment', format('there is no commitment `%s`', left(given ->> 'commitment', 20)));
    END IF;
    INSERT INTO governance.action (title, sub_group_id, commitment_code, proposal_id, owner_post, raised_on, due_on, marking_code)
    VALUES (edit.given_text(given, 'title', 500, true), edit.sub_group_of(given), given ->> 'commitment',
            CASE WHEN given ->> 'proposal' IS NOT NULL
                 THEN (edit.proposal_in(given ->> 'proposal', '{recorded,proposed,ready,recommended,approved,refused,done,withdrawn}')).proposal_id END,
            edit.given_post(given, 'owner'), edit.given_past_day(given), edit.given_day(given, 'due', NULL), edit.given_marking(given))
    RETURNING action_id INTO made;
    RETURN made;
END $$;
COMMENT ON FUNCTION edit.agree_action(jsonb) IS 'Notes an action of the group, or of a sub-group.';

CREATE FUNCTION edit.action_of(asked text) RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    found CONSTANT bigint := (SELECT shown.action FROM publish.group_action shown WHERE shown.action = edit.number_of(asked));
BEGIN
    IF found IS NULL THEN
        PERFORM edit.missing(format('there is no action %s', left(asked, 20)));
    END IF;
    PERFORM FROM governance.action WHERE action_id = found FOR UPDATE;
    RETURN found;
END $$;
COMMENT ON FUNCTION edit.action_of(text) IS 'An action that the reader may see, locked.';

CREATE FUNCTION edit.rate_action(asked text, given jsonb) RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    found CONSTANT bigint := edit.action_of(asked);
    quarter CONSTANT date := coalesce(evaluation.quarter_begin(given ->> 'quarter'),
                                      date_trunc('quarter', edit.given_day(given, 'quarter', publish.as_of())::timestamp)::date);
BEGIN
    PERFORM edit.must_be_known(NULL, given, '{quarter,rating,comment}');
    IF coalesce(given ->> 'rating', '') <> ALL ('{green,amber,red}') THEN
        PERFORM edit.fault('rating', '`rating` is green (on track), amber (at risk) or red (recovery plan required)');
    ELSIF quarter > publish.as_of() THEN
        PERFORM edit.fault('quarter', format('the quarter from %s has not come yet', quarter));
    END IF;
    INSERT INTO governance.action_rating (action_id, quarter_on, rating_code, comment)
    VALUES (found, quarter, given ->> 'rating', edit.given_text(given, 'comment', 20000, true))
    ON CONFLICT (action_id, quarter_on) DO UPDATE SET rating_code = excluded.rating_code, comment = excluded.comment;
    RETURN found;
END $$;
COMMENT ON FUNCTION edit.rate_action(text, jsonb) IS 'Says how an action stands at the end of a quarter.';

CREATE FUNCTION edit.close_action(asked text, given jsonb) RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    found CONSTANT bigint := edit.action_of(asked);
BEGIN
    PERFORM edit.must_be_known(NULL, given, '{on}');
    UPDATE governance.action SET closed_on = edit.given_past_day(given) WHERE action_id = found;
    RETURN found;
END $$;
COMMENT ON FUNCTION edit.close_action(text, jsonb) IS 'Closes an action.';

CREATE FUNCTION edit.withdraw_action(asked text, given jsonb, why text) RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    own_id CONSTANT bigint := edit.action_of(asked);
BEGIN
    PERFORM edit.must_be_known(NULL, given, '{}');
    UPDATE governance.action SET withdrawn_on = publish.as_of(), withdrawn_because = btrim(why)
    WHERE action_id = own_id AND withdrawn_on IS NULL;
    IF NOT FOUND THEN
        PERFORM edit.refuse(format('action %s was withdrawn already', own_id));
    END IF;
    RETURN own_id;
END $$;
COMMENT ON FUNCTION edit.withdraw_action(text, jsonb, text) IS 'Withdraws an action that was noted by mistake. It stays to be read, with its ratings.';

-- --- partners ---

CREATE FUNCTION edit.set_partner(asked text, given jsonb, why text) RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    whose CONSTANT bigint := edit.asset_of(asked);
    said register.partner_role;
BEGIN
    IF whose IS NULL THEN
        PERFORM edit.missing(format('there is no asset %s', left(asked, 60)));
    END IF;
    PERFORM edit.must_be_known(NULL, given, '{partner,role,from,until,note,never}');
    PERFORM edit.given_text(given, 'partner', 200, true);
    said.role_code := edit.given_code(given, 'role', 'partner_role');
    said.organisation_id := edit.given_organisation(given, 'partner', 'partner');
    IF coalesce((given ->> 'never')::boolean, false) THEN
        UPDATE register.partner_role own SET withdrawn_on = publish.as_of(), withdrawn_because = btrim(why)
        WHERE own.asset_id = whose AND own.organisation_id = said.organisation_id AND own.role_code = said.role_code AND own.withdrawn_on IS NULL;
        IF NOT FOUND THEN
            PERFORM edit.missing(format('%s is not known as %s of %s', left(given ->> 'partner', 60), said.role_code, left(asked, 60)));
        END IF;
        RETURN whose;
    END IF;
    INSERT INTO register.partner_role AS own (asset_id, organisation_id, role_code, from_on, until_on, note)
    VALUES (whose, said.organisation_id, said.role_code, edit.given_day(given, 'from', NULL), edit.given_day(given, 'until', NULL),
            edit.given_text(given, 'note', 500, false))
    ON CONFLICT (asset_id, organisation_id, role_code) DO UPDATE
    SET from_on = coalesce(excluded.from_on, own.from_on), until_on = excluded.until_on, note = coalesce(excluded.note, own.note),
        withdrawn_on = NULL, withdrawn_because = NULL;
    RETURN whose;
END $$;
COMMENT ON FUNCTION edit.set_partner(text, jsonb, text) IS 'Says that a partner owns or occupies an asset, from when until when; or, with `never`, withdraws it: that was never so.';

-- --- the two that are called ---

CREATE FUNCTION edit.governed(asked text, step text, given jsonb, said_by text, why text, OUT outcome text, OUT sentence text, OUT number bigint)
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM edit.must_say_why(why), edit.begin_change(said_by, why);
    IF jsonb_typeof(given) IS DISTINCT FROM 'object' THEN
        PERFORM edit.fault(NULL, 'what is asked is an object of fields');
    END IF;
    CASE step
        WHEN 'propose' THEN number := edit.propose(asked, given);
        WHEN 'screen' THEN number := edit.screen(asked, given);
        WHEN 'consult' THEN number := edit.consult(asked, given);
        WHEN 'interest' THEN number := edit.declare_interest(asked, given);
        WHEN 'withdraw' THEN number := edit.withdraw(asked, given);
        WHEN 'recommend' THEN number := edit.recommend(asked, given, why);
        WHEN 'decide' THEN number := edit.decide_proposal(asked, given, why);
        WHEN 'complete' THEN number := edit.complete(asked, given, why);
        WHEN 'review' THEN number := edit.review(asked, given);
        WHEN 'undo' THEN number := edit.undo_step(asked, given);
        WHEN 'draft' THEN number := edit.draft_policy(asked, given);
        WHEN 'approve' THEN number := edit.approve_policy(asked, given);
        WHEN 'withdraw_policy' THEN number := edit.withdraw_policy(asked, given, why);
        WHEN 'withdraw_action' THEN number := edit.withdraw_action(asked, given, why);
        WHEN 'convene' THEN number := edit.convene(given);
        WHEN 'dissolve' THEN number := edit.dissolve(given);
        WHEN 'action' THEN number := edit.agree_action(given);
        WHEN 'rate' THEN number := edit.rate_action(asked, given);
        WHEN 'close' THEN number := edit.close_action(asked, given);
        WHEN 'partner' THEN number := edit.set_partner(asked, given, why);
        WHEN 'rate_commitment' THEN number := edit.rate_commitment(asked, given);
        WHEN 'unrate_commitment' THEN number := edit.unrate_commitment(asked, given);
        WHEN 'draft_criteria' THEN number := edit.draft_criteria(given, why);
        WHEN 'withdraw_criteria' THEN number := edit.withdraw_criteria(asked, given, why);
        WHEN 'approve_criteria' THEN number := edit.approve_criteria(asked, given, why);
        WHEN 'note_criteria' THEN number := edit.note_criteria(asked, given);
        ELSE PERFORM edit.fault(NULL, format('there is no step `%s`', left(step, 30)));
    END CASE;
    outcome := 'done';
EXCEPTION
    WHEN SQLSTATE 'TE001' OR data_exception THEN
        outcome := 'invalid'; sentence := SQLERRM; number := NULL;
    WHEN SQLSTATE 'TE005' THEN
        outcome := 'missing'; sentence := SQLERRM; number := NULL;
    WHEN SQLSTATE 'TE003' OR SQLSTATE 'TE004' OR integrity_constraint_violation OR foreign_key_violation OR check_violation
      OR unique_violation OR not_null_violation OR exclusion_violation THEN
        outcome := 'refused'; sentence := SQLERRM; number := NULL;
END $$;
COMMENT ON FUNCTION edit.governed(text, text, jsonb, text, text) IS 'One step of deciding: of what, which step, with what, who, why. Says done with a number (of the proposal, version, group, action or asset), missing, refused or invalid with a sentence.';

CREATE FUNCTION edit.prepare(asked text, step text, given jsonb, said_by text, why text, OUT outcome text, OUT sentence text, OUT number bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET lock_timeout = '5s' AS $$
BEGIN
    IF step <> ALL ('{propose,screen,consult,interest,withdraw,action,rate,close,withdraw_action,partner,rate_commitment,unrate_commitment,draft_criteria,withdraw_criteria}') THEN
        outcome := 'invalid'; sentence := format('there is no step `%s` here', left(step, 30));
        RETURN;
    END IF;
    SELECT made.outcome, made.sentence, made.number INTO outcome, sentence, number
    FROM edit.governed(asked, step, given, said_by, why) AS made;
END $$;
COMMENT ON FUNCTION edit.prepare(text, text, jsonb, text, text) IS 'What editors do on the way to a decision, as edit.governed(): propose, screen, consult, interest, withdraw; action, rate, close and withdraw_action of the group''s actions; partner; rate_commitment and unrate_commitment of the corporate actions; draft_criteria and withdraw_criteria.';

CREATE FUNCTION edit.decide(asked text, step text, given jsonb, said_by text, why text, OUT outcome text, OUT sentence text, OUT number bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET lock_timeout = '5s' AS $$
BEGIN
    IF step <> ALL ('{recommend,decide,complete,review,undo,draft,approve,withdraw_policy,convene,dissolve,approve_criteria,note_criteria}') THEN
        outcome := 'invalid'; sentence := format('there is no step `%s` here', left(step, 30));
        RETURN;
    END IF;
    SELECT made.outcome, made.sentence, made.number INTO outcome, sentence, number
    FROM edit.governed(asked, step, given, said_by, why) AS made;
END $$;
COMMENT ON FUNCTION edit.decide(text, text, jsonb, text, text) IS 'What stewards record, as edit.governed(): recommend, decide, complete, review and undo of proposals; draft, approve and withdraw_policy of policies; convene and dissolve of sub-groups; approve_criteria and note_criteria.';

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA edit FROM PUBLIC;
GRANT EXECUTE ON FUNCTION edit.prepare(text, text, jsonb, text, text) TO terrier_serve_editor, terrier_serve_steward;
GRANT EXECUTE ON FUNCTION edit.decide(text, text, jsonb, text, text) TO terrier_serve_steward;
