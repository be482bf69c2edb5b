-- The facts of a few assets made by hand, each against a value computed by hand. The day is 22 November 2026.
BEGIN;
SELECT plan(120);
SELECT set_config('terrier.as_at', '2026-11-22', true);

CREATE FUNCTION pg_temp.fact(wanted bigint, name text) RETURNS text LANGUAGE sql AS $$
    SELECT to_jsonb(f) ->> name FROM facts.asset_fact f WHERE asset_id = wanted
$$;
CREATE FUNCTION pg_temp.number(wanted bigint, name text) RETURNS numeric LANGUAGE sql AS $$
    SELECT round(pg_temp.fact(wanted, name)::numeric, 3)
$$;

-- 1 office, 2 library without a word about it, 3 academy, 4 hall let as a whole, 5 vacant depot, 6 maintained school,
-- 7 farm let, 8 investment, 9 disposed, 10 being validated
INSERT INTO register.asset (asset_id, name, category_code, validation_code, purpose_confirmed_on, responsible_officer) OVERRIDING SYSTEM VALUE VALUES
    (1, 'Office', 'office', 'validated', '2026-01-22', 'Head of Property'), (2, 'Library', 'library', 'validated', NULL, NULL),
    (3, 'Academy', 'primary_school', 'validated', NULL, NULL), (4, 'Hall', 'hall', 'validated', NULL, NULL),
    (5, 'Depot', 'depot', 'validated', NULL, NULL), (6, 'School', 'primary_school', 'validated', NULL, NULL),
    (7, 'Farm', 'county_farm', 'validated', NULL, NULL), (8, 'Shop', 'shop', 'validated', NULL, NULL),
    (9, 'Sold', 'hall', 'validated', NULL, NULL), (10, 'Verge', 'other_land', 'being_validated', NULL, NULL);
INSERT INTO register.asset_holding (asset_id, purpose_code, scope_code, status_code, valid) VALUES
    (1, 'operational', 'in', 'in_use', '(,)'), (2, 'operational', 'in', 'in_use', '(,)'), (3, 'operational', 'in', 'in_use', '(,)'),
    (4, 'operational', 'in', 'in_use', '(,)'), (5, 'operational', 'in', 'vacant', '[2026-05-22,)'), (6, 'operational', 'in', 'in_use', '(,)'),
    (7, 'operational', 'in', 'in_use', '(,)'), (8, 'investment', 'investment', 'in_use', '(,)'), (9, 'surplus', 'in', 'disposed', '(,)'),
    (10, 'operational', 'in', 'in_use', '(,)');
INSERT INTO register.building (building_id, asset_id, code, floor_area_m2, heating_code, lifts, storeys, year_built, boiler_year, raac_code, asbestos_code, replacement_cost, roof_potential_kwh) OVERRIDING SYSTEM VALUE VALUES
    (1, 1, '1', 800, 'gas', 1, 3, 1970, 2010, 'none', 'managed', 2000000, 20000),
    (2, 1, '2', 200, 'none', 0, 1, 2005, NULL, NULL, NULL, 500000, 5000),
    (3, 6, '1', 1500, 'oil', NULL, 1, 1965, 2000, 'present', 'presumed', 4000000, NULL),
    (4, 4, '1', 300, 'electric', 0, 1, 1990, NULL, 'none', 'none', NULL, NULL);
INSERT INTO register.school (asset_id, type_code, capacity, pupils, pupils_on, joint_visit_on, maintenance_plan_agreed_on, maintenance_plan_until, capital_grant) VALUES
    (3, 'academy', 200, 190, '2026-10-01', NULL, NULL, NULL, NULL),
    (6, 'community', 210, 168, '2026-10-01', '2025-11-22', '2024-01-01', '2026-10-31', 8000);
INSERT INTO register.lease (asset_id, direction_code, repair_terms_code, starts_on, ends_on, compliance_checked_on, let_area_m2, stewardship, starter_holding, first_tenancy) VALUES
    (4, 'out', 'FRI', '2020-01-01', '2040-01-01', '2025-03-01', 300, NULL, NULL, NULL),
    (7, 'out', 'FRI', '2021-01-01', NULL, '2023-01-01', 400000, true, true, true);
