-- What the robustness of ratings goes by (engine/objectives/sensitivity.h): how far weights are varied, how uncertain facts are.

INSERT INTO evaluation.parameter (parameter_code, amount, unit, description, source) VALUES
    ('sensitivity_weight_spread', 0.2, 'share', 'Each weight is drawn between so much less and so much more, each value as likely.', 'officer judgement: weights that reasonable people would still call the same'),
    ('sensitivity_weight_reach', 1, 'share', 'How far a change of one weight is looked for that gives another rating: 1 is from nothing to twice.', 'officer judgement: none to twice is all a council would weigh'),
    ('sensitivity_draws', 1000, 'draws', 'Draws of weights and facts.', 'Enough for a share right to about 1.5 points near a half, 0.7 near 95%'),
    ('sensitivity_seed', 20230401, NULL, 'Seed of the draws: the same run gives the same shares.', 'Vesting day'),
    ('sensitivity_robust_share', 0.95, 'share', 'A rating that stays in at least so many of the draws is called robust.', 'officer judgement: the customary one in twenty')
ON CONFLICT (parameter_code, valid_from) DO UPDATE
    SET amount = excluded.amount, unit = excluded.unit, description = excluded.description, source = excluded.source;

UPDATE evaluation.fact SET whole = true
WHERE fact_code IN ('cycle_spaces', 'ev_chargers', 'dwelling_capacity_low', 'dwelling_capacity_high') AND NOT whole;

-- Facts of our own records (when a review, a survey, an inspection was), distances and what a register states are exact.
INSERT INTO evaluation.fact_spread (fact_code, kind, amount, per_year, most, source) VALUES
    ('utilisation_percent', 'relative', 0.10, 0.03, 0.30, 'officer judgement: counted on some days of a year, and use changes'),
    ('partner_share_percent', 'relative', 0.10, 0.03, 0.30, 'officer judgement: as the use of capacity'),
    ('let_share_percent', 'relative', 0.05, 0.03, 0.30, 'officer judgement: counted, but lets come and go'),
    ('premises_cost_ratio', 'relative', 0.10, 0.03, 0.30, 'officer judgement: cost coded to the wrong site, and floor areas that differ by source'),
    ('income_cost_ratio', 'relative', 0.10, 0.03, 0.30, 'officer judgement: cost and income coded to the wrong site'),
    ('cost_covered_percent', 'relative', 0.10, 0.03, 0.30, 'officer judgement: as income over cost'),
    ('planned_share_percent', 'relative', 0.10, 0.03, 0.30, 'officer judgement: what counts as planned differs by who codes it'),
    ('high_backlog_percent', 'relative', 0.30, 0.03, 0.60, 'As the backlog''s parameters: a new Property Data Survey, what a year adds, and the limit'),
    ('backlog_percent', 'relative', 0.30, 0.03, 0.60, 'As the backlog''s parameters: a new Property Data Survey, what a year adds, and the limit'),
    ('worst_element_grade', 'steps', 0.10, 0.02, 0.25, 'officer judgement: two surveyors differ by a grade, and elements age'),
    ('suitability', 'steps', 0.10, 0.02, 0.25, 'officer judgement: two assessors differ by a grade'),
    ('accessible', 'steps', 0.05, 0.01, 0.10, 'officer judgement: seldom judged otherwise, and works change it'),
    ('emissions_ratio', 'relative', 0.10, 0.03, 0.30, 'officer judgement: readings that are estimates, floor areas that differ by source'),
    ('energy_rating', 'steps', 0.10, 0.02, 0.25, 'officer judgement: two assessors differ by a band'),
    ('generation_percent', 'relative', 0.15, 0.03, 0.30, 'officer judgement: what a roof could generate is an estimate'),
    ('cycle_spaces', 'relative', 0.10, 0.02, 0.30, 'officer judgement: as last counted'),
    ('ev_chargers', 'relative', 0.10, 0.02, 0.30, 'officer judgement: as last counted'),
    ('remaining_life_years', 'relative', 0.25, 0, 0.25, 'officer judgement: a surveyor''s estimate')
ON CONFLICT (fact_code, valid_from) DO UPDATE
    SET kind = excluded.kind, amount = excluded.amount, per_year = excluded.per_year, most = excluded.most, source = excluded.source;
