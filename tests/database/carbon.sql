-- Emissions and the path of a few assets made by hand, each figure worked out by hand. The day is 22 November 2026.
BEGIN;
SELECT plan(39);
SELECT set_config('terrier.as_at', '2026-11-22', true);

-- 1, 2, 3 offices with meters; 4 without; 5 with a meter never read; 6 vacant; 7 maintained school, its reading estimated;
-- 8 academy; 9 investment; 10 hall let as a whole; 11 disposed of; 12 a park without buildings; 13 no floor area
INSERT INTO register.asset (asset_id, name, category_code, validation_code) OVERRIDING SYSTEM VALUE
SELECT id, 'Asset ' || id, category, 'validated'
FROM unnest('{1,2,3,4,5,6,7,8,9,10,11,12,13}'::bigint[],
            '{office,office,office,office,office,office,primary_school,primary_school,shop,hall,office,park,office}'::text[]) AS t (id, category);
INSERT INTO register.asset_holding (asset_id, purpose_code, scope_code, status_code, valid)
SELECT asset_id, CASE asset_id WHEN 9 THEN 'investment' ELSE 'operational' END, CASE asset_id WHEN 9 THEN 'investment' ELSE 'in' END,
       CASE asset_id WHEN 6 THEN 'vacant' WHEN 11 THEN 'disposed' ELSE 'in_use' END, '(,)'
FROM register.asset;
INSERT INTO register.building (asset_id, code, floor_area_m2)
SELECT id, '1', m2 FROM unnest('{1,2,3,4,5,6,13}'::bigint[], '{1000,500,500,400,200,300,NULL}'::numeric[]) AS t (id, m2);
INSERT INTO register.school (asset_id, type_code) VALUES (7, 'community'), (8, 'academy');
INSERT INTO register.lease (asset_id, direction_code, repair_terms_code, starts_on) VALUES (10, 'out', 'FRI', '2020-01-01');
INSERT INTO register.energy_supply (supply_id, asset_id, meter, fuel_code, generates) OVERRIDING SYSTEM VALUE VALUES
    (1, 1, 'g', 'natural_gas', false), (2, 1, 'e', 'electricity', false), (3, 2, 'g', 'natural_gas', false), (4, 3, 'e', 'electricity', false),
    (5, 5, 'g', 'natural_gas', false), (7, 7, 'o', 'burning_oil', false), (8, 8, 'o', 'burning_oil', false), (9, 9, 'o', 'burning_oil', false),
    (10, 10, 'o', 'burning_oil', false), (11, 11, 'o', 'burning_oil', false), (12, 1, 's', 'solar', true);
INSERT INTO register.energy_reading (supply_id, period, kwh, kind_code) VALUES
    (1, '[2018-04-01,2019-04-01)', 100000, 'actual'), (1, '[2025-04-01,2026-04-01)', 80000, 'actual'),
    (2, '[2025-04-01,2026-04-01)', 50000, 'actual'), (3, '[2025-04-01,2026-04-01)', 40000, 'actual'),
    (4, '[2025-04-01,2026-04-01)', 30000, 'actual'), (4, '[2024-04-01,2024-10-01)', 1, 'actual'), -- half a year is no year
    (7, '[2025-04-01,2026-04-01)', 20000, 'estimated'), (8, '[2025-04-01,2026-04-01)', 20000, 'actual'),
    (9, '[2025-04-01,2026-04-01)', 20000, 'actual'), (10, '[2025-04-01,2026-04-01)', 20000, 'actual'),
    (11, '[2018-04-01,2019-04-01)', 20000, 'actual'), (12, '[2025-04-01,2026-04-01)', 7000, 'actual');
