-- Carbon: the boundary and the targets. Where the strategy and its forerunners are silent, the boundary is ours.

INSERT INTO evaluation.carbon_boundary (kind, code, sort_order, label, counts, reason, source) VALUES
    ('holding', 'own', 10, 'Held for the council''s own services', true, 'The council buys and controls the energy.', 'GHG Protocol Corporate Standard, operational control'),
    ('holding', 'schools', 20, 'Maintained schools', true, 'The council is the responsible body, and the energy is on its accounts.', 'officer judgement: the responsible body answers for it, though heads run the heating'),
    ('holding', 'academies', 30, 'Academies', false, 'The trust buys and controls the energy; a school leaves the boundary, baseline included, when it becomes one.', 'GHG Protocol Corporate Standard, operational control and recalculation of base year'),
    ('holding', 'tenants', 40, 'Let as a whole', false, 'The tenant buys and controls the energy.', 'GHG Protocol Corporate Standard, operational control'),
    ('holding', 'investment', 50, 'Investment for yield', false, 'Let to others, under a policy of its own.', 'Asset management strategy, scope; officer judgement: its tenants buy the energy'),
    ('scope', '1', 10, 'Scope 1: fuels burnt', true, 'Burnt by the council.', 'GHG Protocol Corporate Standard'),
    ('scope', '2', 20, 'Scope 2: electricity and heat bought', true, 'Made for the council.', 'GHG Protocol Corporate Standard'),
    ('scope', '3', 30, 'Scope 3: losses on the way', false, 'Others'' emissions: lost in transmission and distribution. Shown beside.', 'GHG Protocol Corporate Standard, which leaves scope 3 open; officer judgement: others can lessen it and the council cannot')
ON CONFLICT (kind, code) DO UPDATE SET sort_order = excluded.sort_order, label = excluded.label, counts = excluded.counts,
    reason = excluded.reason, source = excluded.source;

INSERT INTO evaluation.carbon_target (target_code, sort_order, label, baseline_year, yearly_percent, neutral_year, description, source) VALUES
    ('yearly_10', 10, '10% less each year', 2018, 10, NULL, 'Ten per cent less than the year before in each year from 2018-19, compound.', 'South Somerset District Council, performance report 2020-21: cut carbon by 10% every year, from 2018-19; compound, as the judging rules read it'),
    ('neutral_2030', 20, 'Neutral by 2030', 2018, NULL, 2030, 'Nought in 2030-31. The straight line from the baseline is ours: the target names the end alone.', 'Somerset County Council, business plan 2021-23: a carbon neutral county by 2030; path: officer judgement, the straight line being the plainest')
ON CONFLICT (target_code) DO UPDATE SET sort_order = excluded.sort_order, label = excluded.label,
    baseline_year = excluded.baseline_year, yearly_percent = excluded.yearly_percent, neutral_year = excluded.neutral_year,
    description = excluded.description, source = excluded.source;

INSERT INTO evaluation.carbon_statement (code, sort_order, label, says, source) VALUES
    ('rebased', 10, 'Rebased', 'All years, the baseline among them, are of the estate as it stands on the day asked for: what was disposed of since is in none, what was acquired since is in all. A sale is no saving.', 'GHG Protocol Corporate Standard, chapter 5: recalculating the base year after structural change'),
    ('academies', 20, 'Schools that became academies', 'In no year, the years before they did so included.', 'GHG Protocol Corporate Standard, chapter 5'),
    ('grid', 30, 'Electricity bought', 'By the average of the grid for the year (location-based); a green tariff changes nothing here.', 'GHG Protocol Scope 2 Guidance'),
    ('projected', 35, 'Years to come', 'Projected: the energy of the last year that has figures, by fuel, as if nothing were done; electricity at the grid''s factor of each year to come (rate grid_factor), all else at the factors of that last year. The grid''s factors to come are of consumption and take in what is lost on the way, which the years found leave out: a little high.', 'Grid: DESNZ, Green Book guidance, as the rate says; the same energy: officer judgement, as nobody has decided otherwise'),
    ('generated', 40, 'Generated and used on the site', 'No emission, and not bought: it shows as less electricity bought.', 'GHG Protocol Scope 2 Guidance'),
    ('exported', 50, 'Fed into the grid', 'Told apart in kWh (--provision), and not taken off the emissions: who buys it counts it.', 'GHG Protocol Scope 2 Guidance; GHG Protocol Corporate Standard, sale of own generation'),
    ('storage', 60, 'Storage', 'Counted by what it holds. Its losses are in the electricity that was bought.', 'officer judgement: what is stored was counted when it was bought or made'),
    ('chargers', 70, 'Charging points', 'What vehicles take from a meter of an asset is in that asset''s electricity, unless the point has a supply of its own.', 'officer judgement: by the meter, as no list says who charged')
