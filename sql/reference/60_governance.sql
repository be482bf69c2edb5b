-- What deciding goes by: states, screenings, views, levels and thresholds, bases, policies, and which kind of proposal ends
-- a holding. The strategy names the levels and leaves the amounts to the council's constitution: those here are officer
-- judgement, to be replaced by the council's own scheme of delegation.
INSERT INTO code.proposal_kind (code, label, sort_order, source, option_code, ends_holding, scope_code) VALUES
    ('housing', 'Housing', 1, 'Strategy 4.1, 4.2', 'housing', true, 'disposal'),
    ('care', 'Care placements or temporary housing', 2, 'Strategy 4.3', NULL, false, 'spend'),
    ('regeneration', 'Regeneration', 3, 'Strategy 5.3', 'growth', true, 'disposal'),
    ('devolution', 'Offer to a parish or community body', 4, 'Strategy 1.2', 'devolve', true, 'disposal'),
    ('replacement', 'Replacement of a school', 5, 'Strategy 6.2', 'replace', false, 'spend'),
    ('retain', 'Keep as it is', 6, 'Options', 'retain', false, 'spend'),
    ('maintain', 'Clear the urgent backlog', 7, 'Options', 'maintain', false, 'spend'),
    ('decarbonise', 'Decarbonise', 8, 'Options', 'decarbonise', false, 'spend'),
    ('maintain_decarbonise', 'Maintain and decarbonise together', 9, 'Options', 'maintain_decarbonise', false, 'spend'),
    ('move_out', 'Move out to a host', 10, 'Options', 'move_out', false, 'spend'),
    ('host_partner', 'Host a partner', 11, 'Options', 'host_partner', false, 'disposal'),
    ('change_use', 'Change the use', 12, 'Options', 'change_use', false, 'spend'),
    ('let', 'Let', 13, 'Options', 'let', false, 'disposal'),
    ('end_lease', 'End or surrender a lease in', 14, 'Options', 'end_lease', true, 'disposal'),
    ('sell', 'Sell', 15, 'Options', 'sell', true, 'disposal'),
    ('acquire', 'Acquire an interest', 16, 'Strategy 1.5', NULL, false, 'acquisition')
ON CONFLICT (code) DO UPDATE SET label = excluded.label, sort_order = excluded.sort_order, source = excluded.source,
    option_code = excluded.option_code, ends_holding = excluded.ends_holding, scope_code = excluded.scope_code;

INSERT INTO code.proposal_state (code, label, description, sort_order, source) VALUES
    ('proposed', 'Proposed', 'To be screened, and the division members to be consulted.', 1, 'Strategy, governance'),
    ('ready', 'Screened and consulted', 'For the group to advise on.', 2, 'Strategy, governance'),
    ('recommended', 'Recommendation made', 'The group has advised for or against: to be decided.', 3, 'Strategy, governance'),
    ('approved', 'Approved', 'Decided: may be carried out.', 4, 'Strategy, governance'),
    ('done', 'Done', 'Carried out.', 5, 'Strategy, governance'),
    ('refused', 'Refused', 'Decided against.', 6, 'Strategy, governance'),
    ('withdrawn', 'Withdrawn', 'Not pursued.', 7, 'terrier')
ON CONFLICT (code) DO UPDATE SET label = excluded.label, description = excluded.description, sort_order = excluded.sort_order, source = excluded.source;

INSERT INTO code.screening_subject (code, label, sort_order, source) VALUES
    ('equality', 'Equality', 1, 'Equality Act 2010 s.149; report, 9.1'), ('climate', 'Climate', 2, 'Report, 9.3'),
    ('health_safety', 'Health and safety', 3, 'Report, 9.4'), ('social_value', 'Social value', 4, 'Report, 9.6'),
    ('finance', 'Finance', 5, 'Report, 7.1')
ON CONFLICT (code) DO UPDATE SET label = excluded.label, sort_order = excluded.sort_order, source = excluded.source;

INSERT INTO code.screening_finding (code, label, sort_order, source) VALUES
    ('none', 'No effect', 1, 'terrier'), ('positive', 'For the better', 2, 'terrier'),
    ('mitigated', 'For the worse, with mitigation', 3, 'terrier'), ('negative', 'For the worse', 4, 'terrier')
ON CONFLICT (code) DO UPDATE SET label = excluded.label, sort_order = excluded.sort_order, source = excluded.source;