-- what 1 feeds into the grid has a meter of its own, of electricity: no purchase
INSERT INTO register.energy_supply (supply_id, asset_id, meter, fuel_code, exports) OVERRIDING SYSTEM VALUE VALUES (13, 1, 'x', 'electricity', true);
INSERT INTO register.energy_reading (supply_id, period, kwh, kind_code) VALUES (13, '[2025-04-01,2026-04-01)', 3000, 'actual');
INSERT INTO register.amenity (asset_id, ev_chargers, storage_kwh, generation_kw) VALUES (4, 2, NULL, NULL), (5, 0, 0, 0), (3, NULL, 12.5, 9.9);
INSERT INTO register.carbon_factor (fuel_code, scope, year, kg_co2e_per_kwh, published_name, source) VALUES
    ('natural_gas', 1, 2018, 0.184, 'gas', 'test'), ('natural_gas', 1, 2024, 0.183, 'gas', 'test'),
    ('electricity', 2, 2018, 0.283, 'grid', 'test'), ('electricity', 2, 2025, 0.177, 'grid', 'test'),
    ('electricity_td', 3, 2018, 0.024, 'losses', 'test'), ('electricity_td', 3, 2025, 0.018, 'losses', 'test'),
    ('burning_oil', 1, 2018, 0.25, 'oil', 'test'), ('burning_oil', 1, 2025, 0.25, 'oil', 'test');

CREATE TEMP VIEW of_year AS
SELECT asset_id, fuel_code, scope, financial_year, round(kwh, 1) AS kwh, round(kg_co2e, 1) AS kg, factor_year, other_factor_year, basis_code, counts
FROM facts.carbon_year;
CREATE FUNCTION pg_temp.said(asset bigint, fuel text, of_scope integer, year integer) RETURNS text LANGUAGE sql AS $$
    SELECT concat_ws(' ', kwh, kg, factor_year, CASE WHEN other_factor_year THEN 'other' END, basis_code, CASE WHEN counts THEN 'counts' END)
    FROM of_year WHERE asset_id = asset AND fuel_code = fuel AND scope = of_scope AND financial_year = year
$$;

-- the boundary
SELECT results_eq('SELECT boundary_code, counts FROM facts.carbon_holding WHERE asset_id BETWEEN 7 AND 10 ORDER BY asset_id',
    $$VALUES ('schools', true), ('academies', false), ('investment', false), ('tenants', false)$$, 'each asset is of one kind of holding');
SELECT is((SELECT count(*)::integer FROM of_year WHERE asset_id = 11), 0, 'what was disposed of is in no year, the baseline included');
SELECT is((SELECT count(*)::integer FROM of_year WHERE asset_id = 12), 0, 'land without buildings and supplies has nothing to count');
SELECT set_eq('SELECT DISTINCT financial_year FROM of_year', 'SELECT generate_series(2018, 2025)', 'from the baseline to the last year that ended');

-- factors and meters
SELECT is(pg_temp.said(1, 'natural_gas', 1, 2018), '100000.0 18400.0 2018 metered counts', 'the factor of the year');
SELECT is(pg_temp.said(1, 'natural_gas', 1, 2025), '80000.0 14640.0 2024 other metered counts', 'a year without a factor takes the latest and says so');
SELECT is(pg_temp.said(1, 'electricity', 2, 2025), '50000.0 8850.0 2025 metered counts', 'electricity bought is scope 2');
SELECT is(pg_temp.said(1, 'electricity', 3, 2025), '50000.0 900.0 2025 metered', 'its losses are scope 3, shown beside');
SELECT is(pg_temp.said(1, 'electricity', 2, 2018), '50000.0 14150.0 2018 own_other_year counts', 'a year without readings takes the nearest, by its own factor');
SELECT is(pg_temp.said(1, 'natural_gas', 1, 2020), '100000.0 18400.0 2018 other own_other_year counts', '2018 is nearer than 2025');
SELECT is(pg_temp.said(1, 'natural_gas', 1, 2022), '80000.0 14720.0 2018 other own_other_year counts', '2025 is nearer than 2018');
SELECT is(pg_temp.said(3, 'electricity', 2, 2024), '30000.0 8490.0 2018 other own_other_year counts', 'half a year of readings is no year');
SELECT is(pg_temp.said(7, 'burning_oil', 1, 2025), '20000.0 5000.0 2025 estimated_reading counts', 'a supplier''s estimate is marked');
SELECT is(pg_temp.said(8, 'burning_oil', 1, 2025), '20000.0 5000.0 2025 metered', 'an academy is worked out and does not count');
SELECT is((SELECT count(*)::integer FROM of_year WHERE fuel_code = 'solar'), 0, 'what is generated on the site is no emission');