ON CONFLICT (code) DO UPDATE SET sort_order = excluded.sort_order, label = excluded.label, says = excluded.says, source = excluded.source;

INSERT INTO evaluation.parameter (parameter_code, amount, unit, description, source)
VALUES ('carbon_benchmark_assets', 3, 'assets', 'Least number of metered assets of a category that make a benchmark for those without a meter; with fewer, the whole branch of categories does.', 'officer judgement: the median of two is no benchmark')
ON CONFLICT (parameter_code, valid_from) DO UPDATE SET amount = excluded.amount, unit = excluded.unit, description = excluded.description,
    source = excluded.source;

-- Which package in which kind of holding, by what the schemes say of themselves; amounts and deadlines are theirs to say.
INSERT INTO programme.grant_scheme (scheme_code, sort_order, label, status, status_on, description, source) VALUES
    ('psds', 10, 'Public Sector Decarbonisation Scheme', 'closed', '2025-06-30', 'Replacing fossil heating at the end of its life by low carbon heating, with fabric, LED and solar beside it. No further rounds; projects already awarded run to March 2028.', 'Salix Finance, phase 4 project criteria; closure as announced after the Spending Review of June 2025'),
    ('school_condition', 20, 'School condition allocation', 'open', '2026-11-22', 'Yearly capital for the condition of maintained schools; heating, fabric and lighting where they are the repair.', 'Department for Education, School capital funding (GOV.UK): allocations of 2026 to 2027; that they may go into heating, fabric and lighting: its condition grant methodology 2025 to 2026, read second-hand, as a school supplier quotes it'),
    ('boiler_upgrade', 30, 'Boiler Upgrade Scheme', 'unknown', '2026-11-22', 'A fixed grant for a heat pump of up to 45 kW instead of fossil heating. Owners may apply, businesses among them; social housing and what was given other government money for a heat pump may not. Councils are not named: ask.', 'GOV.UK, Apply for the Boiler Upgrade Scheme: check if you''re eligible; the size: second-hand, from installers'),
    ('solar_schools', 40, 'Great British Energy solar for schools', 'unknown', '2026-11-22', 'Solar panels on some 200 schools, which the Government chooses: mostly in the North East, North West and West Midlands, at least ten in each region. There is no bidding.', 'Department for Energy Security and Net Zero, announcement of 21 March 2025, read second-hand')
ON CONFLICT (scheme_code) DO UPDATE SET sort_order = excluded.sort_order, label = excluded.label, status = excluded.status,
    status_on = excluded.status_on, description = excluded.description, source = excluded.source;

INSERT INTO programme.grant_eligibility (scheme_code, variant_code, boundary_code, heat_kw_most, plant_years_least, source) VALUES
    ('psds', 'heat_pump', 'own', NULL, 10, 'Salix Finance, phase 4 project criteria; age of the plant: the scheme''s guidance, near the end of its life'), ('psds', 'heat_pump', 'schools', NULL, 10, 'Salix Finance, phase 4 project criteria; age of the plant: the scheme''s guidance, near the end of its life'),
    ('psds', 'whole', 'own', NULL, 10, 'Salix Finance, phase 4 project criteria; age of the plant: the scheme''s guidance, near the end of its life'), ('psds', 'whole', 'schools', NULL, 10, 'Salix Finance, phase 4 project criteria; age of the plant: the scheme''s guidance, near the end of its life'),
    ('school_condition', 'controls_led', 'schools', NULL, NULL, 'officer judgement: lighting and heating controls are building services that wear out'), ('school_condition', 'fabric', 'schools', NULL, NULL, 'officer judgement: roofs and windows are what the grant is for'),
    ('school_condition', 'heat_pump', 'schools', NULL, NULL, 'officer judgement: where the boiler has to be replaced'), ('school_condition', 'whole', 'schools', NULL, NULL, 'officer judgement: as its parts'),
    ('boiler_upgrade', 'heat_pump', 'own', 45, NULL, 'Read second-hand, from installers: 45 kW at most'), ('boiler_upgrade', 'heat_pump', 'schools', 45, NULL, 'Read second-hand, from installers: 45 kW at most'),
    ('solar_schools', 'solar', 'schools', NULL, NULL, 'officer judgement: as the scheme''s name says')
ON CONFLICT (scheme_code, variant_code, boundary_code) DO UPDATE SET heat_kw_most = excluded.heat_kw_most,
    plant_years_least = excluded.plant_years_least, source = excluded.source;