INSERT INTO register.certificate (asset_id, kind_code, band_code, issued_on, expires_on) VALUES (4, 'EPC', 'F', '2019-01-01', '2029-01-01');

-- who counts
SELECT is((SELECT count(*)::integer FROM facts.asset_fact), 8, 'held: not the disposed, not the one being validated');
SELECT is((SELECT count(*)::integer FROM facts.asset_fact WHERE scored), 7, 'investment is held but not scored');

-- classes and duties
SELECT is(pg_temp.fact(1, 'class_code'), 'occupied_building', 'the class of the category');
SELECT is(pg_temp.fact(3, 'class_code'), 'academy_site', 'an academy');
SELECT is(pg_temp.fact(6, 'class_code'), 'maintained_school', 'a community school');
SELECT is(pg_temp.fact(4, 'class_code'), 'let_out', 'let as a whole');
SELECT is(pg_temp.fact(5, 'class_code'), 'vacant', 'vacant comes first');
SELECT is(pg_temp.fact(7, 'class_code'), 'farm', 'a let farm stays a farm');
SELECT is(pg_temp.fact(1, 'duty_holder_code'), 'council', 'without a word the duty is the council''s');
SELECT is(pg_temp.fact(3, 'duty_holder_code'), 'trust', 'an academy trust''s');
SELECT is(pg_temp.fact(4, 'duty_holder_code'), 'tenant', 'a full repairing tenant''s');
SELECT is(pg_temp.fact(6, 'council_repairs'), 'true', 'the council repairs a community school');
SELECT is(pg_temp.fact(4, 'council_repairs'), 'false', 'the tenant repairs');
SELECT is(pg_temp.fact(2, 'council_repairs'), NULL, 'who repairs is unknown where nothing says so');

-- objective 1
SELECT is(pg_temp.number(1, 'purpose_confirmed_months'), 9.988, '304 days are 9.988 months');
SELECT is(pg_temp.fact(2, 'purpose_confirmed_months'), NULL, 'never recorded is null: the judge makes it nought');
SELECT is(pg_temp.number(6, 'utilisation_percent'), 80.000, '168 pupils in 210 places');
SELECT is(pg_temp.fact(6, 'utilisation_percent_on'), '2026-10-01', 'as on the roll''s date');
SELECT is(pg_temp.number(5, 'vacant_months'), 6.045, '184 days since it became vacant');
SELECT is(pg_temp.number(1, 'vacant_months'), 0.000, 'in use is not vacant');
INSERT INTO register.running_cost (asset_id, financial_year, premises_cost, income, planned_maintenance, reactive_maintenance) VALUES
    (1, 2025, 150000, 30000, 60000, 40000), (1, 2026, 1, 1, 1, 1);
SELECT is(pg_temp.number(1, 'premises_cost_per_m2'), 150.000, 'the latest year that has ended, over 1,000 m2');
SELECT is(pg_temp.fact(1, 'premises_cost_per_m2_on'), '2026-03-31', 'dated at its end');
SELECT is(pg_temp.number(1, 'premises_cost_gbp') || ' ' || pg_temp.number(1, 'income_gbp'), '150000.000 30000.000', 'and as pounds a year');
SELECT is(pg_temp.fact(1, 'income_gbp_on'), '2026-03-31', 'dated alike');
INSERT INTO register.running_cost (asset_id, financial_year, premises_cost) VALUES (7, 2025, 2400);
SELECT is(pg_temp.number(7, 'premises_cost_gbp'), 2400.000, 'pounds a year of a farm, which has no floor area');
SELECT is(pg_temp.fact(7, 'income_gbp'), NULL, 'income that nobody recorded is unknown, not nought');
SELECT is(pg_temp.number(1, 'planned_share_percent'), 60.000, 'planned share');
SELECT is(pg_temp.number(1, 'cost_covered_percent'), 20.000, 'income over cost');