-- benchmarks: 120,000 kWh of gas and 80,000 of electricity on 2,000 m2; gas in 1,500 m2 of them
SELECT is(pg_temp.said(4, 'natural_gas', 1, 2025), '24000.0 4392.0 2024 other benchmark counts', '400 m2 by 60 kWh');
SELECT is(pg_temp.said(4, 'electricity', 2, 2025), '16000.0 2832.0 2025 benchmark counts', '400 m2 by 40 kWh');
SELECT is(pg_temp.said(5, 'natural_gas', 1, 2025), '16000.0 2928.0 2024 other benchmark counts', '200 m2 by 80 kWh of those with gas');
SELECT is((SELECT count(*)::integer FROM of_year WHERE asset_id = 5 AND fuel_code <> 'natural_gas'), 0, 'no fuel is guessed where the supplies are known');
SELECT results_eq($$SELECT asset_id, basis_code, kwh FROM of_year WHERE asset_id IN (6, 13) AND financial_year = 2025 ORDER BY 1$$,
    $$VALUES (6::bigint, 'unknown', NULL::numeric), (13, 'unknown', NULL)$$, 'not in use, or without a floor area: unknown, not nought');
UPDATE evaluation.parameter SET amount = 4 WHERE parameter_code = 'carbon_benchmark_assets';
SELECT is((SELECT basis_code FROM of_year WHERE asset_id = 4 AND financial_year = 2025), 'unknown', 'three meters are no benchmark where four are asked for');
UPDATE evaluation.parameter SET amount = 3 WHERE parameter_code = 'carbon_benchmark_assets';

-- the path: 2018 is 186,666.7 kWh of gas by 0.184, 96,000 of electricity by 0.283, 20,000 of oil by 0.25
SELECT results_eq($$SELECT round(tonnes, 3), round(target_tonnes, 3), round(gap_tonnes, 3) FROM publish.carbon_path WHERE target_code = 'yearly_10' AND financial_year IN (2018, 2025) ORDER BY financial_year$$,
    'VALUES (66.515, 66.515, 0.000), (51.272, 31.814, 19.458)', 'a tenth less each year, compound: 0.9 to the seventh');
SELECT results_eq($$SELECT round(target_tonnes, 3), tonnes FROM publish.carbon_path WHERE target_code = 'neutral_2030' AND financial_year IN (2026, 2025, 2030) ORDER BY financial_year$$,
    'VALUES (27.714, (SELECT sum(kg_co2e) / 1000 FROM facts.carbon_year WHERE counts AND financial_year = 2025)), (22.172, NULL), (0.000, NULL)',
    'in a straight line to nought; what is to come is not known');
SELECT results_eq($$SELECT round(estimated_percent, 2), other_factor_year, assets_unknown::integer FROM publish.carbon_path WHERE target_code = 'yearly_10' AND financial_year = 2025$$,
    'VALUES (29.55, 2024, 2)', 'says how much is estimated, by which year''s factors, and how many assets are in no figure');
-- to come: 34,280 kg of gas and oil as in 2025, 96,000 kWh from the grid at 0.1435 kg in 2026 and at 0.0704 from 2030 on
SELECT results_eq($$SELECT financial_year, round(projected_tonnes, 3), round(gap_tonnes, 3), estimated_percent IS NULL, assets_unknown::integer
    FROM publish.carbon_path WHERE target_code = 'neutral_2030' AND financial_year IN (2026, 2030) ORDER BY 1$$,
    'VALUES (2026, 48.056, 25.884, true, 2), (2030, 41.038, 41.038, true, 2)', 'a year to come is projected: the same energy, a cleaner grid; the gap is from it');
