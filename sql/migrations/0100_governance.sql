-- How the council decides on its estate: policies, proposals with what has to be looked at and asked first, what the
-- Asset Management Group recommends, who decided, and the group's actions. The database holds the order: a proposal is
-- in a state only while all that the state needs is there, and an asset is disposed of only by a decision or on a basis
-- that is listed as an exception.

CREATE SCHEMA governance;
COMMENT ON SCHEMA governance IS 'How the council decides on its estate: policies, screening, consultation, recommendations, decisions, and the actions of the Asset Management Group.';

-- --- codes ---

SELECT code.make_list(name, meaning) FROM (VALUES
    ('proposal_state', 'How far a proposal has come on its way to a decision.'),
    ('screening_subject', 'What a proposal is screened for before it is recommended.'),
    ('screening_finding', 'What a screening found.'),
    ('consultation_view', 'What a division member, or another who was consulted, thinks of a proposal.'),
    ('recommendation_view', 'What the Asset Management Group, or a sub-group of it, advises.'),
    ('decision_level', 'Who may decide.'),
    ('decision_outcome', 'What was decided.'),
    ('disposal_basis', 'On what an asset was disposed of without a decision of this council.'),
    ('policy', 'The property policies that the strategy asks for.'),
    ('partner_role', 'In what way a partner is at an asset.')
) AS list (name, meaning);

ALTER TABLE code.decision_level ADD rank integer NOT NULL UNIQUE, ADD consults boolean NOT NULL;
COMMENT ON COLUMN code.decision_level.rank IS 'A higher level may decide what a lower one may.';
COMMENT ON COLUMN code.decision_level.consults IS 'Decides in consultation with somebody, who is then named.';

ALTER TABLE code.disposal_basis
    ADD by_hand boolean NOT NULL,
    ADD before_on date;
COMMENT ON COLUMN code.disposal_basis.by_hand IS 'People may give it; else it is for what files say.';
COMMENT ON COLUMN code.disposal_basis.before_on IS 'Only for disposals before this day; null any.';
-- Rows here already, since what is disposed of by now is given one of them below.
INSERT INTO code.disposal_basis (code, label, description, sort_order, source, by_hand, before_on) VALUES
    ('pre_vesting', 'Before vesting day', 'Disposed of by a predecessor council, whose decision it was.', 1, 'Somerset (Structural Changes) Order 2022', true, '2023-04-01'),
    ('statutory_order', 'Statutory order', 'A compulsory purchase, a transfer scheme, an academy order.', 2, 'terrier', true, NULL),
    ('operation_of_law', 'Operation of law', 'A lease that ran out, a reverter, adverse possession.', 3, 'terrier', true, NULL),
    ('correction', 'Correction', 'It was never the council''s, or is one record too many.', 4, 'terrier', true, NULL),
    ('recorded_by_source', 'Recorded by a source', 'A file says so, and no decision is known: to be looked up.', 9, 'terrier', false, NULL);

ALTER TABLE code.proposal_kind
    ADD option_code text UNIQUE CHECK (option_code ~ '^[a-z_]+$'),
    ADD ends_holding boolean NOT NULL DEFAULT false,
    ADD scope_code text NOT NULL DEFAULT 'spend' CHECK (scope_code IN ('acquisition', 'disposal', 'spend'));
COMMENT ON COLUMN code.proposal_kind.option_code IS 'The option (programme.option) that it carries out; null none.';
COMMENT ON COLUMN code.proposal_kind.ends_holding IS 'Once done, the council no longer holds the asset, unless it goes for a term.';
COMMENT ON COLUMN code.proposal_kind.scope_code IS 'Which thresholds say who decides: acquisition, disposal (of any interest, a lease too) or spend.';
SELECT history.watch_rules();

CREATE TABLE governance.threshold (
    scope_code text NOT NULL CHECK (scope_code IN ('acquisition', 'disposal', 'spend')),
    least_gbp register.gbp NOT NULL CHECK (least_gbp >= 0),
    valid_from date NOT NULL,
    level_code text NOT NULL REFERENCES code.decision_level,
    source text NOT NULL CHECK (source <> ''),
    PRIMARY KEY (scope_code, least_gbp, valid_from)
);
COMMENT ON TABLE governance.threshold IS 'Who decides from which value on. Of a scope the rows with the latest valid_from on or before the day count; what has no value known is for the highest level.';
COMMENT ON COLUMN governance.threshold.scope_code IS 'acquisition, disposal or spend.';
COMMENT ON COLUMN governance.threshold.least_gbp IS 'Least value for which the level is needed, GBP.';
COMMENT ON COLUMN governance.threshold.valid_from IS 'First day on which it counts.';
COMMENT ON COLUMN governance.threshold.level_code IS 'The level needed at least.';
COMMENT ON COLUMN governance.threshold.source IS 'Where it is laid down.';
CREATE TRIGGER rules_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON governance.threshold
    FOR EACH STATEMENT EXECUTE FUNCTION history.rules_changed();