-- condition: a whole-site survey, then a later one of building 1
SELECT is(pg_temp.fact(1, 'high_backlog_percent'), NULL, 'no survey: backlog unknown, not nought');
SELECT is(pg_temp.number(1, 'guard_urgent_defects'), 1.000, 'nobody surveyed it, and who repairs is unknown: unproven');
INSERT INTO register.liability (asset_id, council_repairs, duty_holder_code, basis) VALUES (1, 'all', 'council', 'stated');
SELECT is(pg_temp.number(1, 'guard_urgent_defects'), 1.000, 'unproven without a survey');
INSERT INTO register.condition_survey (survey_id, asset_id, reference, kind_code, surveyed_on) OVERRIDING SYSTEM VALUE VALUES
    (1, 1, 'old', 'full', '2020-11-22'), (2, 1, 'new', 'full', '2025-11-22'), (3, 6, 'pds', 'PDS', '2024-11-22'), (4, 1, 'future', 'full', '2027-01-01');
INSERT INTO register.condition_item (survey_id, building_id, line_reference, element_code, grade_code, priority_code, cost, cleared_on) VALUES
    (1, 1, 'a', 'roofs', 'D', '1', 900000, NULL),          -- replaced by the new survey of building 1
    (1, 2, 'b', 'roofs', 'C', '2', 20000, NULL),           -- counts: building 2 was not surveyed again
    (2, 1, 'a', 'roofs', 'D', '1', 30000, NULL), (2, 1, 'b', 'electrical', 'C', '3', 50000, NULL),
    (2, 1, 'c', 'mechanical', 'C', '1', 70000, '2026-06-01'), -- cleared
    (2, 1, 'd', 'ceilings', 'B', '2', 10000, NULL),        -- grade B is no backlog
    (4, 1, 'a', 'roofs', 'D', '1', 1, NULL),
    (3, NULL, 'a', 'roofs', 'D', NULL, 40000, NULL), (3, NULL, 'b', 'roofs', 'C', NULL, 160000, NULL);
SELECT is(pg_temp.number(1, 'high_backlog_percent'), 2.000, '50,000 of 2,500,000');
SELECT is(pg_temp.number(1, 'high_repairs_gbp') || ' of ' || pg_temp.fact(1, 'high_repairs_gbp_on'), '53552.400 of 2025-11-22', 'in pounds: 30,000, and 20,000 of 2020 by half of 152.6 / 112.6');
SELECT is(pg_temp.number(1, 'backlog_percent'), 4.000, '100,000 of 2,500,000');
SELECT is(pg_temp.number(1, 'survey_age_years'), 0.999, 'since the newest survey that has been made');
SELECT is(pg_temp.number(1, 'worst_element_grade'), 4.000, 'worst open grade D');
SELECT is(pg_temp.number(1, 'guard_urgent_defects'), 0.000, 'an open D1 fails');
SELECT is(pg_temp.number(6, 'high_backlog_percent'), 5.000, 'without priorities D counts as 1 and C as 2');
SELECT is(pg_temp.number(6, 'guard_urgent_defects'), 1.000, 'an assumed priority 1 proves nothing');
SELECT is(pg_temp.number(6, 'critical_backlog_to_grant'), 25.000, 'against the grant');
SELECT is((SELECT count(*)::integer FROM facts.backlog_item WHERE asset_id = 1 AND high_priority), 2, 'high priority items listed');

-- inspections
SELECT is(pg_temp.number(1, 'guard_gas_safety'), 1.000, 'gas is burnt, nothing recorded: unproven');
SELECT is(pg_temp.number(6, 'guard_gas_safety'), NULL, 'oil: no gas inspection is due');
SELECT is(pg_temp.number(2, 'guard_gas_safety'), 1.000, 'nobody knows the heating: unproven');
SELECT is(pg_temp.number(1, 'guard_asbestos'), 1.000, 'managed asbestos in one building; the other is of 2005');
SELECT is(pg_temp.number(6, 'guard_lift_passenger'), NULL, 'one storey, lifts not counted: none due');
SELECT is(pg_temp.number(5, 'guard_fire_risk'), NULL, 'no fire risk assessment for a vacant building');
SELECT is(pg_temp.number(1, 'inspections_in_date_percent'), 0.000, 'due and nowhere recorded is not in date');
SELECT is(pg_temp.number(1, 'inspections_overdue_days'), 730.000, 'and counts as two years late');
INSERT INTO register.inspection (asset_id, type_code, inspected_on, result_code, next_due_on) VALUES
    (1, 'gas_safety', '2025-11-01', 'pass', NULL), (1, 'fire_risk', '2026-06-01', 'pass', NULL), (1, 'fire_risk', '2026-12-01', 'fail', NULL),
    (1, 'fixed_wiring', '2026-01-01', 'fail', NULL), (1, 'legionella', '2023-01-01', 'pass', '2026-12-01');