SELECT is((SELECT count(*)::integer FROM publish.carbon_path WHERE num_nonnulls(tonnes, projected_tonnes) <> 1), 0, 'a year is found or projected, never both');
UPDATE programme.rate SET low = 0.05, likely = 0.05, high = 0.05 WHERE rate_code = 'grid_factor' AND group_code = '2030';
SELECT is((SELECT round(projected_tonnes, 3) FROM publish.carbon_path WHERE target_code = 'yearly_10' AND financial_year = 2030), 39.080, 'by the rate that options go by');
UPDATE evaluation.carbon_boundary SET counts = false WHERE code = 'schools';
SELECT is((SELECT round(tonnes, 3) FROM publish.carbon_path WHERE target_code = 'yearly_10' AND financial_year = 2018), 61.515, 'the boundary is a row: without schools the baseline is less too');
SELECT throws_ok($$UPDATE evaluation.carbon_target SET neutral_year = 2030 WHERE target_code = 'yearly_10'$$, '23514', NULL, 'a target is of one sort');

SELECT results_eq('SELECT asset_id, ev_chargers, storage_kwh, generation_kw, generators::integer, generated_kwh, exported_kwh FROM publish.carbon_provision ORDER BY 1',
    'VALUES (1::bigint, NULL::integer, NULL::numeric, NULL::numeric, 1, 7000::numeric, 3000::numeric), (3, NULL, 12.5, 9.9, NULL, NULL, NULL), (4, 2, NULL, NULL, NULL, NULL, NULL)',
    'charging points, storage and generation are counted; none of them is not listed; what is fed into the grid stands apart');
SELECT is((SELECT kg_co2e FROM facts.emissions WHERE asset_id = 1), 8850 + 14640.0, 'and is not taken off what was bought');
SELECT is((SELECT generated_kwh FROM facts.emissions WHERE asset_id = 1), 7000.0, 'nor generated twice');
SELECT throws_ok($$UPDATE register.energy_supply SET exports = true WHERE supply_id = 12$$, '23514', NULL, 'a meter counts one way');

-- what each tonne costs: office 1 saves 100 t for GBP 5,000 by its cheapest package, 300 t for 45,000 by the fullest;
-- office 2 saves 50 t and earns 1,000 by it; a blocked package, an academy's and one that saves nothing are not asked
INSERT INTO evaluation.run (run_id, kind, as_at, known_at, revision, criteria_version_id, rules_sha256, engine_version, fact_codes, asset_count,
                            scored_count, actor, retain_until) OVERRIDING SYSTEM VALUE
VALUES (1, 'published', '2026-11-22', now(), 0, 1, repeat('0', 64), 'test', '{boiler_age_years,heating_plant_kw}', 0, 0, 'test', 'infinity');
-- of 1 the plant is recorded, twelve years old; of 2 neither
INSERT INTO evaluation.run_fact (run_id, asset_id, category_code, class_code, duty_holder_code, scope_code, fact_values, fact_dates)
VALUES (1, 1, 'office', 'occupied_building', 'council', 'in', '{12,60}', '{NULL,NULL}'), (1, 2, 'office', 'occupied_building', 'council', 'in', '{NULL,NULL}', '{NULL,NULL}');
INSERT INTO programme.option (run_id, asset_id, option_no, kind_code, variant_code, feasible, lead_months, capital_low, capital_likely, capital_high, potential, carbon_tonnes, cost_per_tonne, heat_pump_kw, solar_kw)
VALUES (1, 1, 2, 'decarbonise', 'controls_led', true, 6, 9000, 9000, 9000, '{}', -100, 50, NULL, NULL), (1, 1, 3, 'decarbonise', 'whole', true, 18, 99000, 99000, 99000, '{}', -300, 150, 40, 20),
       (1, 1, 4, 'decarbonise', 'fabric', false, 6, 1, 1, 1, '{}', -900, 1, NULL, NULL), (1, 2, 2, 'decarbonise', 'solar', true, 6, 7000, 7000, 7000, '{}', -50, -20, NULL, 15),
       (1, 3, 2, 'decarbonise', 'heat_pump', true, 6, 7000, 7000, 7000, '{}', 10, NULL, 46, NULL), (1, 8, 2, 'decarbonise', 'solar', true, 6, 7000, 7000, 7000, '{}', -50, 10, NULL, 15);
