-- Proposing, deciding and what goes with it. Two functions that may be called, by who may call them: edit.prepare() what
-- editors do, edit.decide() what stewards do; each one change of the ledger, wholly or not at all.

-- --- what is given ---

CREATE FUNCTION edit.given_text(given jsonb, name text, most integer, needed boolean) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    said CONSTANT text := nullif(btrim(given ->> name, E' \t\r\n'), '');
BEGIN
    IF said IS NULL AND needed THEN
        PERFORM edit.fault(name, format('`%s` is missing', name));
    ELSIF length(said) > most THEN
        PERFORM edit.fault(name, format('`%s` is longer than %s characters', name, most));
    ELSIF translate(said, E'\t\r\n', '') ~ '[\x01-\x1f\x7f]' OR jsonb_typeof(given -> name) IN ('object', 'array') THEN
        PERFORM edit.fault(name, format('`%s` is a text, without control characters', name));
    END IF;
    RETURN said;
END $$;
COMMENT ON FUNCTION edit.given_text(jsonb, text, integer, boolean) IS 'A text of what is given, without blanks around it; null where it is absent and need not be there.';

CREATE FUNCTION edit.given_post(given jsonb, name text) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT edit.given_text(given, name, 200, true)
$$;
COMMENT ON FUNCTION edit.given_post(jsonb, text) IS 'A post of what is given: it has to be there.';

CREATE FUNCTION edit.given_day(given jsonb, name text, usual date) RETURNS date
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF given ->> name IS NULL THEN
        RETURN usual;
    ELSIF given ->> name !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' THEN
        PERFORM edit.fault(name, format('`%s` is a day, like 2026-11-22', name));
    END IF;
    RETURN (given ->> name)::date;
EXCEPTION WHEN data_exception THEN
    PERFORM edit.fault(name, format('`%s` is a day of the calendar, like 2026-11-22', name));
END $$;
COMMENT ON FUNCTION edit.given_day(jsonb, text, date) IS 'A day of what is given, or the usual one.';

CREATE FUNCTION edit.given_past_day(given jsonb) RETURNS date
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    said CONSTANT date := edit.given_day(given, 'on', publish.as_of());
BEGIN
    IF said > publish.as_of() THEN
        PERFORM edit.fault('on', format('%s has not come yet: what is recorded has happened', said));
    END IF;
    RETURN said;
END $$;
COMMENT ON FUNCTION edit.given_past_day(jsonb) IS 'The day `on` of what is given, else today; never one to come.';

CREATE FUNCTION edit.given_number(given jsonb, name text, needed boolean) RETURNS numeric
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF given ->> name IS NULL AND NOT needed THEN
        RETURN NULL;
    ELSIF coalesce(given ->> name, '') !~ '^[0-9]{1,11}(\.[0-9]{1,2})?$' THEN
        PERFORM edit.fault(name, format('`%s` is a number from 0, with at most two decimals and no signs or commas', name));
    END IF;
    RETURN (given ->> name)::numeric;
END $$;
COMMENT ON FUNCTION edit.given_number(jsonb, text, boolean) IS 'A number of what is given; null where it is absent and need not be there.';

CREATE FUNCTION edit.given_code(given jsonb, name text, list text) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    there_are text;
    fits boolean;
