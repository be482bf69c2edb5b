-- Policies, proposals, decisions and the group's actions, as staff may read them: each by its own marking, and what is of
-- an asset by the asset's. Of a past state they are what had been recorded by then, withheld as then and as now.

CREATE VIEW publish.proposal_state WITH (security_barrier) AS
SELECT own.proposal_id AS proposal, own.asset_id, asset.reference, place.name AS asset_name, own.kind_code, kind.label AS kind, own.name,
       coalesce(own.state_code, 'recorded') AS state_code, coalesce(state.label, 'Recorded: ' || lower(stage.label)) AS state,
       own.summary, own.proposed_by, own.proposed_on, own.plan, own.value_gbp, recipient.name AS recipient, own.term_months,
       own.review_on, own.closed_on, level.label AS decided_at,
       nullif(concat_ws('; ',
           governance.shortfall(own.proposal_id, CASE own.state_code WHEN 'proposed' THEN 'ready' WHEN 'ready' THEN 'recommended'
                                                                     WHEN 'recommended' THEN 'approved' END),
           CASE WHEN own.state_code IN ('proposed', 'ready', 'recommended') AND valued.amount IS NOT NULL -- who may not read that is not told it is more
                THEN governance.undervalue_unsaid(own.proposal_id, facts.as_of()) END), '') AS lacks,
       own.marking_code, own.plan_id, own.keeps_holding, valued.amount AS valuation_gbp, valued.valued_on
FROM register.proposal own
LEFT JOIN publish.asset_cleared asset ON asset.asset_id = own.asset_id
-- What is to be acquired has no asset yet, and its own marking alone.
CROSS JOIN LATERAL (SELECT CASE WHEN own.asset_id IS NULL THEN publish.clearance() ELSE asset.clearance END AS clearance) AS reader
LEFT JOIN register.asset place ON place.asset_id = own.asset_id
JOIN code.marking ON marking.code = own.marking_code AND marking.rank <= reader.clearance AND reader.clearance > 0
JOIN code.proposal_kind kind ON kind.code = own.kind_code
JOIN code.proposal_stage stage ON stage.code = own.stage_code
LEFT JOIN code.proposal_state state ON state.code = own.state_code
LEFT JOIN register.organisation recipient ON recipient.organisation_id = own.recipient_id
LEFT JOIN code.decision_level level ON level.code = governance.level_needed(own.proposal_id, facts.as_of())
LEFT JOIN LATERAL (SELECT counted.amount, counted.valued_on
                   FROM governance.valuation_counted(own.proposal_id, facts.as_of()) AS counted
                   JOIN code.marking of_valuation ON of_valuation.code = counted.marking_code AND of_valuation.rank <= reader.clearance) AS valued ON true;
COMMENT ON VIEW publish.proposal_state IS 'Proposals for assets, how far each has come and what it still needs.';

CREATE VIEW publish.proposal_screening WITH (security_barrier) AS
SELECT shown.proposal, subject.code AS subject_code, subject.label AS subject, own.finding_code, finding.label AS finding,
       own.comment, own.screened_by, own.screened_on
FROM publish.proposal_state shown
CROSS JOIN code.screening_subject subject
LEFT JOIN governance.screening own ON own.proposal_id = shown.proposal AND own.subject_code = subject.code
LEFT JOIN code.screening_finding finding ON finding.code = own.finding_code
WHERE shown.state_code <> 'recorded';
COMMENT ON VIEW publish.proposal_screening IS 'What each proposal is screened for, and what was found; no finding yet where it is open.';

CREATE VIEW publish.proposal_consultation WITH (security_barrier) AS
SELECT shown.proposal, own.place, own.consulted, own.view_code, view.label AS view, own.comment, own.consulted_on
FROM publish.proposal_state shown
JOIN governance.consultation own ON own.proposal_id = shown.proposal
LEFT JOIN code.consultation_view view ON view.code = own.view_code;
COMMENT ON VIEW publish.proposal_consultation IS 'Who is consulted on each proposal, and what they think.';

CREATE VIEW publish.proposal_interest WITH (security_barrier) AS
SELECT shown.proposal, own.post, own.nature, own.declared_on
FROM publish.proposal_state shown
JOIN governance.declared_interest own ON own.proposal_id = shown.proposal;
COMMENT ON VIEW publish.proposal_interest IS 'Interests declared in each proposal.';