-- --- posts and texts: a post, never the name of a person ---

CREATE DOMAIN governance.post AS text CHECK (VALUE <> '' AND VALUE = btrim(VALUE) AND length(VALUE) <= 200);
COMMENT ON DOMAIN governance.post IS 'A post that somebody holds: Head of Property, Member for Wells.';
CREATE DOMAIN governance.line AS text CHECK (VALUE <> '' AND length(VALUE) <= 500);
COMMENT ON DOMAIN governance.line IS 'A few words.';
CREATE DOMAIN governance.words AS text CHECK (VALUE <> '' AND length(VALUE) <= 100000);
COMMENT ON DOMAIN governance.words IS 'Text of any kind.';

-- --- policies ---

CREATE TABLE governance.policy_version (
    policy_version_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    policy_code text NOT NULL REFERENCES code.policy,
    version_no integer NOT NULL CHECK (version_no > 0),
    title governance.line NOT NULL,
    body governance.words,
    link text CHECK (link ~ '^https?://[^\s]+$' AND length(link) <= 2000),
    sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    valid_from date NOT NULL,
    drafted_by governance.post NOT NULL,
    marking_code text NOT NULL DEFAULT 'internal' REFERENCES code.marking,
    UNIQUE (policy_code, version_no),
    CHECK (num_nonnulls(body, link) = 1)
);
COMMENT ON TABLE governance.policy_version IS 'Property policies in their versions: the text, or a link to it. In force from valid_from on, once two posts approved it.';
COMMENT ON COLUMN governance.policy_version.policy_version_id IS 'Identity.';
COMMENT ON COLUMN governance.policy_version.policy_code IS 'Which policy.';
COMMENT ON COLUMN governance.policy_version.version_no IS 'Number of the version, from 1.';
COMMENT ON COLUMN governance.policy_version.title IS 'Its title.';
COMMENT ON COLUMN governance.policy_version.body IS 'The text; null where there is a link instead.';
COMMENT ON COLUMN governance.policy_version.link IS 'Where the text is; null where it is here.';
COMMENT ON COLUMN governance.policy_version.sha256 IS 'SHA-256 of the text, or of the document at the link: what was approved.';
COMMENT ON COLUMN governance.policy_version.valid_from IS 'First day on which it counts, if approved.';
COMMENT ON COLUMN governance.policy_version.drafted_by IS 'Post that drafted it.';
COMMENT ON COLUMN governance.policy_version.marking_code IS 'Who may read it.';

CREATE TABLE governance.policy_approval (
    policy_approval_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    policy_version_id bigint NOT NULL REFERENCES governance.policy_version,
    post governance.post NOT NULL,
    approved_by text NOT NULL CHECK (approved_by <> ''),
    approved_on date NOT NULL,
    UNIQUE (policy_version_id, approved_by)
);
CREATE UNIQUE INDEX policy_approval_post ON governance.policy_approval (policy_version_id, lower(post));
COMMENT ON TABLE governance.policy_approval IS 'Approvals of a version of a policy: two are needed, by two posts and two signed-in people.';
COMMENT ON COLUMN governance.policy_approval.policy_approval_id IS 'Identity.';
COMMENT ON COLUMN governance.policy_approval.policy_version_id IS 'The version approved.';
COMMENT ON COLUMN governance.policy_approval.post IS 'Post that approved it.';
COMMENT ON COLUMN governance.policy_approval.approved_by IS 'Who was signed in, as the ledger has it: one cannot approve for two posts.';
COMMENT ON COLUMN governance.policy_approval.approved_on IS 'When.';

CREATE FUNCTION governance.keep_approved() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF current_setting('terrier.letting_go', true) IS DISTINCT FROM 'on'
       AND EXISTS (SELECT FROM governance.policy_approval own WHERE own.policy_version_id = OLD.policy_version_id) THEN
        RAISE EXCEPTION 'version % of the policy has been approved: what was approved is not changed, draft another version', OLD.version_no
            USING ERRCODE = 'check_violation', CONSTRAINT = 'policy_version_approved';
    END IF;
    RETURN NEW;
END $$;
COMMENT ON FUNCTION governance.keep_approved() IS 'Trigger: the words of a version that somebody approved stay, but for a lawful erasure.';
CREATE TRIGGER keep_approved BEFORE UPDATE ON governance.policy_version
    FOR EACH ROW EXECUTE FUNCTION governance.keep_approved();