BEGIN
    EXECUTE format('SELECT string_agg(code, '', '' ORDER BY sort_order, code), coalesce(bool_or(code = $1), false) FROM code.%I
                    WHERE publish.as_of() >= valid_from AND publish.as_of() < valid_to', list)
    INTO there_are, fits USING given ->> name;
    IF NOT fits THEN
        PERFORM edit.fault(name, format('`%s` is one of %s%s', name, there_are, ', not `' || left(given ->> name, 60) || '`'));
    END IF;
    RETURN given ->> name;
END $$;
COMMENT ON FUNCTION edit.given_code(jsonb, text, text) IS 'A code of what is given: one of its list today.';

CREATE FUNCTION edit.given_marking(given jsonb) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    said CONSTANT text := CASE WHEN given ? 'marking' THEN edit.given_code(given, 'marking', 'marking') ELSE 'internal' END;
BEGIN
    IF (SELECT rank FROM code.marking WHERE code = said) > publish.clearance() THEN
        PERFORM edit.fault('marking', format('the marking `%s` is above what you may read: a steward may set it', said));
    END IF;
    RETURN said;
END $$;
COMMENT ON FUNCTION edit.given_marking(jsonb) IS 'The marking of what is given, none above what the editor may read; else internal.';

CREATE FUNCTION edit.given_organisation(given jsonb, name text, kind text) RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    said CONSTANT text := edit.given_text(given, name, 200, false);
    found bigint;
BEGIN
    IF said IS NULL THEN
        RETURN NULL;
    END IF;
    SELECT organisation_id INTO found FROM register.organisation own
    WHERE lower(own.name) = lower(said) OR own.code = lower(said) ORDER BY lower(own.name) <> lower(said) LIMIT 1;
    IF found IS NULL THEN
        IF kind IS NULL THEN
            PERFORM edit.fault(name, format('nobody is known as `%s`: say what it is with `%s_kind` (%s), and it will be', left(said, 60), name,
                (SELECT string_agg(known.code, ', ' ORDER BY known.sort_order) FROM code.organisation_kind known)));
        END IF;
        INSERT INTO register.organisation (name, kind_code) VALUES (said, kind) RETURNING organisation_id INTO found;
    END IF;
    RETURN found;
END $$;
COMMENT ON FUNCTION edit.given_organisation(jsonb, text, text) IS 'An organisation of what is given, by name or short name; made known where a kind is given.';

CREATE FUNCTION edit.missing(sentence text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RAISE EXCEPTION USING ERRCODE = 'TE005', MESSAGE = sentence;
END $$;
COMMENT ON FUNCTION edit.missing(text) IS 'Ends a change of what is not there, or not for this reader.';

CREATE FUNCTION edit.refuse(sentence text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RAISE EXCEPTION USING ERRCODE = 'TE003', MESSAGE = sentence;
END $$;
COMMENT ON FUNCTION edit.refuse(text) IS 'Ends a change that what is there does not allow.';

CREATE FUNCTION edit.number_of(asked text) RETURNS bigint
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE WHEN asked ~ '^[0-9]{1,18}$' THEN asked::bigint END
$$;
COMMENT ON FUNCTION edit.number_of(text) IS 'The number that a text is; null none.';

-- --- proposals ---

CREATE FUNCTION edit.proposal_in(asked text, states text[]) RETURNS register.proposal
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    own register.proposal;
BEGIN
    PERFORM FROM publish.proposal_state shown WHERE shown.proposal = edit.number_of(asked);
    IF FOUND THEN
        SELECT * INTO own FROM register.proposal WHERE proposal_id = edit.number_of(asked) FOR UPDATE;
    END IF;
    IF own.proposal_id IS NULL THEN
        PERFORM edit.missing(format('there is no proposal %s', left(asked, 20)));
    ELSIF coalesce(own.state_code, 'recorded') <> ALL (states) THEN
        PERFORM edit.refuse(format('proposal %s is `%s`: this is for one that is %s', asked, coalesce(own.state_code, 'recorded'),
                                   array_to_string(states, ' or '))
                            || coalesce('. ' || (SELECT upper(left(shown.lacks, 1)) || substr(shown.lacks, 2)
                                                 FROM publish.proposal_state shown WHERE shown.proposal = own.proposal_id), ''));
    END IF;
    RETURN own;
END $$;
COMMENT ON FUNCTION edit.proposal_in(text, text[]) IS 'A proposal that the reader may see, locked; ends the change where there is none, or it is in another state.';

-- Divisions where they are known, else wards.
CREATE FUNCTION edit.ask_members(asked bigint, whose bigint) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, public, pg_temp AS $$
    INSERT INTO governance.consultation (proposal_id, place)
    SELECT DISTINCT asked, place.name
    FROM facts.asset_place place
    WHERE place.asset_id = whose
      AND place.kind_code = CASE WHEN EXISTS (SELECT FROM facts.asset_place known WHERE known.asset_id = whose AND known.kind_code = 'division')
                                 THEN 'division' ELSE 'ward' END
$$;
COMMENT ON FUNCTION edit.ask_members(bigint, bigint) IS 'Notes for which divisions, or wards, of an asset the members are to be consulted on a proposal.';

CREATE FUNCTION edit.propose(asked text, given jsonb) RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    whose CONSTANT bigint := edit.asset_of(asked);
    new register.proposal;
BEGIN
    IF whose IS NULL THEN
        PERFORM edit.missing(format('there is no asset %s', left(asked, 60)));
    END IF;
    PERFORM edit.must_be_known(NULL, given, '{kind,name,summary,by,plan,value,recipient,recipient_kind,term_months,review_on,homes,social_homes,marking}');
    new.kind_code := edit.given_code(given, 'kind', 'proposal_kind');
    new.name := edit.given_text(given, 'name', 200, true);
    SELECT * INTO new FROM jsonb_populate_record(new, (SELECT to_jsonb(own) - 'name' - 'kind_code' FROM register.proposal own
        WHERE own.asset_id = whose AND own.kind_code = new.kind_code AND own.name = new.name FOR UPDATE));
    IF new.state_code IS NOT NULL THEN
        PERFORM edit.refuse(format('that has been proposed already: proposal %s', new.proposal_id));
    END IF;
    new.marking_code := edit.given_marking(given);
    new.recipient_id := edit.given_organisation(given, 'recipient',
        CASE WHEN given ? 'recipient_kind' THEN edit.given_code(given, 'recipient_kind', 'organisation_kind') END);
    INSERT INTO register.proposal AS own (asset_id, kind_code, stage_code, name, proposed_on, homes, social_homes, state_code, marking_code,
                                          summary, proposed_by, plan, value_gbp, recipient_id, term_months, review_on)
    VALUES (whose, new.kind_code, 'idea', new.name, publish.as_of(), edit.given_number(given, 'homes', false), edit.given_number(given, 'social_homes', false),
            'proposed', new.marking_code, edit.given_text(given, 'summary', 20000, false), edit.given_post(given, 'by'),
            edit.given_text(given, 'plan', 200, false), edit.given_number(given, 'value', false), new.recipient_id,
            edit.given_number(given, 'term_months', false), edit.given_day(given, 'review_on', NULL))
    ON CONFLICT (asset_id, kind_code, name) DO UPDATE
    SET state_code = 'proposed', marking_code = excluded.marking_code, summary = excluded.summary, proposed_by = excluded.proposed_by,
        plan = excluded.plan, value_gbp = excluded.value_gbp, recipient_id = excluded.recipient_id, term_months = excluded.term_months,
        review_on = excluded.review_on, homes = coalesce(excluded.homes, own.homes),
        social_homes = coalesce(excluded.social_homes, own.social_homes)
    RETURNING own.* INTO new;
    PERFORM edit.ask_members(new.proposal_id, whose);
    RETURN new.proposal_id;
END $$;
COMMENT ON FUNCTION edit.propose(text, jsonb) IS 'Proposes something for an asset; one that was only recorded until now is taken up. Which proposal.';

CREATE FUNCTION edit.advance(asked bigint) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, public, pg_temp AS $$
    UPDATE register.proposal SET state_code = 'ready'
    WHERE proposal_id = asked AND state_code = 'proposed' AND governance.shortfall(asked, 'ready') IS NULL
$$;
COMMENT ON FUNCTION edit.advance(bigint) IS 'A proposal that is screened and consulted on is ready for the group.';

CREATE FUNCTION edit.screen(asked text, given jsonb) RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    own CONSTANT register.proposal := edit.proposal_in(asked, '{proposed,ready}');
BEGIN
    PERFORM edit.must_be_known(NULL, given, '{subject,finding,comment,by,on}');
    INSERT INTO governance.screening (proposal_id, subject_code, finding_code, comment, screened_by, screened_on)
    VALUES (own.proposal_id, edit.given_code(given, 'subject', 'screening_subject'), edit.given_code(given, 'finding', 'screening_finding'),
            edit.given_text(given, 'comment', 20000, given ->> 'finding' <> 'none'), edit.given_post(given, 'by'), edit.given_past_day(given))
    ON CONFLICT (proposal_id, subject_code) DO UPDATE SET finding_code = excluded.finding_code, comment = excluded.comment,
        screened_by = excluded.screened_by, screened_on = excluded.screened_on;
    PERFORM edit.advance(own.proposal_id);
    RETURN own.proposal_id;
END $$;
COMMENT ON FUNCTION edit.screen(text, jsonb) IS 'Notes what a proposal means for one of the subjects that it is screened for.';

CREATE FUNCTION edit.consult(asked text, given jsonb) RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    own CONSTANT register.proposal := edit.proposal_in(asked, '{proposed,ready}');
    said governance.consultation;
BEGIN
    PERFORM edit.must_be_known(NULL, given, '{place,member,view,comment,on}');
    said.place := edit.given_text(given, 'place', 200, false);
    said.consulted := edit.given_post(given, 'member');
    SELECT known.consultation_id, known.place INTO said.consultation_id, said.place FROM governance.consultation known
    WHERE known.proposal_id = own.proposal_id
      AND (lower(known.consulted) = lower(said.consulted) AND lower(coalesce(known.place, '')) = lower(coalesce(said.place, known.place, ''))
           OR known.consulted IS NULL AND lower(known.place) = lower(said.place))
    ORDER BY known.consulted IS NULL LIMIT 1;
    said.place := coalesce(said.place, edit.given_text(given, 'place', 200, false));
    IF said.consultation_id IS NULL THEN
        INSERT INTO governance.consultation (proposal_id, place, consulted, view_code, consulted_on)
        VALUES (own.proposal_id, said.place, said.consulted, 'neutral', publish.as_of()) RETURNING consultation_id INTO said.consultation_id;
    END IF;
    UPDATE governance.consultation known
    SET consulted = said.consulted, view_code = edit.given_code(given, 'view', 'consultation_view'),
        comment = edit.given_text(given, 'comment', 20000, false), consulted_on = edit.given_past_day(given)
    WHERE known.consultation_id = said.consultation_id;
    PERFORM edit.advance(own.proposal_id);
    RETURN own.proposal_id;
END $$;
COMMENT ON FUNCTION edit.consult(text, jsonb) IS 'Notes what a division member, or another, thinks of a proposal.';

CREATE FUNCTION edit.declare_interest(asked text, given jsonb) RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    own CONSTANT register.proposal := edit.proposal_in(asked, '{proposed,ready,recommended,approved}');
BEGIN
    PERFORM edit.must_be_known(NULL, given, '{post,nature,on}');
    INSERT INTO governance.declared_interest (proposal_id, post, nature, declared_on)
    VALUES (own.proposal_id, edit.given_post(given, 'post'), edit.given_text(given, 'nature', 500, true), edit.given_past_day(given))
    ON CONFLICT (proposal_id, lower(post)) DO UPDATE SET nature = excluded.nature, declared_on = excluded.declared_on;
    RETURN own.proposal_id;
END $$;
COMMENT ON FUNCTION edit.declare_interest(text, jsonb) IS 'Notes an interest in a proposal: who has it takes no part.';

CREATE FUNCTION edit.withdraw(asked text, given jsonb) RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    own CONSTANT register.proposal := edit.proposal_in(asked, '{proposed,ready,recommended,approved}');
BEGIN
    PERFORM edit.must_be_known(NULL, given, '{}');
    UPDATE register.proposal SET state_code = 'withdrawn', stage_code = 'withdrawn', closed_on = publish.as_of()
    WHERE proposal_id = own.proposal_id;
    RETURN own.proposal_id;
END $$;
COMMENT ON FUNCTION edit.withdraw(text, jsonb) IS 'Pursues a proposal no further.';

CREATE FUNCTION edit.sub_group_of(given jsonb) RETURNS bigint
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    said CONSTANT text := edit.given_text(given, 'group', 200, false);
    found bigint := (SELECT sub_group_id FROM governance.sub_group own WHERE lower(own.name) = lower(said) AND own.closed_on IS NULL);
BEGIN
    IF said IS NOT NULL AND found IS NULL THEN
        PERFORM edit.fault('group', format('there is no sub-group `%s`; there are: %s', left(said, 60),
            coalesce((SELECT string_agg(own.name, ', ' ORDER BY own.name) FROM governance.sub_group own WHERE own.closed_on IS NULL), 'none')));
    END IF;
    RETURN found;
END $$;
COMMENT ON FUNCTION edit.sub_group_of(jsonb) IS 'The sub-group that is given; null: the Asset Management Group itself.';

CREATE FUNCTION edit.recommend(asked text, given jsonb, why text) RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    own CONSTANT register.proposal := edit.proposal_in(asked, '{ready,recommended}');
    made bigint;
BEGIN
    PERFORM edit.must_be_known(NULL, given, '{view,present,group,on}');
    IF jsonb_typeof(given -> 'present') IS DISTINCT FROM 'array' OR jsonb_array_length(given -> 'present') NOT BETWEEN 1 AND 50 THEN
        PERFORM edit.fault('present', '`present` lists the posts that took part, one at least');
    END IF;
    INSERT INTO governance.recommendation (proposal_id, sub_group_id, view_code, reason, recommended_on)
    VALUES (own.proposal_id, edit.sub_group_of(given), edit.given_code(given, 'view', 'recommendation_view'), btrim(why, E' \t\r\n'),
            edit.given_past_day(given))
    RETURNING recommendation_id INTO made;
    INSERT INTO governance.participant (proposal_id, recommendation_id, post)
    SELECT own.proposal_id, made, edit.given_post(jsonb_build_object('present', post), 'present') FROM jsonb_array_elements(given -> 'present') AS post;
    UPDATE register.proposal SET state_code = 'recommended'
    WHERE proposal_id = own.proposal_id AND state_code = 'ready' AND governance.shortfall(own.proposal_id, 'recommended') IS NULL;
    RETURN own.proposal_id;
END $$;
COMMENT ON FUNCTION edit.recommend(text, jsonb, text) IS 'Notes what the group, or a sub-group, recommends of a proposal, why, and who took part.';

CREATE FUNCTION edit.decide_proposal(asked text, given jsonb, why text) RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    own CONSTANT register.proposal := edit.proposal_in(asked, '{recommended}');
    made governance.decision;
BEGIN
    PERFORM edit.must_be_known(NULL, given, '{outcome,level,by,consulted,reference,on}');
    INSERT INTO governance.decision (proposal_id, outcome_code, level_code, decided_by, consulted, decided_on, reference, reason)
    VALUES (own.proposal_id, edit.given_code(given, 'outcome', 'decision_outcome'), edit.given_code(given, 'level', 'decision_level'),
            edit.given_post(given, 'by'), edit.given_text(given, 'consulted', 200, false), edit.given_past_day(given),
            edit.given_text(given, 'reference', 200, true), btrim(why, E' \t\r\n'))
    RETURNING * INTO made;
    UPDATE register.proposal
    SET state_code = made.outcome_code, stage_code = CASE made.outcome_code WHEN 'approved' THEN 'agreed' ELSE 'refused' END,
        closed_on = CASE made.outcome_code WHEN 'refused' THEN made.decided_on END
    WHERE proposal_id = own.proposal_id;
    RETURN own.proposal_id;
END $$;
COMMENT ON FUNCTION edit.decide_proposal(text, jsonb, text) IS 'Notes the decision on a proposal: outcome, level, who, whom they consulted, reference, day, why.';

CREATE FUNCTION edit.complete(asked text, given jsonb, why text) RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    own CONSTANT register.proposal := edit.proposal_in(asked, '{approved}');
    done CONSTANT date := edit.given_past_day(given);
    holding CONSTANT jsonb := jsonb_build_object('status', 'disposed', 'from', done);
BEGIN
    PERFORM edit.must_be_known(NULL, given, '{on,keeps_holding}');
    IF done < (SELECT decided_on FROM governance.decision WHERE proposal_id = own.proposal_id) THEN
        PERFORM edit.fault('on', 'it cannot have been done before it was decided');
    END IF;
    UPDATE register.proposal SET state_code = 'done', stage_code = 'in_use', closed_on = done WHERE proposal_id = own.proposal_id;
    IF (SELECT ends_holding FROM code.proposal_kind WHERE code = own.kind_code) AND own.term_months IS NULL
       AND NOT coalesce((given ->> 'keeps_holding')::boolean, false) THEN
        PERFORM FROM register.asset WHERE asset_id = own.asset_id FOR UPDATE;
        PERFORM edit.holding(own.asset_id, holding, why);
        PERFORM edit.override_holding(own.asset_id, holding);
    END IF;
    RETURN own.proposal_id;
END $$;
COMMENT ON FUNCTION edit.complete(text, jsonb, text) IS 'Notes that an approved proposal was carried out; where that ends the holding, the asset is disposed of on that day.';

CREATE FUNCTION edit.review(asked text, given jsonb) RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    own CONSTANT register.proposal := edit.proposal_in(asked, '{approved,done}');
BEGIN
    PERFORM edit.must_be_known(NULL, given, '{next}');
    UPDATE register.proposal SET review_on = edit.given_day(given, 'next', NULL) WHERE proposal_id = own.proposal_id;
    RETURN own.proposal_id;
END $$;
COMMENT ON FUNCTION edit.review(text, jsonb) IS 'Notes that a transfer was looked at, and when it is to be again; without `next`, no more.';

CREATE FUNCTION edit.proposal_change(asked bigint) RETURNS bigint
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT change_id
    FROM (SELECT version_id, change_id FROM history.proposal WHERE proposal_id = asked
          UNION ALL SELECT version_id, change_id FROM history.screening WHERE proposal_id = asked
          UNION ALL SELECT version_id, change_id FROM history.consultation WHERE proposal_id = asked
          UNION ALL SELECT version_id, change_id FROM history.declared_interest WHERE proposal_id = asked
          UNION ALL SELECT version_id, change_id FROM history.recommendation WHERE proposal_id = asked
          UNION ALL SELECT version_id, change_id FROM history.decision WHERE proposal_id = asked) AS version
    WHERE NOT EXISTS (SELECT FROM governance.undone WHERE version.change_id IN (undone.change_id, undone.by_change_id))
    ORDER BY version_id DESC LIMIT 1
$$;
COMMENT ON FUNCTION edit.proposal_change(bigint) IS 'The newest change that touched a proposal or what belongs to it, and has not been taken back.';

CREATE FUNCTION edit.undo_step(asked text, given jsonb) RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    own CONSTANT register.proposal := edit.proposal_in(asked, '{proposed,ready,recommended,approved,refused,done,withdrawn}');
    newest CONSTANT bigint := edit.proposal_change(own.proposal_id);
BEGIN
    PERFORM edit.must_be_known(NULL, given, '{}');
    IF EXISTS (SELECT FROM history.change WHERE change_id = newest AND batch_id IS NOT NULL)
       OR EXISTS (SELECT FROM history.entry WHERE change_id = newest AND table_name IN ('asset', 'former_reference')) THEN
        PERFORM edit.refuse('an import, a merge or an edit of the asset touched it last: take that back instead');
    END IF;
    PERFORM edit.take_back(ARRAY[newest]);
    INSERT INTO governance.undone (change_id, by_change_id) VALUES (newest, history.current_change());
    RETURN own.proposal_id;
END $$;
COMMENT ON FUNCTION edit.undo_step(text, jsonb) IS 'Takes the last step of a proposal back, with what it changed of the asset.';

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
    ELSIF EXISTS (SELECT FROM governance.policy_approval own WHERE own.policy_version_id = wanted.policy_version_id
                  AND (own.approved_by = current_setting('terrier.actor') OR lower(own.post) = lower(edit.given_post(given, 'post')))) THEN
        PERFORM edit.refuse('the second approval is another post''s, and another person''s: this one has approved it already');
    END IF;
    INSERT INTO governance.policy_approval (policy_version_id, post, approved_by, approved_on)
    VALUES (wanted.policy_version_id, edit.given_post(given, 'post'), current_setting('terrier.actor'), publish.as_of());
    RETURN wanted.version_no;
END $$;
COMMENT ON FUNCTION edit.approve_policy(text, jsonb) IS 'Approves a version of a policy for a post: it counts once two posts did, by two people.';

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
    quarter CONSTANT date := date_trunc('quarter', edit.given_day(given, 'quarter', publish.as_of())::timestamp)::date;
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

-- --- partners ---

CREATE FUNCTION edit.set_partner(asked text, given jsonb) RETURNS bigint
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
        DELETE FROM register.partner_role own
        WHERE own.asset_id = whose AND own.organisation_id = said.organisation_id AND own.role_code = said.role_code;
        RETURN whose;
    END IF;
    INSERT INTO register.partner_role AS own (asset_id, organisation_id, role_code, from_on, until_on, note)
    VALUES (whose, said.organisation_id, said.role_code, edit.given_day(given, 'from', NULL), edit.given_day(given, 'until', NULL),
            edit.given_text(given, 'note', 500, false))
    ON CONFLICT (asset_id, organisation_id, role_code) DO UPDATE
    SET from_on = coalesce(excluded.from_on, own.from_on), until_on = excluded.until_on, note = coalesce(excluded.note, own.note);
    RETURN whose;
END $$;
COMMENT ON FUNCTION edit.set_partner(text, jsonb) IS 'Says that a partner owns or occupies an asset, from when until when; or, with `never`, that it does not.';

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
        WHEN 'convene' THEN number := edit.convene(given);
        WHEN 'dissolve' THEN number := edit.dissolve(given);
        WHEN 'action' THEN number := edit.agree_action(given);
        WHEN 'rate' THEN number := edit.rate_action(asked, given);
        WHEN 'close' THEN number := edit.close_action(asked, given);
        WHEN 'partner' THEN number := edit.set_partner(asked, given);
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
    IF step <> ALL ('{propose,screen,consult,interest,withdraw,action,rate,close,partner}') THEN
        outcome := 'invalid'; sentence := format('there is no step `%s` here', left(step, 30));
        RETURN;
    END IF;
    SELECT made.outcome, made.sentence, made.number INTO outcome, sentence, number
    FROM edit.governed(asked, step, given, said_by, why) AS made;
END $$;
COMMENT ON FUNCTION edit.prepare(text, text, jsonb, text, text) IS 'What editors do on the way to a decision, as edit.governed(): propose, screen, consult, interest, withdraw; action, rate and close of the group''s actions; partner.';

CREATE FUNCTION edit.decide(asked text, step text, given jsonb, said_by text, why text, OUT outcome text, OUT sentence text, OUT number bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET lock_timeout = '5s' AS $$
BEGIN
    IF step <> ALL ('{recommend,decide,complete,review,undo,draft,approve,convene,dissolve}') THEN
        outcome := 'invalid'; sentence := format('there is no step `%s` here', left(step, 30));
        RETURN;
    END IF;
    SELECT made.outcome, made.sentence, made.number INTO outcome, sentence, number
    FROM edit.governed(asked, step, given, said_by, why) AS made;
END $$;
COMMENT ON FUNCTION edit.decide(text, text, jsonb, text, text) IS 'What stewards record, as edit.governed(): recommend, decide, complete, review and undo of proposals; draft and approve of policies; convene and dissolve of sub-groups.';

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA edit FROM PUBLIC;
GRANT EXECUTE ON FUNCTION edit.prepare(text, text, jsonb, text, text) TO terrier_serve_editor, terrier_serve_steward;
GRANT EXECUTE ON FUNCTION edit.decide(text, text, jsonb, text, text) TO terrier_serve_steward;
