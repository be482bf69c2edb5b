-- Parameters of the backlog simulation (engine/programme/backlog.h). Spreads are standard deviations of the logarithm.
-- The common spreads are those that in simulation give the published ranges of GBP 30-40m and 10-15m.

INSERT INTO evaluation.parameter (parameter_code, amount, unit, description, source) VALUES
    ('backlog_common_spread_schools', 0.09, 'ln', 'What all school surveys share in price and definition', 'Calibrated to the asset management strategy''s range of GBP 30-40m'),
    ('backlog_common_spread_non_schools', 0.145, 'ln', 'What all other surveys share in price and definition', 'Calibrated to the asset management strategy''s range of GBP 10-15m'),
    ('backlog_spread_full', 0.20, 'ln', 'A new full survey with costs', 'Officer judgement: within a fifth of what is done, two times in three'),
    ('backlog_spread_pds', 0.30, 'ln', 'A new DfE Property Data Survey: costs are modelled from grades', 'Officer judgement: half as wide again as a costed survey'),
    ('backlog_spread_cdc', 0.40, 'ln', 'A new DfE Condition Data Collection: visual, without costs', 'Officer judgement: twice as wide as a costed survey'),
    ('backlog_spread_desktop', 0.50, 'ln', 'A new desktop estimate', 'Officer judgement: nobody went to look'),
    ('backlog_spread_imputed', 0.70, 'ln', 'No survey: taken from assets alike', 'Officer judgement: assets alike differ twofold'),
    ('backlog_spread_per_year', 0.03, 'ln a year', 'Added for each year of a survey''s age', 'Officer judgement: a ten-year-old costed survey is as good as a new desktop estimate'),
    ('backlog_spread_limit', 0.60, 'ln', 'No survey is worse than this; an undated one is as bad', 'Officer judgement: between a desktop estimate and no survey'),
    ('backlog_item_spread', 0.30, 'ln', 'One item on its own, beside what its survey shares', 'Officer judgement: as a survey without costs of its own'),
    ('backlog_ageing_spread', 0.30, 'ln', 'How far the yearly rates of deterioration may be out, all together', 'Officer judgement: rates of the whole country, fitted on one survey'),
    ('backlog_fit_lines', 30, 'lines', 'Survey lines of known age from which on a group''s deterioration is fitted to the register', 'Officer judgement: fewer say little of a share'),
    ('backlog_location_factor', 0.935, NULL, 'Repair costs in Somerset over the published rates', 'Fitted: the middle ratio of the costs in the Property Data Survey 2012-14 of Somerset to the published rates'),
    ('backlog_draws', 10000, 'draws', 'Possible worlds simulated', 'Enough for a range steady to about 0.5%'),
    ('backlog_seed', 20230401, NULL, 'Seed of the simulation: the same facts give the same pounds', 'Vesting day')
ON CONFLICT (parameter_code, valid_from) DO UPDATE
    SET amount = excluded.amount, unit = excluded.unit, description = excluded.description, source = excluded.source;

-- Materials alone, because a free index of repair prices by year is not to be had; hence the share below.
INSERT INTO evaluation.price_index (index_code, year, amount, source)
SELECT 'materials_repair', year, amount, 'Department for Business and Trade, construction material price indices, repair and maintenance, yearly averages, 2015 = 100'
FROM (VALUES (2010, 92.5), (2011, 98.2), (2012, 100.2), (2013, 100.9), (2014, 102.1), (2015, 100.0), (2016, 99.9), (2017, 105.6), (2018, 111.3),
             (2019, 113.5), (2020, 112.6), (2021, 130.8), (2022, 151.7), (2023, 152.6)) AS index (year, amount)
ON CONFLICT (index_code, year) DO UPDATE SET amount = excluded.amount, source = excluded.source;

INSERT INTO evaluation.price_base (valid_from, base_year, index_code, share, description, source) VALUES
    ('2023-01-01', 2023, 'materials_repair', 0.5, '2023 prices, by half of the materials index for repair and maintenance',
     'The year of the strategy, whose ranges these are set beside. Materials are about half of what a repair costs: officer judgement, to be replaced by an index of repair prices that the council holds')
ON CONFLICT (valid_from) DO UPDATE SET base_year = excluded.base_year, index_code = excluded.index_code, share = excluded.share,
    description = excluded.description, source = excluded.source;

-- Yearly shares that drop a grade: of the components of a group, by the area that each takes up in the survey's Somerset rows.
INSERT INTO evaluation.deterioration (element_code, ab, bc, cd, factor, source, factor_source)
SELECT element, ab, bc, cd, factor,
       'Department for Education, Blockbuster package: deterioration rates of components, their mean by area in the Property Data Survey 2012-14 of Somerset',
       'Fitted to the grades that the Property Data Survey 2012-14 found in Somerset, taking forty years as the age (60% of the school estate was built before 1976: Committee of Public Accounts, Capital funding for schools, 2017, paragraph 20)'