-- --- the group ---

CREATE TABLE governance.sub_group (
    sub_group_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name governance.line NOT NULL UNIQUE,
    purpose governance.line NOT NULL,
    convened_on date NOT NULL,
    closed_on date CHECK (closed_on >= convened_on)
);
COMMENT ON TABLE governance.sub_group IS 'Sub-groups of the Asset Management Group, for a task or standing, each for some assets or programme of work.';
COMMENT ON COLUMN governance.sub_group.sub_group_id IS 'Identity.';
COMMENT ON COLUMN governance.sub_group.name IS 'What it is called.';
COMMENT ON COLUMN governance.sub_group.purpose IS 'What it oversees.';
COMMENT ON COLUMN governance.sub_group.convened_on IS 'First day.';
COMMENT ON COLUMN governance.sub_group.closed_on IS 'Day on which it ended; null: it goes on.';

-- --- proposals ---

ALTER TABLE register.proposal
    ADD state_code text REFERENCES code.proposal_state,
    ADD summary governance.words,
    ADD proposed_by governance.post,
    ADD plan governance.line,
    ADD value_gbp register.gbp CHECK (value_gbp >= 0),
    ADD recipient_id bigint REFERENCES register.organisation,
    ADD term_months integer CHECK (term_months BETWEEN 1 AND 11988),
    ADD review_on date,
    ADD closed_on date,
    ADD CHECK (closed_on IS NULL OR state_code IS NOT NULL),
    ADD CHECK ((state_code IN ('done', 'refused', 'withdrawn')) = (closed_on IS NOT NULL));
COMMENT ON TABLE register.proposal IS 'What is proposed for an asset: by a plan, a person or a file. With a state it is on its way to a decision; without, it is only known of.';
COMMENT ON COLUMN register.proposal.state_code IS 'How far it has come on its way to a decision; null: only recorded.';
COMMENT ON COLUMN register.proposal.summary IS 'What is proposed and why.';
COMMENT ON COLUMN register.proposal.proposed_by IS 'Post that proposed it.';
COMMENT ON COLUMN register.proposal.plan IS 'The plan or scenario that it comes from; null: a person''s.';
COMMENT ON COLUMN register.proposal.value_gbp IS 'What it is worth or costs, GBP: decides who decides; null unknown.';
COMMENT ON COLUMN register.proposal.recipient_id IS 'Who gets the asset: a parish, a community body, a buyer.';
COMMENT ON COLUMN register.proposal.term_months IS 'For how long it goes, months; null: for good.';
COMMENT ON COLUMN register.proposal.review_on IS 'When it is to be looked at again.';
COMMENT ON COLUMN register.proposal.closed_on IS 'When it was done, refused or withdrawn.';
SELECT history.track('register.proposal');

CREATE TABLE governance.screening (
    screening_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    proposal_id bigint NOT NULL REFERENCES register.proposal,
    subject_code text NOT NULL REFERENCES code.screening_subject,
    finding_code text NOT NULL REFERENCES code.screening_finding,
    comment governance.words,
    screened_by governance.post NOT NULL,
    screened_on date NOT NULL,
    UNIQUE (proposal_id, subject_code)
);
COMMENT ON TABLE governance.screening IS 'What a proposal means for equality, climate, health and safety, social value and finance.';
COMMENT ON COLUMN governance.screening.screening_id IS 'Identity.';
COMMENT ON COLUMN governance.screening.proposal_id IS 'The proposal.';
COMMENT ON COLUMN governance.screening.subject_code IS 'What it was screened for.';
COMMENT ON COLUMN governance.screening.finding_code IS 'What was found.';
COMMENT ON COLUMN governance.screening.comment IS 'In words.';
COMMENT ON COLUMN governance.screening.screened_by IS 'Post that found it.';
COMMENT ON COLUMN governance.screening.screened_on IS 'When.';

CREATE TABLE governance.consultation (
    consultation_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    proposal_id bigint NOT NULL REFERENCES register.proposal,
    place governance.line,
    consulted governance.post,
    view_code text REFERENCES code.consultation_view,
    comment governance.words,
    consulted_on date,
    CHECK (num_nonnulls(consulted, view_code, consulted_on) IN (0, 3)),
    CHECK (place IS NOT NULL OR consulted IS NOT NULL)
);
CREATE UNIQUE INDEX consultation_once ON governance.consultation (proposal_id, coalesce(place, ''), coalesce(lower(consulted), ''));
COMMENT ON TABLE governance.consultation IS 'Who is consulted on a proposal: for each division (or ward) in which the asset lies its members, several where there are several, and others. Without a view it is still to be asked.';
COMMENT ON COLUMN governance.consultation.consultation_id IS 'Identity.';
COMMENT ON COLUMN governance.consultation.proposal_id IS 'The proposal.';
COMMENT ON COLUMN governance.consultation.place IS 'The division or ward; null for somebody else.';
COMMENT ON COLUMN governance.consultation.consulted IS 'Who was asked, as a post: Member for Wells; null: nobody yet.';
COMMENT ON COLUMN governance.consultation.view_code IS 'What they think; null not asked yet.';
COMMENT ON COLUMN governance.consultation.comment IS 'In their words.';
COMMENT ON COLUMN governance.consultation.consulted_on IS 'When they answered, or when the time to answer was over.';