SELECT is(pg_temp.number(1, 'guard_gas_safety'), 0.000, 'twelve months have passed: failed');
SELECT is(pg_temp.number(1, 'guard_fire_risk'), 2.000, 'in date; what happens after the day is not known on it');
SELECT is(pg_temp.number(1, 'guard_fixed_wiring'), 0.000, 'failed though in date');
SELECT is(pg_temp.number(1, 'guard_legionella'), 2.000, 'the inspector''s own next date counts');
INSERT INTO register.inspection_duty (asset_id, type_code, applies, reason) VALUES (1, 'gas_safety', false, 'supply capped');
SELECT is(pg_temp.number(1, 'guard_gas_safety'), NULL, 'a recorded departure from the default duty');
SELECT is(pg_temp.number(6, 'guard_raac'), 0.000, 'RAAC present and not mitigated');
SELECT is(pg_temp.fact(4, 'lease_compliance_checked'), 'true', 'checked within 24 months');
SELECT is(pg_temp.fact(7, 'lease_compliance_checked'), NULL, 'checked too long ago');

-- energy: a year of gas in two readings, one of which starts before it
INSERT INTO register.carbon_factor (fuel_code, scope, year, kg_co2e_per_kwh, published_name, source) VALUES
    ('natural_gas', 1, 2024, 0.18, 'gas', 'test'), ('natural_gas', 3, 2024, 0.03, 'gas', 'test');
INSERT INTO register.energy_supply (supply_id, asset_id, meter, fuel_code, automatic) OVERRIDING SYSTEM VALUE VALUES (1, 1, 'G1', 'natural_gas', true), (2, 1, 'E1', 'solar', false);
INSERT INTO register.energy_reading (supply_id, period, kwh) VALUES
    (1, '[2025-03-22,2025-04-11)', 2000), (1, '[2025-04-11,2026-04-01)', 99000), (2, '[2025-04-01,2026-04-01)', 5000), (1, '[2026-04-01,2026-10-01)', 1);
SELECT is(pg_temp.number(1, 'emissions_per_m2'), 18.000, 'half of the first reading, all of the second: 100,000 kWh x 0.18 / 1,000 m2, by the latest factor');
SELECT is(pg_temp.fact(1, 'emissions_per_m2_on'), '2026-03-31', 'of the latest complete year');
SELECT is(pg_temp.number(1, 'generation_percent'), 20.000, '5,000 of 25,000 kWh');
SELECT is(pg_temp.number(4, 'guard_let_rating'), 0.000, 'let with an F');
SELECT is(pg_temp.fact(7, 'let_to_new_entrant'), 'true', 'a first tenancy of five years');
SELECT is(pg_temp.fact(6, 'maintenance_plan_current'), NULL, 'the plan has run out');

-- place
SELECT is(pg_temp.fact(1, 'inside_settlement'), NULL, 'no settlements loaded: unknown, not outside');

-- ground: the school's 100 m square, a quarter of it wet and a tenth a playing field, both in one corner
INSERT INTO gazetteer.boundary (kind_code, code, name, extent, extent_crs84, source)
SELECT kind, kind, kind, ST_Multi(ST_MakeEnvelope(west, south, east, north, 27700)), ST_Multi(ST_MakeEnvelope(0, 0, 1, 1, 4326)), 'test'
FROM (VALUES ('settlement', 299000, 99000, 302000, 102000), ('town_centre', 299900, 99900, 300100, 100100), ('flood_zone', 300000, 100000, 300050, 100050),
             ('playing_field', 300000, 100000, 300020, 100050), ('phosphate_catchment', 299000, 99000, 300500, 102000)) v (kind, west, south, east, north);