FROM (VALUES
    ('roofs', 0.0441, 0.0728, 0.1739, 0.211),
    ('floors_stairs', 0.0724, 0.1001, 0.1667, 0.111),
    ('ceilings', 0.0618, 0.0970, 0.1693, 0.097),
    ('external_walls', 0.0389, 0.0550, 0.0968, 0.099),
    ('internal_walls', 0.0460, 0.0645, 0.1104, 0.085),
    ('sanitary', 0.0712, 0.0950, 0.1424, 0.070),
    ('mechanical', 0.1108, 0.1478, 0.2216, 0.050),
    ('electrical', 0.1079, 0.1438, 0.2158, 0.026),
    ('redecorations', 0.2018, 0.2694, 0.4058, 0.036),
    ('fixtures', 0.1091, 0.1455, 0.2182, 0.022),
    ('external_areas', 0.0764, 0.1019, 0.1529, 0.054),
    ('playing_fields', 0.1909, 0.2545, 0.3818, 0.015),
    ('other', 0.1030, 0.1391, 0.2161, 0.051)
) AS rate (element, ab, bc, cd, factor)
ON CONFLICT (element_code, valid_from) DO UPDATE
    SET ab = excluded.ab, bc = excluded.bc, cd = excluded.cd, factor = excluded.factor, source = excluded.source, factor_source = excluded.factor_source;

-- GBP per m2. Where under 1,000 m2 of a group were found in a grade, its components of every grade are taken together; D,
-- of which the survey found next to nothing, is C times the ratio of the published rates of all its components.
INSERT INTO evaluation.repair_rate (element_code, grade_code, low, likely, high, source)
SELECT element, grade, low, likely, high,
       'Department for Education, Blockbuster package: repair costs of components by grade, their mean by area in the Property Data Survey 2012-14 of Somerset; low and high: a tenth of the area costs less, a tenth more'
FROM (VALUES
    ('roofs', 'B', 0.49, 8.34, 15.99),
    ('roofs', 'C', 2.43, 18.91, 49.31),
    ('roofs', 'D', 10.10, 78.63, 205.04),
    ('floors_stairs', 'B', 0.46, 4.19, 14.00),
    ('floors_stairs', 'C', 7.42, 13.68, 13.68),
    ('floors_stairs', 'D', 30.81, 56.80, 56.80),
    ('ceilings', 'B', 5.17, 6.45, 7.86),
    ('ceilings', 'C', 15.50, 17.73, 23.58),
    ('ceilings', 'D', 51.57, 58.99, 78.45),
    ('external_walls', 'B', 0.00, 11.53, 18.53),
    ('external_walls', 'C', 14.53, 63.86, 164.36),
    ('external_walls', 'D', 54.53, 239.64, 616.78),
    ('internal_walls', 'B', 0.39, 1.68, 4.56),
    ('internal_walls', 'C', 9.37, 13.15, 27.59),
    ('internal_walls', 'D', 57.69, 80.97, 169.87),
    ('sanitary', 'B', 2.39, 2.39, 2.39),
    ('sanitary', 'C', 8.35, 8.35, 8.35),
    ('sanitary', 'D', 23.86, 23.86, 23.86),
    ('mechanical', 'B', 2.10, 4.39, 8.04),
    ('mechanical', 'C', 4.66, 15.27, 28.14),
    ('mechanical', 'D', 14.16, 46.41, 85.53),
    ('electrical', 'B', 1.89, 7.15, 11.13),
    ('electrical', 'C', 20.72, 40.87, 48.23),
    ('electrical', 'D', 62.42, 123.12, 145.29),
    ('redecorations', 'B', 0.07, 1.15, 2.61),
    ('redecorations', 'C', 6.45, 7.21, 10.45),
    ('redecorations', 'D', 32.25, 36.05, 52.25),
    ('fixtures', 'B', 13.02, 24.14, 51.83),
    ('fixtures', 'C', 45.57, 79.75, 181.41),
    ('fixtures', 'D', 130.20, 227.86, 518.31),
    ('external_areas', 'B', 0.90, 2.74, 4.42),
    ('external_areas', 'C', 14.75, 22.90, 30.87),
    ('external_areas', 'D', 58.28, 90.48, 121.97),
    ('playing_fields', 'B', 0.55, 1.53, 3.47),
    ('playing_fields', 'C', 2.76, 2.76, 2.76),
    ('playing_fields', 'D', 11.05, 11.05, 11.05),
    ('other', 'B', 0.39, 4.53, 11.13),
    ('other', 'C', 2.43, 17.36, 37.56),
    ('other', 'D', 9.26, 66.14, 143.10)
) AS rate (element, grade, low, likely, high)
ON CONFLICT (element_code, grade_code, valid_from) DO UPDATE
    SET low = excluded.low, likely = excluded.likely, high = excluded.high, source = excluded.source;