CREATE TABLE governance.declared_interest (
    declared_interest_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    proposal_id bigint NOT NULL REFERENCES register.proposal,
    post governance.post NOT NULL,
    nature governance.line NOT NULL,
    declared_on date NOT NULL
);
CREATE UNIQUE INDEX declared_interest_once ON governance.declared_interest (proposal_id, lower(post));
COMMENT ON TABLE governance.declared_interest IS 'Interests declared in a proposal: who has one takes no part in recommending or deciding.';
COMMENT ON COLUMN governance.declared_interest.declared_interest_id IS 'Identity.';
COMMENT ON COLUMN governance.declared_interest.proposal_id IS 'The proposal.';
COMMENT ON COLUMN governance.declared_interest.post IS 'Whose.';
COMMENT ON COLUMN governance.declared_interest.nature IS 'What kind of interest.';
COMMENT ON COLUMN governance.declared_interest.declared_on IS 'When it was declared.';

CREATE TABLE governance.recommendation (
    recommendation_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    proposal_id bigint NOT NULL REFERENCES register.proposal,
    sub_group_id bigint REFERENCES governance.sub_group,
    view_code text NOT NULL REFERENCES code.recommendation_view,
    reason governance.words NOT NULL,
    recommended_on date NOT NULL
);
COMMENT ON TABLE governance.recommendation IS 'What the Asset Management Group, which advises and does not decide, recommends of a proposal.';
COMMENT ON COLUMN governance.recommendation.recommendation_id IS 'Identity.';
COMMENT ON COLUMN governance.recommendation.proposal_id IS 'The proposal.';
COMMENT ON COLUMN governance.recommendation.sub_group_id IS 'The sub-group; null: the group itself.';
COMMENT ON COLUMN governance.recommendation.view_code IS 'for, against, or deferred.';
COMMENT ON COLUMN governance.recommendation.reason IS 'Why.';
COMMENT ON COLUMN governance.recommendation.recommended_on IS 'When.';

CREATE TABLE governance.participant (
    participant_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    proposal_id bigint NOT NULL REFERENCES register.proposal,
    recommendation_id bigint NOT NULL REFERENCES governance.recommendation,
    post governance.post NOT NULL
);
CREATE UNIQUE INDEX participant_once ON governance.participant (recommendation_id, lower(post));
COMMENT ON TABLE governance.participant IS 'Who took part in a recommendation.';
COMMENT ON COLUMN governance.participant.participant_id IS 'Identity.';
COMMENT ON COLUMN governance.participant.proposal_id IS 'The proposal.';
COMMENT ON COLUMN governance.participant.recommendation_id IS 'The recommendation.';
COMMENT ON COLUMN governance.participant.post IS 'Who.';

CREATE TABLE governance.decision (
    decision_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    proposal_id bigint NOT NULL UNIQUE REFERENCES register.proposal,
    outcome_code text NOT NULL REFERENCES code.decision_outcome,
    level_code text NOT NULL REFERENCES code.decision_level,
    decided_by governance.post NOT NULL,
    consulted governance.post,
    decided_on date NOT NULL,
    reference governance.line NOT NULL,
    reason governance.words NOT NULL
);
COMMENT ON TABLE governance.decision IS 'Decisions on proposals, by the level that the thresholds ask for.';
COMMENT ON COLUMN governance.decision.decision_id IS 'Identity.';
COMMENT ON COLUMN governance.decision.proposal_id IS 'The proposal: each is decided once.';
COMMENT ON COLUMN governance.decision.outcome_code IS 'approved or refused.';
COMMENT ON COLUMN governance.decision.level_code IS 'Who decided, as a level.';
COMMENT ON COLUMN governance.decision.decided_by IS 'Post or body that decided.';
COMMENT ON COLUMN governance.decision.consulted IS 'Whom it consulted, where the level decides in consultation.';
COMMENT ON COLUMN governance.decision.decided_on IS 'When.';
COMMENT ON COLUMN governance.decision.reference IS 'Reference of the decision in the council''s records.';
COMMENT ON COLUMN governance.decision.reason IS 'Why, as recorded.';