UPDATE register.asset SET location = ST_SetSRID(ST_MakePoint(300000 + 50 * asset_id, 100050), 27700), location_crs84 = ST_SetSRID(ST_MakePoint(-3, 51), 4326)
WHERE asset_id IN (1, 2, 6);
UPDATE register.asset SET location = ST_SetSRID(ST_MakePoint(303000, 104050), 27700), location_crs84 = ST_SetSRID(ST_MakePoint(-3, 51), 4326)
WHERE asset_id = 3;
INSERT INTO register.land_parcel (asset_id, extent, extent_crs84) VALUES
    (6, ST_Multi(ST_MakeEnvelope(300000, 100000, 300100, 100100, 27700)), ST_Multi(ST_MakeEnvelope(0, 0, 1, 1, 4326)));
UPDATE register.asset SET stated_land_area_m2 = 700 WHERE asset_id = 2;
SELECT is(pg_temp.number(6, 'land_area_m2'), 10000.000, 'land as measured');
SELECT is(pg_temp.fact(2, 'land_area_m2_estimated'), 'true', 'land as stated is an estimate');
SELECT is(pg_temp.number(6, 'flood_share_percent'), 25.000, 'a quarter lies in the flood zone');
SELECT is(pg_temp.fact(2, 'flood_share_percent'), NULL, 'of land that nobody drew that is not known');
SELECT is(pg_temp.number(6, 'playing_field_percent'), 10.000, 'a tenth is a playing field');
SELECT is(pg_temp.fact(6, 'playing_field'), 'true', 'which makes it one');
SELECT is(pg_temp.number(6, 'developable_m2'), 7500.000, 'what is dry');
SELECT is(pg_temp.number(2, 'developable_m2'), 700.000, 'and all that is stated');
SELECT is(pg_temp.number(1, 'town_centre_km'), 0.000, 'inside a town centre');
SELECT is(pg_temp.number(6, 'town_centre_km'), 0.200, '200 m from its edge');
SELECT is(pg_temp.number(1, 'settlement_centre_km'), 0.636, 'from 300050, 100050 to 300500, 100500 less the middle');
SELECT is(pg_temp.fact(1, 'town_centre_last_presence'), 'false', 'the library beside it is another');
UPDATE register.asset_holding SET status_code = 'vacant' WHERE asset_id = 2;
SELECT is(pg_temp.fact(1, 'town_centre_last_presence'), 'true', 'now the only one');
SELECT is(pg_temp.fact(2, 'town_centre_last_presence'), 'false', 'a vacant one is none');
SELECT is(pg_temp.fact(1, 'phosphate_catchment') || ' ' || pg_temp.fact(3, 'phosphate_catchment'), 'true false', 'in the catchment and out of it');

-- room: the school of 168 in 210; the academy of 190 in 200
SELECT is(pg_temp.number(6, 'spare_capacity'), 42.000, '210 places less 168');
SELECT is(pg_temp.number(6, 'nearest_room_km'), 10.000, 'ten places do not take 168: as far as is looked');
UPDATE register.school SET capacity = 400 WHERE asset_id = 3;
SELECT is(pg_temp.number(6, 'nearest_room_km'), 4.826, '2.7 km east and 4 km north of it there is room');
SELECT is(pg_temp.fact(1, 'nearest_room_km'), NULL, 'whose use nobody measured');

SELECT is(pg_temp.fact(1, 'spare_capacity'), NULL, 'nobody measured its use: not nought, unknown');
SELECT is(pg_temp.fact(3, 'joint_visit_months'), NULL, 'nobody visited it: not lately, unknown');
INSERT INTO register.lease (asset_id, direction_code, starts_on) VALUES (1, 'in', '2020-01-01');
SELECT is(pg_temp.fact(1, 'lease_in_end_months'), NULL, 'a lease that names no end');

