-- Parameters of the backlog simulation (engine/programme/backlog.h). Spreads are standard deviations of the logarithm.
-- The common spreads are those that in simulation give the published ranges of GBP 30-40m and 10-15m.

INSERT INTO evaluation.parameter (parameter_code, amount, unit, description, source) VALUES
    ('backlog_common_spread_schools', 0.09, 'ln', 'What all school surveys share in price and definition', 'Calibrated to the asset management strategy''s range of GBP 30-40m'),
    ('backlog_common_spread_non_schools', 0.145, 'ln', 'What all other surveys share in price and definition', 'Calibrated to the asset management strategy''s range of GBP 10-15m'),
    ('backlog_spread_full', 0.20, 'ln', 'A new full survey with costs', 'Officer judgement'),
    ('backlog_spread_pds', 0.30, 'ln', 'A new DfE Property Data Survey: costs are modelled from grades', 'Officer judgement'),
    ('backlog_spread_cdc', 0.40, 'ln', 'A new DfE Condition Data Collection: visual, without costs', 'Officer judgement'),
    ('backlog_spread_desktop', 0.50, 'ln', 'A new desktop estimate', 'Officer judgement'),
    ('backlog_spread_imputed', 0.70, 'ln', 'No survey: taken from assets alike', 'Officer judgement'),
    ('backlog_spread_per_year', 0.03, 'ln a year', 'Added for each year of a survey''s age', 'Officer judgement'),
    ('backlog_spread_limit', 0.60, 'ln', 'No survey is worse than this; an undated one is as bad', 'Officer judgement'),
    ('backlog_item_spread', 0.30, 'ln', 'One item on its own, beside what its survey shares', 'Officer judgement'),
    ('backlog_draws', 10000, 'draws', 'Possible worlds simulated', 'Enough for a range steady to about 0.5%'),
    ('backlog_seed', 20230401, NULL, 'Seed of the simulation: the same facts give the same pounds', 'Vesting day')
ON CONFLICT (parameter_code, valid_from) DO UPDATE
    SET amount = excluded.amount, unit = excluded.unit, description = excluded.description, source = excluded.source;