-- --- what each state needs ---

CREATE FUNCTION governance.level_needed(asked bigint, on_day date) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(
        (SELECT rule.level_code
         FROM register.proposal own JOIN code.proposal_kind kind ON kind.code = own.kind_code
         JOIN governance.threshold rule ON rule.scope_code = kind.scope_code AND rule.least_gbp <= own.value_gbp
         WHERE own.proposal_id = asked
           AND rule.valid_from = (SELECT max(dated.valid_from) FROM governance.threshold dated
                                  WHERE dated.scope_code = kind.scope_code AND dated.valid_from <= on_day)
         ORDER BY rule.least_gbp DESC LIMIT 1),
        (SELECT level.code FROM code.decision_level level ORDER BY level.rank DESC LIMIT 1))
$$;
COMMENT ON FUNCTION governance.level_needed(bigint, date) IS 'The level that has to decide on a proposal, by its value and the thresholds of a day; the highest where no threshold says.';

CREATE FUNCTION governance.shortfall(asked bigint, wanted text) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    WITH wants AS (
        SELECT wanted IN ('ready', 'recommended', 'approved', 'refused', 'done') AS ready,
               wanted IN ('recommended', 'approved', 'refused', 'done') AS advice,
               CASE WHEN wanted IN ('approved', 'done') THEN 'approved' WHEN wanted = 'refused' THEN 'refused' END AS outcome
    )
    SELECT nullif(concat_ws('; ',
        CASE WHEN wants.ready THEN (
            SELECT 'not screened for ' || string_agg(lower(subject.label), ', ' ORDER BY subject.sort_order)
            FROM code.screening_subject subject
            WHERE NOT EXISTS (SELECT FROM governance.screening own WHERE own.proposal_id = asked AND own.subject_code = subject.code)) END,
        CASE WHEN wants.ready THEN (
            SELECT 'the members for ' || string_agg(own.place, ', ' ORDER BY own.place) || ' have not been consulted'
            FROM governance.consultation own WHERE own.proposal_id = asked AND own.view_code IS NULL) END,
        CASE WHEN wants.ready AND NOT EXISTS (SELECT FROM governance.consultation own WHERE own.proposal_id = asked)
             THEN 'no division member has been consulted' END,
        CASE WHEN wants.advice AND NOT EXISTS (SELECT FROM governance.recommendation own
                                               JOIN code.recommendation_view view ON view.code = own.view_code
                                               WHERE own.proposal_id = asked AND own.view_code <> 'deferred')
             THEN 'the Asset Management Group has not recommended for or against it' END,
        CASE WHEN wants.outcome IS NOT NULL
                  AND NOT EXISTS (SELECT FROM governance.decision own
                                  WHERE own.proposal_id = asked AND own.outcome_code = wants.outcome)
             THEN CASE wants.outcome WHEN 'approved' THEN 'no decision approves it' ELSE 'no decision refuses it' END END), '')
    FROM wants
$$;
COMMENT ON FUNCTION governance.shortfall(bigint, text) IS 'What a proposal still lacks for a state, in words; null nothing.';

-- Put off by what takes changes back, which goes through states that do not hold by themselves.
CREATE FUNCTION governance.check_state() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    asked CONSTANT bigint := coalesce((to_jsonb(NEW) ->> 'proposal_id'), (to_jsonb(OLD) ->> 'proposal_id'))::bigint;
    own record;
    lacks text;
BEGIN
    SELECT proposal.name, proposal.state_code INTO own FROM register.proposal WHERE proposal_id = asked;
    lacks := governance.shortfall(asked, own.state_code);
    IF lacks IS NOT NULL THEN
        RAISE EXCEPTION 'proposal % cannot be `%`: %', asked, own.state_code, lacks
            USING ERRCODE = 'check_violation', CONSTRAINT = 'proposal_state';
    END IF;
    RETURN NULL;
END $$;
COMMENT ON FUNCTION governance.check_state() IS 'Trigger: a proposal is in a state only while all that the state needs is there.';

CREATE CONSTRAINT TRIGGER check_state AFTER INSERT OR UPDATE ON register.proposal
    DEFERRABLE FOR EACH ROW WHEN (NEW.state_code IS NOT NULL) EXECUTE FUNCTION governance.check_state();
CREATE CONSTRAINT TRIGGER check_state AFTER UPDATE OR DELETE ON governance.screening
    DEFERRABLE FOR EACH ROW EXECUTE FUNCTION governance.check_state();
CREATE CONSTRAINT TRIGGER check_state AFTER INSERT OR UPDATE OR DELETE ON governance.consultation
    DEFERRABLE FOR EACH ROW EXECUTE FUNCTION governance.check_state();