-- size and energy
SELECT is(pg_temp.number(1, 'floor_area_m2'), 1000.000, 'its two buildings');
SELECT is(pg_temp.number(1, 'roof_area_m2'), 466.667, '800 m2 on three storeys and 200 on one');
SELECT is(pg_temp.fact(1, 'roof_area_m2_estimated'), 'true', 'which is an estimate');
SELECT is(pg_temp.number(1, 'annual_emissions_kg'), 18000.000, '100,000 kWh x 0.18');
SELECT is(pg_temp.fact(1, 'annual_emissions_kg_estimated'), 'true', 'by another year''s factor');
SELECT is(pg_temp.number(1, 'gas_kwh') || ' ' || pg_temp.number(1, 'oil_kwh'), '100000.000 0.000', 'gas, and no oil where it is heated by gas');
SELECT is(pg_temp.number(1, 'heat_demand_kwh'), 82000.000, 'by the efficiency of gas boilers that options go by');
SELECT is(pg_temp.fact(6, 'gas_kwh'), NULL, 'nothing is metered: not known');

-- what binds it
INSERT INTO register.constraint (asset_id, kind_code, found, source, valid, marking_code) VALUES
    (1, 'covenant', true, 'title', '(,)', 'commercial'), (1, 'clawback', false, 'search', '(,)', 'internal'), (4, 'security_of_tenure', true, 'lease', '(,)', 'internal'),
    (6, 'covenant', true, 'title', '(,2026-01-01)', 'internal');
SELECT is(concat_ws(' ', pg_temp.fact(1, 'covenant'), pg_temp.fact(1, 'clawback'), pg_temp.fact(1, 'charity_trust')), 'true false', 'recorded, looked for in vain, and nobody looked');
SELECT is(pg_temp.fact(6, 'covenant'), NULL, 'one that has ended says nothing');
SELECT is(concat_ws(' ', pg_temp.fact(4, 'lease_out_secure'), pg_temp.fact(7, 'lease_out_secure'), pg_temp.fact(1, 'lease_out_secure')), 'true false', 'secure; not said; not let');
SELECT is(pg_temp.fact(6, 'school_land') || ' ' || pg_temp.fact(1, 'school_land'), 'true false', 'school land');
SELECT is(pg_temp.number(1, 'listed_grade'), 0.000, 'none recorded counts as none');

-- proposals: what one person proposes says nothing of other assets; a list that was imported says what it does not have
INSERT INTO register.proposal (asset_id, kind_code, stage_code, name) VALUES (1, 'devolution', 'idea', 'To the parish'), (1, 'housing', 'idea', 'Flats');
SELECT is(concat_ws(' ', pg_temp.fact(1, 'not_offered_to_parish'), pg_temp.fact(1, 'in_housing_proposal'), pg_temp.fact(1, 'in_regeneration_scheme')), 'false true', 'offered, and in a housing proposal');
SELECT is(concat_ws(' ', pg_temp.fact(2, 'not_offered_to_parish'), pg_temp.fact(2, 'in_housing_proposal')), '', 'of another asset nobody knows');
INSERT INTO source.feed (feed, kind, title, rank) VALUES ('proposals/parish', 'proposals', 'Offers to parishes', 50);
WITH batch AS (
    INSERT INTO source.batch (kind, feed, file_name, file_sha256, file_bytes, profile, profile_sha256, status, actor)
    VALUES ('proposals', 'proposals/parish', 'offers.csv', repeat('0', 64), 1, 'offers', repeat('0', 64), 'applied', 'tester') RETURNING batch_id
), record AS (
    INSERT INTO source.record (batch_id, row_number, line, raw, checked) SELECT batch_id, 1, 2, 'raw', '{}' FROM batch RETURNING record_id
)
INSERT INTO register.proposal (asset_id, kind_code, stage_code, name, record_id) SELECT 4, 'devolution', 'offered', 'Hall', record_id FROM record;
SELECT is(concat_ws(' ', pg_temp.fact(4, 'not_offered_to_parish'), pg_temp.fact(2, 'not_offered_to_parish'), pg_temp.fact(2, 'in_housing_proposal')), 'false true', 'a list of offers says who had none, and nothing of housing');