CREATE VIEW publish.proposal_recommendation WITH (security_barrier) AS
SELECT shown.proposal, own.recommendation_id AS recommendation, coalesce(sub_group.name, 'Asset Management Group') AS by_group,
       own.view_code, view.label AS view, own.reason, own.recommended_on,
       (SELECT string_agg(part.post, '; ' ORDER BY part.post) FROM governance.participant part
        WHERE part.recommendation_id = own.recommendation_id) AS present
FROM publish.proposal_state shown
JOIN governance.recommendation own ON own.proposal_id = shown.proposal
JOIN code.recommendation_view view ON view.code = own.view_code
LEFT JOIN governance.sub_group ON sub_group.sub_group_id = own.sub_group_id;
COMMENT ON VIEW publish.proposal_recommendation IS 'What the Asset Management Group or a sub-group recommends of each proposal, and who took part.';

CREATE VIEW publish.decision WITH (security_barrier) AS
SELECT own.decision_id AS decision, shown.proposal, shown.reference, shown.asset_name, shown.kind, shown.name, own.outcome_code,
       outcome.label AS outcome, own.level_code, level.label AS level, own.decided_by, own.consulted, own.decided_on,
       own.reference AS decision_reference, own.reason, shown.state_code
FROM publish.proposal_state shown
JOIN governance.decision own ON own.proposal_id = shown.proposal
JOIN code.decision_outcome outcome ON outcome.code = own.outcome_code
JOIN code.decision_level level ON level.code = own.level_code;
COMMENT ON VIEW publish.decision IS 'Decisions on proposals.';

CREATE VIEW publish.decision_exception WITH (security_barrier) AS
SELECT 'disposal' AS event, asset.reference, place.name AS asset_name, lower(own.valid) AS event_on, own.basis_code, basis.label AS basis,
       made.actor AS recorded_by, (made.committed_at AT TIME ZONE 'Europe/London')::date AS recorded_on,
       evaluation.quarter_code((made.committed_at AT TIME ZONE 'Europe/London')::date) AS quarter, made.batch_id AS import
FROM register.asset_holding own
JOIN publish.asset_cleared asset ON asset.asset_id = own.asset_id AND asset.clearance > 0
JOIN register.asset place ON place.asset_id = own.asset_id
JOIN code.disposal_basis basis ON basis.code = own.basis_code
LEFT JOIN LATERAL (
    SELECT change.actor, change.committed_at, change.batch_id
    FROM history.asset_holding past JOIN history.change ON change.change_id = past.change_id
    WHERE past.holding_id = own.holding_id AND past.basis_code = own.basis_code AND past.operation <> 'D'
    ORDER BY past.version_id LIMIT 1) AS made ON true
UNION ALL
SELECT 'acquisition', asset.reference, place.name, own.acquired_on, NULL, 'No decision is known',
       made.actor, (made.committed_at AT TIME ZONE 'Europe/London')::date,
       evaluation.quarter_code((made.committed_at AT TIME ZONE 'Europe/London')::date), made.batch_id
FROM register.acquisition own
JOIN publish.asset_cleared asset ON asset.asset_id = own.asset_id AND asset.clearance > 0
JOIN register.asset place ON place.asset_id = own.asset_id
LEFT JOIN LATERAL (
    SELECT change.actor, change.committed_at, change.batch_id
    FROM history.acquisition past JOIN history.change ON change.change_id = past.change_id
    WHERE past.asset_id = own.asset_id AND past.acquired_on = own.acquired_on AND past.operation <> 'D'
    ORDER BY past.version_id LIMIT 1) AS made ON true
WHERE own.acquired_on >= facts.parameter_day('vesting_day')
  AND NOT EXISTS (SELECT FROM register.proposal
                  JOIN code.proposal_kind kind ON kind.code = proposal.kind_code AND kind.scope_code = 'acquisition'
                  JOIN governance.decision decided ON decided.proposal_id = proposal.proposal_id
                  WHERE proposal.asset_id = own.asset_id AND decided.outcome_code = 'approved' AND decided.decided_on <= own.acquired_on);
COMMENT ON VIEW publish.decision_exception IS 'Assets disposed of without a decision of this council, and on what basis, and assets acquired since vesting day without one: the list of exceptions for audit.';