CREATE CONSTRAINT TRIGGER check_state AFTER UPDATE OR DELETE ON governance.recommendation
    DEFERRABLE FOR EACH ROW EXECUTE FUNCTION governance.check_state();
CREATE CONSTRAINT TRIGGER check_state AFTER UPDATE OR DELETE ON governance.decision
    DEFERRABLE FOR EACH ROW EXECUTE FUNCTION governance.check_state();

CREATE FUNCTION governance.check_decision() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    level code.decision_level;
    needed code.decision_level;
BEGIN
    SELECT * INTO level FROM code.decision_level WHERE code = NEW.level_code;
    SELECT * INTO needed FROM code.decision_level WHERE code = governance.level_needed(NEW.proposal_id, NEW.decided_on);
    IF level.rank < needed.rank THEN
        RAISE EXCEPTION 'this is for another level to decide: %', needed.label USING ERRCODE = 'check_violation', CONSTRAINT = 'decision_level';
    ELSIF level.consults <> (NEW.consulted IS NOT NULL) THEN
        RAISE EXCEPTION '%', CASE WHEN level.consults THEN 'who decides in consultation says whom they consulted'
                                  ELSE 'this level decides by itself: `consulted` is for those who decide in consultation' END
            USING ERRCODE = 'check_violation', CONSTRAINT = 'decision_consulted';
    END IF;
    RETURN NEW;
END $$;
COMMENT ON FUNCTION governance.check_decision() IS 'Trigger: a decision is taken at the level that the thresholds ask for, or a higher one.';
CREATE TRIGGER check_decision BEFORE INSERT OR UPDATE ON governance.decision
    FOR EACH ROW EXECUTE FUNCTION governance.check_decision();

CREATE FUNCTION governance.refuse_interested() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    conflict text;
BEGIN
    SELECT min(own.post) INTO conflict FROM governance.declared_interest own
    WHERE own.proposal_id = NEW.proposal_id
      AND lower(own.post) IN (lower(to_jsonb(NEW) ->> 'post'), lower(to_jsonb(NEW) ->> 'decided_by'), lower(to_jsonb(NEW) ->> 'consulted'));
    IF conflict IS NOT NULL THEN
        RAISE EXCEPTION '% has an interest in this proposal and takes no part', conflict
            USING ERRCODE = 'check_violation', CONSTRAINT = 'interest_no_part';
    END IF;
    RETURN NEW;
END $$;
COMMENT ON FUNCTION governance.refuse_interested() IS 'Trigger: who has declared an interest in a proposal neither recommends nor decides.';
CREATE TRIGGER refuse_interested BEFORE INSERT OR UPDATE ON governance.participant
    FOR EACH ROW EXECUTE FUNCTION governance.refuse_interested();
CREATE TRIGGER refuse_interested BEFORE INSERT OR UPDATE ON governance.decision
    FOR EACH ROW EXECUTE FUNCTION governance.refuse_interested();

CREATE FUNCTION governance.refuse_late_interest() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM governance.participant own WHERE own.proposal_id = NEW.proposal_id AND lower(own.post) = lower(NEW.post))
       OR EXISTS (SELECT FROM governance.decision own
                  WHERE own.proposal_id = NEW.proposal_id AND lower(NEW.post) IN (lower(own.decided_by), lower(own.consulted))) THEN
        RAISE EXCEPTION '% has taken part already: take that back, declare the interest, and do it again without them', NEW.post
            USING ERRCODE = 'check_violation', CONSTRAINT = 'interest_no_part';
    END IF;
    RETURN NEW;
END $$;
COMMENT ON FUNCTION governance.refuse_late_interest() IS 'Trigger: an interest is declared before taking part.';
CREATE TRIGGER refuse_late_interest BEFORE INSERT OR UPDATE ON governance.declared_interest
    FOR EACH ROW EXECUTE FUNCTION governance.refuse_late_interest();

-- --- what is disposed of was decided on, or says on what basis not ---

ALTER TABLE register.asset_holding
    ADD decision_id bigint REFERENCES governance.decision,
    ADD basis_code text REFERENCES code.disposal_basis;
COMMENT ON COLUMN register.asset_holding.decision_id IS 'The decision by which it was disposed of; null for any other status.';
COMMENT ON COLUMN register.asset_holding.basis_code IS 'On what it was disposed of without a decision: it is then on the list of exceptions.';