SELECT results_eq('SELECT asset_id::integer, step, tonnes::integer, cost_per_tonne::integer, capital::integer, cumulative_tonnes::integer, cumulative_capital::integer FROM publish.carbon_abatement ORDER BY cost_per_tonne',
    'VALUES (2, 1, 50, -20, 7000, 50, 7000),
            (1, 1, 100, 50, 9000, 150, 16000), (1, 2, 200, 200, 90000, 350, 106000)',
    'the cheapest tonnes first; the fullest package costs GBP 40,000 more for 200 t more');
SELECT results_eq('SELECT asset_id::integer, step, heat_pump_kw, solar_kw, size_basis FROM publish.carbon_abatement ORDER BY asset_id, step',
    $$VALUES (1, 1, NULL::float8, NULL::float8, NULL), (1, 2, 40, 20, 'recorded'), (2, 1, NULL, 15, 'estimated')$$, 'and how large the plant is, and on what that rests');
SELECT results_eq($$SELECT scheme_code, assets::integer, assets_estimated::integer, assets_unknown::integer, assets_outside::integer, capital::integer
    FROM publish.carbon_scheme WHERE scheme_code IN ('boiler_upgrade', 'psds', 'solar_schools') ORDER BY 1$$,
    $$VALUES ('boiler_upgrade', 0, 0, 0, 1, NULL), ('psds', 1, 0, 1, 0, 99000), ('solar_schools', 0, 0, 0, 0, NULL)$$,
    'what a scheme might pay for: a whole package where the plant is old enough, not known where its age is not, none above 45 kW; no academy''s');
SELECT is((SELECT count(*)::integer FROM publish.carbon_statement WHERE code IN ('rebased', 'exported')), 2, 'how the accounts are kept is told beside the boundary');

-- a programme from 2026 on: what it set out from is kept with it, and what it saves is taken off
WITH made AS (INSERT INTO programme.plan (run_id, years, settings, outcome, value_gbp, bound_gbp, cut_value_gbp, engine_version, made_by)
              VALUES (1, 2, '{}', 'best', 1, 1, 1, 'test', 'test') RETURNING plan_id)
INSERT INTO programme.plan_year (plan_id, method, year_no, cost_gbp, receipts_gbp, revenue_gbp, carbon_kg, moves)
SELECT plan_id, method, year_no, 0, 0, 0, saved, 0 FROM made
CROSS JOIN (VALUES ('best', 1, 1000), ('best', 2, 3000), ('cut', 2, 9000)) AS given (method, year_no, saved);
INSERT INTO programme.plan_carbon (plan_id, target_code, target, sort_order, year_no, financial_year, without_kg, allowed_kg)
SELECT plan.plan_id, 'neutral_2030', 'Neutral by 2030', 20, given.year_no, 2025 + given.year_no, given.without_kg, given.allowed_kg
FROM programme.plan CROSS JOIN (VALUES (1, 46272, 20505), (2, 44000, 15379)) AS given (year_no, without_kg, allowed_kg);
SELECT results_eq($$SELECT year_no, financial_year, round(without_tonnes, 3), round(with_tonnes, 3), round(allowed_tonnes, 3), round(above_tonnes, 3)
    FROM publish.plan_carbon WHERE target_code = 'neutral_2030' ORDER BY year_no$$,
    'VALUES (1, 2026, 46.272, 45.272, 20.505, 24.767), (2, 2027, 44.000, 41.000, 15.379, 25.621)', 'what a programme saves is taken off, and set against each target');

SELECT set_config('terrier.as_at', '2028-11-22', true);
SELECT is((SELECT max(financial_year) FROM facts.carbon_year_wanted), 2025, 'no year follows the last that was read to its end');

SELECT * FROM finish();
ROLLBACK;