CREATE VIEW publish.transfer WITH (security_barrier) AS
SELECT own.proposal, own.reference, own.asset_name, own.name, own.recipient, own.state_code, own.term_months, own.closed_on AS transferred_on,
       (own.closed_on + make_interval(months => own.term_months))::date AS ends_on, own.review_on,
       own.review_on <= facts.as_of() AS review_due
FROM publish.proposal_state own
WHERE own.kind_code = 'devolution' AND own.state_code IN ('approved', 'done');
COMMENT ON VIEW publish.transfer IS 'Transfers of assets to parishes and community bodies, for good or for a term, and when each is to be looked at again.';

CREATE VIEW publish.policy_version WITH (security_barrier) AS
SELECT own.policy_code, policy.label AS policy, own.version_no, own.title, own.valid_from, own.drafted_by, said.approvals,
       said.approved_by, said.approvals >= 2 AND own.valid_from <= facts.as_of() AND (own.withdrawn_on IS NULL OR own.withdrawn_on > facts.as_of())
           AND NOT EXISTS (SELECT FROM governance.policy_version later
                           WHERE later.policy_code = own.policy_code
                             AND (later.valid_from, later.version_no) > (own.valid_from, own.version_no)
                             AND later.valid_from <= facts.as_of() AND (later.withdrawn_on IS NULL OR later.withdrawn_on > facts.as_of())
                             AND (SELECT count(*) FROM governance.policy_approval of_later
                                  WHERE of_later.policy_version_id = later.policy_version_id AND of_later.approved_on <= facts.as_of()) >= 2) AS in_force,
       own.body, own.link, own.sha256, own.marking_code, policy.sort_order, own.withdrawn_on, own.withdrawn_because
FROM governance.policy_version own
JOIN code.policy ON policy.code = own.policy_code
JOIN code.marking ON marking.code = own.marking_code
CROSS JOIN LATERAL (SELECT count(*) AS approvals, string_agg(approval.post || ', ' || approval.approved_on, '; ' ORDER BY approval.policy_approval_id) AS approved_by
                    FROM governance.policy_approval approval
                    WHERE approval.policy_version_id = own.policy_version_id AND approval.approved_on <= facts.as_of()) AS said
WHERE marking.rank <= publish.clearance() AND publish.clearance() > 0;
COMMENT ON VIEW publish.policy_version IS 'Property policies in their versions; in force from their day on, once two posts approved them.';

CREATE VIEW publish.decision_threshold AS
SELECT own.scope_code, own.least_gbp, own.valid_from, own.level_code, level.label AS level, own.source
FROM governance.threshold own JOIN code.decision_level level ON level.code = own.level_code;
COMMENT ON VIEW publish.decision_threshold IS 'From which value on who decides.';

CREATE VIEW publish.sub_group AS
SELECT own.name, own.purpose, own.convened_on, own.closed_on FROM governance.sub_group own;
COMMENT ON VIEW publish.sub_group IS 'Sub-groups of the Asset Management Group.';

-- What is about a proposal is read by who may read that.
CREATE VIEW publish.group_action WITH (security_barrier) AS
SELECT own.action_id AS action, own.title, coalesce(sub_group.name, 'Asset Management Group') AS by_group, own.commitment_code, own.proposal_id AS proposal,
       own.owner_post, own.raised_on, own.due_on, own.closed_on, own.marking_code, own.withdrawn_on, own.withdrawn_because
FROM governance.action own
JOIN code.marking ON marking.code = own.marking_code
LEFT JOIN governance.sub_group ON sub_group.sub_group_id = own.sub_group_id
WHERE marking.rank <= publish.clearance() AND publish.clearance() > 0
  AND (own.proposal_id IS NULL OR EXISTS (SELECT FROM publish.proposal_state shown WHERE shown.proposal = own.proposal_id));
COMMENT ON VIEW publish.group_action IS 'Actions of the Asset Management Group.';

CREATE VIEW publish.group_action_rating WITH (security_barrier) AS
SELECT shown.action, evaluation.quarter_code(own.quarter_on) AS quarter, own.quarter_on, own.rating_code, rating.label AS rating, before.label AS rating_before,
       CASE sign(rating.sort_order - before.sort_order) WHEN -1 THEN 'improving' WHEN 0 THEN 'stable' WHEN 1 THEN 'worsening' END AS direction,
       own.comment, row_number() OVER (PARTITION BY shown.action ORDER BY own.quarter_on DESC) = 1 AS newest