CREATE FUNCTION governance.may_dispose(asked bigint, decided bigint, since date) RETURNS bigint
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT own.decision_id
    FROM governance.decision own
    JOIN register.proposal ON proposal.proposal_id = own.proposal_id
    JOIN code.proposal_kind kind ON kind.code = proposal.kind_code
    WHERE proposal.asset_id = asked AND own.decision_id = coalesce(decided, own.decision_id) AND own.outcome_code = 'approved'
      AND proposal.state_code IN ('approved', 'done') AND kind.ends_holding AND own.decided_on <= since
    ORDER BY own.decided_on DESC, own.decision_id DESC LIMIT 1
$$;
COMMENT ON FUNCTION governance.may_dispose(bigint, bigint, date) IS 'The decision (that one, or the newest) by which an asset may be disposed of on a day; null none.';

CREATE FUNCTION governance.settle_disposal() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    since CONSTANT date := coalesce(lower(NEW.valid), date '-infinity');
    limit_day date;
BEGIN
    IF NEW.status_code <> 'disposed' THEN
        NEW.decision_id := NULL;
        NEW.basis_code := NULL;
        RETURN NEW;
    END IF;
    IF NEW.basis_code IS NULL THEN
        NEW.decision_id := governance.may_dispose(NEW.asset_id, NEW.decision_id, since);
    END IF;
    IF NEW.decision_id IS NULL AND NEW.basis_code IS NULL THEN
        SELECT known.code INTO NEW.basis_code FROM code.disposal_basis known
        WHERE CASE WHEN known.by_hand THEN since < known.before_on ELSE NEW.record_id IS NOT NULL END
        ORDER BY known.sort_order LIMIT 1;
    END IF;
    IF NEW.decision_id IS NULL AND NEW.basis_code IS NULL THEN
        RAISE EXCEPTION 'no decision by % lets the council dispose of it: propose it and have it decided, or give a basis (%) and it is listed as an exception',
            since, (SELECT string_agg(known.code, ', ' ORDER BY known.sort_order) FROM code.disposal_basis known
                    WHERE known.by_hand AND (known.before_on IS NULL OR since < known.before_on))
            USING ERRCODE = 'check_violation', CONSTRAINT = 'asset_holding_disposal';
    END IF;
    SELECT known.before_on INTO limit_day FROM code.disposal_basis known WHERE known.code = NEW.basis_code;
    IF since >= limit_day THEN
        RAISE EXCEPTION 'the basis `%` is for what was disposed of before %, not on %', NEW.basis_code, limit_day, since
            USING ERRCODE = 'check_violation', CONSTRAINT = 'asset_holding_disposal';
    END IF;
    RETURN NEW;
END $$;
COMMENT ON FUNCTION governance.settle_disposal() IS 'Trigger: what is disposed of was decided on, or says on what basis not. What a file says, and what happened before vesting day, is given that basis; anybody else has to say.';
CREATE TRIGGER settle_disposal BEFORE INSERT OR UPDATE ON register.asset_holding
    FOR EACH ROW EXECUTE FUNCTION governance.settle_disposal();

SELECT history.track('register.asset_holding');

-- What is disposed of by now was so before anybody could decide here.
SELECT set_config('terrier.reason', 'on what basis assets were disposed of before decisions were kept', true);
UPDATE register.asset_holding
SET basis_code = CASE WHEN coalesce(lower(valid), '-infinity') < '2023-04-01' THEN 'pre_vesting' ELSE 'recorded_by_source' END
WHERE status_code = 'disposed';
SELECT set_config('terrier.reason', '', true);
ALTER TABLE register.asset_holding
    ADD CONSTRAINT asset_holding_disposal_basis
        CHECK (num_nonnulls(decision_id, basis_code) = CASE WHEN status_code = 'disposed' THEN 1 ELSE 0 END);

-- --- steps taken back ---

CREATE TABLE governance.undone (
    change_id bigint PRIMARY KEY REFERENCES history.change,
    by_change_id bigint NOT NULL UNIQUE REFERENCES history.change
);
COMMENT ON TABLE governance.undone IS 'Steps of proposals that were taken back, so that the one before them is the next to go.';
COMMENT ON COLUMN governance.undone.change_id IS 'The change that was taken back.';
COMMENT ON COLUMN governance.undone.by_change_id IS 'The change that did.';

-- --- actions of the group ---

