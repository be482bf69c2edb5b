-- A proposal on its way to a decision: each step a function, called by edit.prepare() and edit.decide().

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

CREATE FUNCTION edit.must_be_acquired(kind text, wanted text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    found bigint;
BEGIN
    IF kind <> 'acquire' THEN
        PERFORM edit.fault('asset', 'say for which asset; without one only what is to be acquired is proposed (`kind` acquire)');
    END IF;
    SELECT min(own.proposal_id) INTO found FROM register.proposal own
    WHERE own.asset_id IS NULL AND lower(own.name) = lower(wanted) AND own.state_code NOT IN ('refused', 'withdrawn')
      AND EXISTS (SELECT FROM publish.proposal_state shown WHERE shown.proposal = own.proposal_id); -- names cannot be tried out
    IF found IS NOT NULL THEN
        PERFORM edit.refuse(format('that has been proposed already: proposal %s', found));
    END IF;
END $$;
COMMENT ON FUNCTION edit.must_be_acquired(text, text) IS 'Without an asset only an acquisition is proposed, and each by its name once at a time.';

-- What is given besides stands; the kind is the plan's. Who may not read of the option or its host in the plan does not read
-- of them here.
CREATE FUNCTION edit.with_plan(whose bigint, given jsonb) RETURNS jsonb
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    said CONSTANT text := given ->> 'from_plan';
    made publish.plan;
    chosen publish.plan_choice;
    kind code.proposal_kind;
BEGIN
    IF said IS NULL THEN
        RETURN given;
    ELSIF said !~ '^[0-9]{1,9}$' OR given ->> 'plan' IS NOT NULL OR whose IS NULL THEN
        PERFORM edit.fault('from_plan', CASE WHEN said !~ '^[0-9]{1,9}$' THEN '`from_plan` is the number of a plan, like 3'
            WHEN whose IS NULL THEN 'a plan chooses for assets that there are: say for which'
            ELSE 'give `from_plan`, the number of a plan, or `plan`, words of your own, not both' END);
    END IF;
    SELECT own.* INTO made FROM publish.plan own WHERE own.plan_id = said::bigint;
    IF made.plan_id IS NULL THEN
        PERFORM edit.fault('from_plan', format('there is no plan %s: `terrier plan list` and GET /api/plans list them', said));
    END IF;
    SELECT own.* INTO chosen FROM publish.plan_choice own
    WHERE own.plan_id = made.plan_id AND own.asset_id = whose AND own.method = 'best';
    IF chosen.asset_id IS NULL THEN
        PERFORM edit.refuse(format('plan %s chooses nothing for this asset: propose without it', said));
    END IF;
    SELECT own.* INTO kind FROM code.proposal_kind own WHERE own.option_code = chosen.kind_code;
    IF kind.code IS DISTINCT FROM coalesce(given ->> 'kind', kind.code) OR kind.code IS NULL THEN
        PERFORM edit.fault('kind', format('plan %s chooses `%s` for this asset (%s): leave `kind` out, or propose without the plan',
                                          said, coalesce(kind.code, chosen.kind_code), chosen.option));
    END IF;
    RETURN jsonb_strip_nulls(jsonb_build_object(
        'name', format('%s (plan %s)', chosen.option, said),
        'summary', format('Plan %s chooses it from its year %s on: %s%s.', said, chosen.start_year, chosen.option, ', into ' || chosen.host_reference),
        'value', round((CASE kind.scope_code WHEN 'disposal' THEN chosen.receipt_likely ELSE chosen.capital_likely END)::numeric, 2),
        'homes', round(chosen.dwellings_low),
        'term_months', CASE WHEN (chosen.kind_code, chosen.variant_code) = ('devolve', 'lease') THEN
            (SELECT round(12 * rate.likely) FROM programme.rate
             WHERE rate.rate_code = 'devolve_lease_years' AND rate.valid_from <= publish.as_of()
             ORDER BY rate.valid_from DESC LIMIT 1) END,
        'marking', (SELECT marking.code FROM code.marking
                    WHERE marking.code IN ('internal', (SELECT own.marking_code FROM programme.option_kind own
                                                        WHERE (own.kind_code, own.variant_code) = (chosen.kind_code, chosen.variant_code)),
                                           (SELECT host.marking_code FROM register.asset host WHERE host.reference = chosen.host_reference))
                    ORDER BY marking.rank DESC LIMIT 1))) || jsonb_strip_nulls(given) || jsonb_build_object('kind', kind.code,
        'plan', concat_ws(', ', 'Plan ' || said, 'scenario ' || made.scenario_name, 'year ' || chosen.start_year));
END $$;
COMMENT ON FUNCTION edit.with_plan(bigint, jsonb) IS 'What is given for a proposal, filled from the choice of a plan for the asset: kind, name, value (the likely receipt of a disposal, else the likely capital), homes (the low figure), the term of a lease to a parish (devolve_lease_years), host and the marking of these, as the reader may read of them.';

CREATE FUNCTION edit.propose(asked text, given jsonb) RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    whose CONSTANT bigint := edit.asset_of(asked);
    new register.proposal;
BEGIN
    IF whose IS NULL AND asked <> '' THEN
        PERFORM edit.missing(format('there is no asset %s', left(asked, 60)));
    END IF;
    PERFORM edit.must_be_known(NULL, given, '{kind,name,summary,by,plan,value,recipient,recipient_kind,term_months,review_on,homes,social_homes,marking,keeps_holding,on,from_plan}');
    given := edit.with_plan(whose, given);
    new.kind_code := edit.given_code(given, 'kind', 'proposal_kind');
    new.name := edit.given_text(given, 'name', 200, true);
    IF whose IS NULL THEN
        PERFORM edit.must_be_acquired(new.kind_code, new.name);
    END IF;
    SELECT * INTO new FROM jsonb_populate_record(new, (SELECT to_jsonb(own) - 'name' - 'kind_code' FROM register.proposal own
        WHERE own.asset_id = whose AND own.kind_code = new.kind_code AND own.name = new.name FOR UPDATE));
    IF new.state_code IS NOT NULL THEN
        PERFORM edit.refuse(format('that has been proposed already: proposal %s', new.proposal_id));
    END IF;
    new.keeps_holding := edit.given_truth(given, 'keeps_holding');
    IF new.keeps_holding AND NOT EXISTS (SELECT FROM code.proposal_kind kind WHERE kind.code = new.kind_code AND kind.ends_holding) THEN
        PERFORM edit.fault('keeps_holding', '`keeps_holding` is of what would end the holding, such as a sale: only a part of the asset goes');
    END IF;
    new.marking_code := edit.given_marking(given);
    new.recipient_id := edit.given_organisation(given, 'recipient',
        CASE WHEN given ? 'recipient_kind' THEN edit.given_code(given, 'recipient_kind', 'organisation_kind') END);
    INSERT INTO register.proposal AS own (asset_id, kind_code, stage_code, name, proposed_on, homes, social_homes, state_code, marking_code,
                                          summary, proposed_by, plan, value_gbp, recipient_id, term_months, review_on, keeps_holding, plan_id)
    VALUES (whose, new.kind_code, 'idea', new.name, edit.given_past_day(given), edit.given_number(given, 'homes', false), edit.given_number(given, 'social_homes', false),
            'proposed', new.marking_code, edit.given_text(given, 'summary', 20000, false), edit.given_post(given, 'by'),
            edit.given_text(given, 'plan', 200, false), edit.given_number(given, 'value', false), new.recipient_id,
            edit.given_number(given, 'term_months', false), edit.given_day(given, 'review_on', NULL), new.keeps_holding,
            (given ->> 'from_plan')::bigint)
    ON CONFLICT (asset_id, kind_code, name) DO UPDATE
    SET state_code = 'proposed', marking_code = excluded.marking_code, summary = excluded.summary, proposed_by = excluded.proposed_by,
        plan = excluded.plan, value_gbp = excluded.value_gbp, recipient_id = excluded.recipient_id, term_months = excluded.term_months,
        review_on = excluded.review_on, keeps_holding = excluded.keeps_holding, plan_id = excluded.plan_id, homes = coalesce(excluded.homes, own.homes),
        social_homes = coalesce(excluded.social_homes, own.social_homes)
    RETURNING own.* INTO new;
    PERFORM edit.ask_members(new.proposal_id, whose);
    RETURN new.proposal_id;
END $$;
COMMENT ON FUNCTION edit.propose(text, jsonb) IS 'Proposes something for an asset, or without one what is to be acquired; one that was only recorded until now is taken up. Which proposal.';

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
    IF given ->> 'view' <> 'deferred' AND governance.shortfall(own.proposal_id, 'recommended') IS NOT NULL THEN
        PERFORM edit.refuse(governance.shortfall(own.proposal_id, 'recommended'));
    END IF;
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

-- An interest acquired in an asset that was held before makes no acquisition of the whole.
CREATE FUNCTION edit.acquired(own register.proposal, given jsonb, done date) RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    became CONSTANT bigint := edit.asset_of(given ->> 'asset');
BEGIN
    IF own.asset_id IS NULL AND became IS NULL THEN
        PERFORM edit.fault('asset', CASE WHEN given ->> 'asset' IS NULL
            THEN 'say which asset of the register it became, with `asset`: where there is none yet, record it first'
            ELSE format('there is no asset %s: record it first', left(given ->> 'asset', 60)) END);
    ELSIF own.asset_id <> became OR became IS NULL AND given ->> 'asset' IS NOT NULL THEN
        PERFORM edit.fault('asset', 'the proposal is of another asset: `asset` is for what was proposed before there was one');
    ELSIF own.asset_id IS NULL THEN
        INSERT INTO register.acquisition (asset_id, acquired_on) VALUES (became, done) ON CONFLICT (asset_id) DO NOTHING;
    END IF;
    RETURN coalesce(own.asset_id, became);
END $$;
COMMENT ON FUNCTION edit.acquired(register.proposal, jsonb, date) IS 'The asset that an acquisition became; where it was proposed before there was one, the register says from then on that it was acquired on that day.';

CREATE FUNCTION edit.complete(asked text, given jsonb, why text) RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    own CONSTANT register.proposal := edit.proposal_in(asked, '{approved}');
    done CONSTANT date := edit.given_past_day(given);
    whose bigint := own.asset_id;
    keeps CONSTANT boolean := own.keeps_holding OR edit.given_truth(given, 'keeps_holding');
    holding CONSTANT jsonb := jsonb_build_object('status', 'disposed', 'from', done);
BEGIN
    PERFORM edit.must_be_known(NULL, given, '{on,keeps_holding,asset}');
    IF done < (SELECT decided_on FROM governance.decision WHERE proposal_id = own.proposal_id) THEN
        PERFORM edit.fault('on', 'it cannot have been done before it was decided');
    END IF;
    IF own.asset_id IS NULL OR given ? 'asset' THEN
        whose := edit.acquired(own, given, done);
    END IF;
    UPDATE register.proposal SET state_code = 'done', stage_code = 'in_use', closed_on = done, keeps_holding = keeps, asset_id = whose
    WHERE proposal_id = own.proposal_id;
    IF (SELECT ends_holding FROM code.proposal_kind WHERE code = own.kind_code) AND own.term_months IS NULL AND NOT keeps THEN
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

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA edit FROM PUBLIC;