-- what was decided, and what offers came to; on a past day what had been by then
INSERT INTO register.proposal (proposal_id, asset_id, kind_code, stage_code, name, state_code, proposed_on, term_months) OVERRIDING SYSTEM VALUE VALUES
    (901, 1, 'care', 'idea', 'Care', 'proposed', '2026-02-01', NULL), (902, 1, 'sell', 'idea', 'Sale', 'proposed', '2026-02-02', NULL),
    (903, 7, 'devolution', 'refused', 'First', NULL, '2025-01-01', NULL), (904, 7, 'devolution', 'withdrawn', 'Second', NULL, '2026-03-01', NULL),
    (905, 2, 'devolution', 'refused', 'First', NULL, '2025-01-01', NULL), (906, 2, 'devolution', 'offered', 'Second', NULL, '2026-03-01', NULL),
    (907, 3, 'devolution', 'refused', 'Some day', NULL, NULL, NULL), (908, 3, 'devolution', 'idea', 'Lease', 'proposed', '2026-02-01', 300),
    (909, 6, 'housing', 'agreed', 'Recorded', NULL, '2026-02-01', NULL);
INSERT INTO governance.screening (proposal_id, subject_code, finding_code, screened_by, screened_on)
SELECT n, code, 'none', 'Officer', '2026-03-01' FROM unnest('{901,902,908}'::bigint[]) n, code.screening_subject;
INSERT INTO governance.consultation (proposal_id, consulted, view_code, consulted_on) SELECT n, 'Member', 'support', '2026-03-02' FROM unnest('{901,902,908}'::bigint[]) n;
INSERT INTO governance.recommendation (proposal_id, view_code, reason, recommended_on) SELECT n, 'for', 'Sound', '2026-03-03' FROM unnest('{901,902,908}'::bigint[]) n;
INSERT INTO governance.decision (proposal_id, outcome_code, level_code, decided_by, decided_on, reference, reason) VALUES
    (901, 'approved', 'executive', 'Executive', '2026-04-01', 'EX/1', 'Yes'), (902, 'refused', 'executive', 'Executive', '2026-04-02', 'EX/2', 'No'),
    (908, 'approved', 'executive', 'Executive', '2026-04-03', 'EX/3', 'Yes');
UPDATE register.proposal SET state_code = 'approved' WHERE proposal_id IN (901, 908);
UPDATE register.proposal SET state_code = 'refused', closed_on = '2026-04-02' WHERE proposal_id = 902;
CREATE FUNCTION pg_temp.decided(wanted bigint) RETURNS text LANGUAGE sql AS $$
    SELECT concat_ws(' ', (SELECT code FROM evaluation.fact_value WHERE fact_code = 'decided_option' AND ordinal = f.decided_option), f.decided_option_on,
                     (SELECT code FROM evaluation.fact_value WHERE fact_code = 'refused_option' AND ordinal = f.refused_option), f.refused_option_on,
                     (SELECT code FROM evaluation.fact_value WHERE fact_code = 'offer_outcome' AND ordinal = f.offer_outcome), f.offer_outcome_on)
    FROM facts.asset_fact f WHERE asset_id = wanted