CREATE TABLE governance.action (
    action_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    title governance.line NOT NULL,
    sub_group_id bigint REFERENCES governance.sub_group,
    commitment_code text REFERENCES evaluation.commitment,
    proposal_id bigint REFERENCES register.proposal,
    owner_post governance.post NOT NULL,
    raised_on date NOT NULL,
    due_on date,
    closed_on date CHECK (closed_on >= raised_on),
    marking_code text NOT NULL DEFAULT 'internal' REFERENCES code.marking
);
COMMENT ON TABLE governance.action IS 'Actions of the Asset Management Group.';
COMMENT ON COLUMN governance.action.action_id IS 'Identity.';
COMMENT ON COLUMN governance.action.title IS 'What is to be done.';
COMMENT ON COLUMN governance.action.sub_group_id IS 'The sub-group whose it is; null: the group''s.';
COMMENT ON COLUMN governance.action.commitment_code IS 'The commitment of the strategy that it serves.';
COMMENT ON COLUMN governance.action.proposal_id IS 'The proposal that it is about.';
COMMENT ON COLUMN governance.action.owner_post IS 'Post that answers for it.';
COMMENT ON COLUMN governance.action.raised_on IS 'When it was agreed.';
COMMENT ON COLUMN governance.action.due_on IS 'When it is due.';
COMMENT ON COLUMN governance.action.closed_on IS 'When it was done or given up.';
COMMENT ON COLUMN governance.action.marking_code IS 'Who may read it.';

CREATE TABLE governance.action_rating (
    action_rating_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    action_id bigint NOT NULL REFERENCES governance.action,
    quarter_on date NOT NULL CHECK (extract(day FROM quarter_on) = 1 AND extract(month FROM quarter_on) IN (1, 4, 7, 10)),
    rating_code text NOT NULL CHECK (rating_code IN ('green', 'amber', 'red')),
    comment governance.words NOT NULL,
    UNIQUE (action_id, quarter_on)
);
COMMENT ON TABLE governance.action_rating IS 'How an action stands at the end of a quarter.';
COMMENT ON COLUMN governance.action_rating.action_rating_id IS 'Identity.';
COMMENT ON COLUMN governance.action_rating.action_id IS 'The action.';
COMMENT ON COLUMN governance.action_rating.quarter_on IS 'First day of the quarter.';
COMMENT ON COLUMN governance.action_rating.rating_code IS 'green on track, amber at risk, red recovery plan required.';
COMMENT ON COLUMN governance.action_rating.comment IS 'Why.';

-- --- partners ---

CREATE TABLE register.partner_role (
    partner_role_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    asset_id bigint NOT NULL REFERENCES register.asset,
    organisation_id bigint NOT NULL REFERENCES register.organisation,
    role_code text NOT NULL REFERENCES code.partner_role,
    from_on date,
    until_on date,
    note governance.line,
    UNIQUE (asset_id, organisation_id, role_code),
    CHECK (until_on > from_on)
);
COMMENT ON TABLE register.partner_role IS 'One Public Estate partners that own, or share in owning, an asset or occupy it.';
COMMENT ON COLUMN register.partner_role.partner_role_id IS 'Identity.';
COMMENT ON COLUMN register.partner_role.asset_id IS 'The asset.';
COMMENT ON COLUMN register.partner_role.organisation_id IS 'The partner.';
COMMENT ON COLUMN register.partner_role.role_code IS 'owner or occupier.';
COMMENT ON COLUMN register.partner_role.from_on IS 'First day; null unknown.';
COMMENT ON COLUMN register.partner_role.until_on IS 'First day no longer; null: it goes on.';
COMMENT ON COLUMN register.partner_role.note IS 'What is particular: a floor, a share.';

SELECT history.track(name) FROM unnest(ARRAY[
    'governance.policy_version', 'governance.policy_approval', 'governance.sub_group', 'governance.screening',
    'governance.consultation', 'governance.declared_interest', 'governance.recommendation', 'governance.participant', 'governance.decision',
    'governance.action', 'governance.action_rating', 'register.partner_role']::regclass[]) AS name;
CREATE INDEX partner_role_whose ON history.partner_role (asset_id, change_id);

-- --- the retention schedule knows proposals ---

ALTER TABLE records.retention_rule DROP CONSTRAINT retention_rule_subject_check;
ALTER TABLE records.retention_rule DROP CONSTRAINT retention_rule_trigger_code_check;
ALTER TABLE records.retention_rule
    ADD CONSTRAINT retention_rule_subject_check CHECK (subject IN ('asset', 'lease', 'document', 'import', 'upload', 'proposal')),
    ADD CONSTRAINT retention_rule_trigger_code_check
        CHECK (trigger_code IN ('disposed', 'lease_ended', 'document_date', 'import_superseded', 'import_refused', 'upload_removed',
                                'proposal_closed'));
COMMENT ON COLUMN records.retention_rule.subject IS 'What it is about: the record of an asset, a lease, a document, the rows of an imported file, an uploaded file, a proposal with its decision.';
COMMENT ON COLUMN records.retention_rule.trigger_code IS 'From when the time runs: disposed (of the asset), lease_ended, document_date (the document''s own retain_until), import_superseded (a newer file of the feed), import_refused, upload_removed, proposal_closed (done, refused or withdrawn).';

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA governance FROM PUBLIC;