FROM publish.group_action shown
JOIN governance.action_rating own ON own.action_id = shown.action
JOIN evaluation.rating ON rating.rating_code = own.rating_code
LEFT JOIN governance.action_rating earlier ON earlier.action_id = own.action_id
     AND earlier.quarter_on = (own.quarter_on - interval '3 months')::date
LEFT JOIN evaluation.rating before ON before.rating_code = earlier.rating_code;
COMMENT ON VIEW publish.group_action_rating IS 'How each action stood at the end of each quarter, and where it is going.';

CREATE VIEW publish.partner WITH (security_barrier) AS
SELECT asset.reference, place.name AS asset_name, organisation.name AS partner, own.role_code, role.label AS role, own.from_on,
       own.until_on, coalesce(own.from_on <= facts.as_of(), true) AND coalesce(own.until_on > facts.as_of(), true) AND own.withdrawn_on IS NULL AS current, own.note,
       own.withdrawn_on, own.withdrawn_because
FROM register.partner_role own
JOIN publish.asset_cleared asset ON asset.asset_id = own.asset_id AND asset.clearance > 0
JOIN register.asset place ON place.asset_id = own.asset_id
JOIN register.organisation ON organisation.organisation_id = own.organisation_id
JOIN code.partner_role role ON role.code = own.role_code;
COMMENT ON VIEW publish.partner IS 'One Public Estate partners that own or occupy assets.';

DO $$
DECLARE
    own record;