INSERT INTO code.consultation_view (code, label, sort_order, source) VALUES
    ('support', 'Supports it', 1, 'terrier'), ('object', 'Objects', 2, 'terrier'), ('neutral', 'Has no view', 3, 'terrier'),
    ('no_reply', 'Did not reply in time', 4, 'terrier')
ON CONFLICT (code) DO UPDATE SET label = excluded.label, sort_order = excluded.sort_order, source = excluded.source;

INSERT INTO code.recommendation_view (code, label, sort_order, source) VALUES
    ('for', 'For', 1, 'terrier'), ('against', 'Against', 2, 'terrier'), ('deferred', 'Deferred', 3, 'terrier')
ON CONFLICT (code) DO UPDATE SET label = excluded.label, sort_order = excluded.sort_order, source = excluded.source;

INSERT INTO code.decision_level (code, label, sort_order, source, rank, consults) VALUES
    ('officer', 'Senior officer in consultation with an Executive member', 1, 'Strategy, governance', 1, true),
    ('executive', 'Executive members', 2, 'Strategy, governance', 2, false)
ON CONFLICT (code) DO UPDATE SET label = excluded.label, sort_order = excluded.sort_order, source = excluded.source,
    rank = excluded.rank, consults = excluded.consults;

INSERT INTO code.decision_outcome (code, label, sort_order, source) VALUES
    ('approved', 'Approved', 1, 'terrier'), ('refused', 'Refused', 2, 'terrier')
ON CONFLICT (code) DO UPDATE SET label = excluded.label, sort_order = excluded.sort_order, source = excluded.source;

INSERT INTO code.policy (code, label, sort_order, source) VALUES
    ('acquisition', 'Acquisition of property', 1, 'Strategy, policy framework; 1.5'), ('disposal', 'Disposal of property', 2, 'Strategy, policy framework'),
    ('corporate_landlord', 'Corporate Landlord', 3, 'Strategy, policy framework; 1.3'), ('rural_estate', 'Rural estate', 4, 'Strategy, policy framework; 5.2')
ON CONFLICT (code) DO UPDATE SET label = excluded.label, sort_order = excluded.sort_order, source = excluded.source;

INSERT INTO code.partner_role (code, label, sort_order, source) VALUES
    ('owner', 'Owns it, or shares in owning it', 1, 'One Public Estate'), ('occupier', 'Occupies it', 2, 'One Public Estate')
ON CONFLICT (code) DO UPDATE SET label = excluded.label, sort_order = excluded.sort_order, source = excluded.source;

INSERT INTO governance.threshold (scope_code, least_gbp, valid_from, level_code, source) VALUES
    ('disposal', 0, '2023-04-01', 'officer', 'Levels: strategy, governance. Amount: officer judgement, what is large for one service is for Executive members'),
    ('disposal', 250000, '2023-04-01', 'executive', 'Levels: strategy, governance. Amount: officer judgement, what is large for one service is for Executive members'),
    ('acquisition', 0, '2023-04-01', 'officer', 'Levels: strategy, governance. Amount: officer judgement, what is large for one service is for Executive members'),
    ('acquisition', 250000, '2023-04-01', 'executive', 'Levels: strategy, governance. Amount: officer judgement, what is large for one service is for Executive members'),
    ('spend', 0, '2023-04-01', 'officer', 'Levels: strategy, governance. Amount: officer judgement, what is large for one service is for Executive members'),
    ('spend', 500000, '2023-04-01', 'executive', 'Levels: strategy, governance. Amount: officer judgement, what is large for one service is for Executive members')
ON CONFLICT (scope_code, least_gbp, valid_from) DO UPDATE SET level_code = excluded.level_code, source = excluded.source;

INSERT INTO records.retention_rule (rule_code, subject, trigger_code, months, action, description, source) VALUES
    ('proposal_closed', 'proposal', 'proposal_closed', 144, 'review',
     'A proposal with its screening, consultation and decision, twelve years after it was done, refused or withdrawn; what a disposal stands on is kept with the asset.',
     'Limitation Act 1980 s.8: twelve years for an obligation by deed [M]')
ON CONFLICT (rule_code, valid_from) DO UPDATE
SET subject = excluded.subject, trigger_code = excluded.trigger_code, months = excluded.months, action = excluded.action,
    description = excluded.description, source = excluded.source;