$$;
SELECT is(pg_temp.decided(1), 'care 2026-04-01 sell 2026-04-02 none', 'care was approved, and a sale refused');
SELECT is(pg_temp.decided(7), 'none none withdrawn 2026-03-01', 'the newest offer counts: it was withdrawn');
SELECT is(pg_temp.decided(2), 'none none none', 'that an offer was refused is past when another is made');
SELECT is(pg_temp.decided(3), 'devolve_lease 2026-04-03 none none', 'for a term is not for good');
SELECT is(pg_temp.decided(6), 'none none none', 'what a file says was agreed is no decision');
SELECT set_config('terrier.as_at', '2026-04-01', true);
SELECT is(pg_temp.decided(1), 'care 2026-04-01 none none', 'the day before the refusal there was none');
SELECT set_config('terrier.as_at', '2026-02-15', true);
SELECT is(concat_ws(', ', pg_temp.decided(1), pg_temp.decided(7), pg_temp.decided(2)), 'none none none, none none refused 2025-01-01, none none refused 2025-01-01', 'and before that nothing was decided, nor offered again');
SELECT is((SELECT said FROM publish.proposal_standing WHERE proposal = 901), 'proposed 2026-02-01', 'it stood as proposed');
SELECT set_config('terrier.as_at', '2026-03-15', true);
SELECT is((SELECT said FROM publish.proposal_standing WHERE proposal = 901), 'recommended to Executive members 2026-03-03', 'then as recommended');
SELECT set_config('terrier.as_at', '2026-11-22', true);
SELECT is((SELECT string_agg(said, '; ' ORDER BY proposal) FROM publish.proposal_standing WHERE proposal IN (901, 902, 907, 909)),
          'approved 2026-04-01, EX/1; refused 2026-04-02, EX/2; recorded as refused; recorded as agreed, of 2026-02-01', 'then as decided');
UPDATE register.proposal SET state_code = 'done', closed_on = '2026-06-01' WHERE proposal_id = 901;
SELECT is(pg_temp.decided(1), 'none sell 2026-04-02 none', 'what was carried out is no longer to be done');
UPDATE register.proposal SET keeps_holding = true WHERE proposal_id = 908;
SELECT is(pg_temp.decided(3), 'none none none', 'what is decided of a part says nothing of the whole');

-- who may read it
SELECT is((SELECT string_agg(concat_ws(' ', fact, value, state), ', ' ORDER BY fact) FROM publish.asset_fact
           WHERE asset_id = 1 AND fact IN ('covenant', 'clawback', 'charity_trust', 'life_cost_appraised', 'worst_element_grade', 'valuation_gbp')),
          'charity_trust unknown, clawback no known, covenant yes known, life_cost_appraised nothing recorded, valuation_gbp unknown, worst_element_grade D, bad known',
          'a steward is told all, in words');

-- what may be supposed of it
SELECT is((SELECT round(value::numeric, 6) || coalesce(problem, '') FROM register.asset a
           CROSS JOIN LATERAL publish.supposed(jsonb_build_array(jsonb_build_object('asset', a.reference, 'fact', 'survey_age_years', 'value', '6.012320328542095'))) s
           WHERE a.asset_id = 1), '6.012320', 'a number is taken with as many decimals as facts are given with');

-- the fact list and the view say the same
SELECT is_empty($$SELECT fact_code FROM evaluation.fact f WHERE computed_by = 'view' AND NOT EXISTS (
    SELECT FROM pg_attribute WHERE attrelid = 'facts.asset_fact'::regclass AND attname = f.fact_code)$$, 'each fact has its column');

-- repairs in pounds: of land too, and of what the council has to repair
INSERT INTO register.liability (asset_id, council_repairs, duty_holder_code, basis) VALUES (2, 'all', 'council', 'stated');
SELECT is(pg_temp.fact(2, 'high_repairs_gbp'), NULL, 'nobody surveyed it: unknown, not nought');
INSERT INTO register.condition_survey (survey_id, asset_id, reference, kind_code, surveyed_on) OVERRIDING SYSTEM VALUE VALUES
    (20, 2, 'land', 'full', '2018-11-22'), (21, 7, 'let', 'full', '2025-11-22');
INSERT INTO register.condition_item (survey_id, building_id, line_reference, element_code, grade_code, priority_code, cost) VALUES
    (20, NULL, 'a', 'roofs', 'C', '2', 12000), (21, NULL, 'a', 'roofs', 'C', '2', 9000);
SELECT is(pg_temp.fact(2, 'high_backlog_percent'), NULL, 'no replacement cost, no percentage');
SELECT is(pg_temp.number(2, 'high_repairs_gbp') || ' ' || pg_temp.number(7, 'high_repairs_gbp'), '14226.420 0.000', 'but pounds, brought from the prices of 2018 by half of 152.6 / 111.3; what the tenant repairs is nought');

SELECT * FROM finish();
ROLLBACK;