BEGIN
    FOR own IN
        SELECT a.attrelid::regclass AS place, a.attname, coalesce(special.comment, said.comment) AS comment
        FROM (VALUES
            ('proposal', 'Number of the proposal.'), ('asset_id', 'The asset.'), ('reference', 'Reference of the asset; null for what is to be acquired.'),
            ('asset_name', 'Name of the asset.'), ('kind_code', 'What is proposed, as a code.'), ('kind', 'What is proposed.'),
            ('name', 'What it is called.'), ('state_code', 'How far it has come, as a code; recorded: only known of.'),
            ('state', 'How far it has come.'), ('summary', 'What is proposed and why.'), ('proposed_by', 'Post that proposed it.'),
            ('proposed_on', 'When.'), ('plan', 'The plan that it comes from; null a person''s.'), ('value_gbp', 'What it is worth or costs, GBP; null unknown.'),
            ('recipient', 'Who gets the asset.'), ('term_months', 'For how long it goes, months; null for good.'),
            ('review_on', 'When it is to be looked at again.'), ('closed_on', 'When it ended.'), ('decided_at', 'Who has to decide, by its value, of a disposal the greater of that and the valuation.'),
            ('plan_id', 'Number of the plan whose choice it is; null: it was not taken from one.'), ('keeps_holding', 'Only a part of the asset goes.'), ('valuation_gbp', 'What the asset was last valued at, GBP, where that counts for who decides; null where it is not known, not counted, or marked above the reader.'),
            ('valued_on', 'When it was valued.'),
            ('lacks', 'What it needs before its next state; null nothing.'), ('marking_code', 'Who may read it.'),
            ('subject_code', 'What it is screened for, as a code.'), ('subject', 'What it is screened for.'),
            ('finding_code', 'What was found, as a code; null not yet.'), ('finding', 'What was found; null not yet.'),
            ('comment', 'In words.'), ('screened_by', 'Post that found it.'), ('screened_on', 'When.'),
            ('place', 'Division or ward; null somebody else.'), ('consulted', 'Who was consulted; null nobody yet.'),
            ('view_code', 'What they think, as a code.'), ('view', 'What they think.'), ('consulted_on', 'When.'),
            ('post', 'Whose.'), ('nature', 'What kind of interest.'), ('declared_on', 'When.'),
            ('recommendation', 'Number of the recommendation.'), ('by_group', 'The group, or the sub-group.'), ('reason', 'Why.'),
            ('recommended_on', 'When.'), ('present', 'Who took part.'), ('decision', 'Number of the decision.'),
            ('outcome_code', 'approved or refused.'), ('outcome', 'What was decided.'), ('level_code', 'Level, as a code.'), ('level', 'Level that decided.'),
            ('decided_by', 'Who decided.'), ('decided_on', 'When.'), ('decision_reference', 'Reference in the council''s records.'),
            ('event', 'disposal or acquisition.'), ('event_on', 'When; null unknown.'), ('basis_code', 'On what, as a code; null of an acquisition.'), ('basis', 'On what.'),
            ('recorded_by', 'Who recorded it.'), ('recorded_on', 'When it was recorded.'), ('import', 'The import that brought it; null none.'),
            ('transferred_on', 'When it went; null not yet.'), ('ends_on', 'When its term ends; null for good.'), ('review_due', 'The review is due.'),
            ('policy_code', 'Which policy, as a code.'), ('policy', 'Which policy.'), ('version_no', 'Number of the version.'), ('title', 'What it is called.'),
            ('scope_code', 'acquisition, disposal or spend.'), ('least_gbp', 'Least value, GBP.'), ('source', 'Where it is laid down.'),
            ('valid_from', 'First day on which it counts, if approved.'), ('drafted_by', 'Post that drafted it.'), ('approvals', 'How many approved it.'),
            ('approved_by', 'Posts that approved it, and when.'), ('in_force', 'Is the one that counts today.'), ('body', 'The text; null where there is a link.'),
            ('link', 'Where the text is.'), ('sha256', 'SHA-256 of the text or the document.'), ('sort_order', 'Order in lists.'),
            ('purpose', 'What it oversees.'), ('convened_on', 'First day.'), ('action', 'Number of the action.'),
            ('commitment_code', 'The commitment that it serves.'), ('owner_post', 'Post that answers for it.'), ('raised_on', 'When it was agreed.'),
            ('due_on', 'When it is due.'), ('quarter', 'The financial quarter: 2026-27-Q2.'), ('quarter_on', 'First day of the quarter.'), ('withdrawn_on', 'When it was withdrawn; null not.'), ('withdrawn_because', 'Why it was withdrawn.'), ('rating_code', 'green, amber or red.'), ('rating', 'How it stood.'),
            ('rating_before', 'How it stood a quarter before.'), ('direction', 'improving, stable or worsening; null without a rating a quarter before.'),
            ('newest', 'Is the newest of the action.'), ('partner', 'The partner.'), ('role_code', 'owner or occupier.'), ('role', 'In what way it is there.'),
            ('from_on', 'First day; null unknown.'), ('until_on', 'First day no longer; null: it goes on.'), ('current', 'Holds today.'),
            ('note', 'What is particular.')) AS said (name, comment)
        JOIN pg_attribute a ON a.attname = said.name AND a.attnum > 0
        JOIN pg_class c ON c.oid = a.attrelid AND c.relkind = 'v'
             AND c.relnamespace = (SELECT relnamespace FROM pg_class WHERE oid = 'publish.proposal_state'::regclass)
        LEFT JOIN (VALUES ('decision', 'consulted', 'Whom the decider consulted.'), ('sub_group', 'closed_on', 'Day on which it ended; null: it goes on.'),
                          ('decision_threshold', 'valid_from', 'First day on which it counts.'),
                          ('decision_exception', 'quarter', 'The financial quarter in which it was recorded: 2026-27-Q2.')) AS special (view, name, comment)
               ON special.view = c.relname AND special.name = a.attname
        WHERE c.relname IN ('proposal_state', 'proposal_screening', 'proposal_consultation', 'proposal_interest', 'proposal_recommendation', 'decision',
                            'decision_exception', 'transfer', 'policy_version', 'sub_group', 'group_action', 'group_action_rating', 'partner', 'decision_threshold')
          AND col_description(c.oid, a.attnum) IS NULL
    LOOP
        EXECUTE format('COMMENT ON COLUMN %s.%I IS %L', own.place, own.attname, own.comment);
    END LOOP;
END $$;

GRANT SELECT ON publish.proposal_state, publish.proposal_screening, publish.proposal_consultation, publish.proposal_interest,
                publish.proposal_recommendation, publish.decision, publish.decision_exception, publish.transfer,
                publish.policy_version, publish.decision_threshold, publish.sub_group, publish.group_action, publish.group_action_rating, publish.partner
TO terrier_reader, terrier_gis, terrier_editor, terrier_steward;
GRANT EXECUTE ON FUNCTION governance.shortfall(bigint, text), governance.level_needed(bigint, date), governance.valuation_counted(bigint, date),
                          governance.undervalue_unsaid(bigint, date)
TO terrier_reader, terrier_gis, terrier_editor, terrier_steward;
