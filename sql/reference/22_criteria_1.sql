-- Criteria version 1: the starting set. Where the judging rules give no curve, the source is officer judgement, with why.
-- Curves are written x:points; '*' is every class or every duty holder.

-- Loaded once: what is approved stays as it is, and a change is another version. 24_criteria_1_approved.sql ends it.
INSERT INTO evaluation.criteria_version (criteria_version_id, strategy_version_id, title, status, proposed_by, proposed_on, shipped) VALUES
    (1, 1, 'Starting set', 'proposed', 'terrier', '2026-11-22', true)
ON CONFLICT (criteria_version_id) DO NOTHING;

CREATE TEMPORARY TABLE given ON COMMIT DROP AS
SELECT * FROM (VALUES
    (1001, '1.1 purpose', 'purpose_confirmed_months', NULL, 'performance', 1, '0:100 24:60 60:0', '*', '*',
     'A review confirmed lately why it is held.', 'Judging rules'),
    (1002, '1.1 utilisation', 'utilisation_percent', 'measures_use', 'performance', 1, '20:0 60:70 80:100 100:100 120:40', 'occupied_building car_park leased_in', '*',
     'Its capacity is well used, and not over-used.', 'Judging rules'),
    (1003, '1.1 utilisation-school', 'utilisation_percent', NULL, 'performance', 1, '75:60 95:100 105:70 120:20', 'maintained_school', '*',
     'Its places are filled, and not over-filled.', 'Judging rules'),
    (1004, '1.1 vacancy', 'vacant_months', NULL, 'performance', 1, '0:100 6:40 24:0', 'occupied_building car_park farm maintained_school let_out leased_in vacant', '*',
     'It does not stand vacant.', 'Judging rules'),
    (1005, '1.1 neighbour', 'stronger_neighbour_km', 'merges', 'performance', 1, '0.5:0 3:60 8:100', 'occupied_building leased_in', '*',
     'No stronger asset of the same use with room for it stands nearby.', 'Judging rules'),
    (1006, '1.2 cost', 'premises_cost_ratio', 'cost_compared', 'performance', 1, '0.7:100 1:70 1.5:30 2.5:0', 'occupied_building leased_in', 'council landlord',
     'It costs no more per m2 than its kind.', 'Judging rules'),
    (1007, '1.2 income', 'income_cost_ratio', 'earns_income', 'performance', 1, '0:0 1:60 2:100', 'occupied_building car_park farm let_out leased_in', '*',
     'It earns more than it costs.', 'officer judgement: twice the cost marks best, nothing worst'),
    (1008, '1.2 partners', 'partner_share_percent', 'shares_space', 'performance', 1, '0:40 30:100', 'occupied_building leased_in', '*',
     'Partners share it.', 'Judging rules'),
    (1009, '1.2 parish', 'not_offered_to_parish', 'local_scale', 'opportunity', 0, '0:0 1:100', 'occupied_building open_land car_park leased_in vacant', '*',
     'Of local scale and not yet offered to its parish.', 'Judging rules'),
    (1010, '1.3 budget', 'budget_held_centrally', NULL, 'performance', 1, '0:0 1:100', 'occupied_building open_land car_park farm let_out leased_in vacant', '*',
     'The Corporate Landlord holds its budget.', 'Judging rules'),
    (1011, '1.3 officer', 'officer_named', NULL, 'performance', 1, '0:0 1:100', 'occupied_building open_land car_park farm let_out leased_in vacant', '*',
     'A responsible officer is named.', 'Judging rules'),
    (1012, '1.4 condition', 'worst_element_grade', 'listed', 'performance', 1, '1:100 2:80 3:30 4:0', 'occupied_building open_land car_park farm maintained_school let_out leased_in vacant', 'council landlord governors',
     'No element of the listed building is in bad condition.', 'officer judgement: by the surveyors'' grades; C marks below half'),
    (1013, '1.4 cost-covered', 'cost_covered_percent', 'heritage_affordable', 'performance', 1, '0:0 50:60 100:100', 'occupied_building open_land car_park farm maintained_school let_out leased_in vacant', 'council landlord governors',
     'Income covers what its upkeep costs.', 'officer judgement: all covered marks best, half above half'),
    (1014, '1.5 appraisal', 'life_cost_appraised', 'acquired_since_vesting', 'performance', 1, '0:0 1:100', '*', '*',
     'Its whole-life cost was appraised when it was acquired.', 'Judging rules'),
    (1015, '1.6 backlog', 'high_backlog_percent', 'council_repairs', 'performance', 1, '0:100 5:70 15:30 30:0', 'occupied_building open_land car_park farm maintained_school let_out leased_in vacant', '*',
     'High-priority backlog is small against the cost of replacing it.', 'Judging rules'),
    (1016, '1.6 planned', 'planned_share_percent', 'council_repairs', 'performance', 1, '20:0 70:100', 'occupied_building open_land car_park farm maintained_school let_out leased_in vacant', '*',
     'Maintenance is planned, not reactive.', 'Judging rules'),
    (1017, '2.1 suitability', 'suitability', NULL, 'performance', 2, '1:100 2:70 3:30 4:0', 'occupied_building maintained_school leased_in', '*',
     'It suits the service in it.', 'Judging rules'),
    (1018, '2.1 accessible', 'accessible', NULL, 'performance', 1, '0:0 1:100', 'occupied_building maintained_school leased_in', '*',
     'It is accessible to disabled people.', 'officer judgement: yes or no'),
    (1019, '2.2 in-date', 'inspections_in_date_percent', 'inspections_due', 'performance', 3, '80:0 95:60 100:100', '*', 'council',
     'The inspections that are due are in date.', 'Judging rules'),
    (1020, '2.2 overdue', 'inspections_overdue_days', 'inspections_due', 'performance', 2, '0:100 30:60 180:20 365:0', '*', 'council',
     'Nothing is long overdue; what is riskier weighs more.', 'officer judgement: a month late is soon put right, a year is not'),
    (1021, '2.2 survey-age', 'survey_age_years', 'council_repairs', 'performance', 1, '2:100 5:60 8:0', '*', 'council governors',
     'Its condition was surveyed lately.', 'Judging rules'),
    (1022, '2.2 record', 'record_completeness_percent', NULL, 'performance', 1, '40:0 70:60 100:100', '*', '*',
     'Its record is complete.', 'officer judgement: a record two fifths kept proves nothing'),
    (1023, '2.2 lease', 'lease_compliance_checked', NULL, 'performance', 3, '0:0 1:100', '*', 'tenant trust landlord',
     'Whoever holds the duty was checked within 24 months.', 'Judging rules'),
    (1024, '2.2 gas', 'guard_gas_safety', NULL, 'guard', 0, '0:0 1:0 2:100', '*', 'council',
     'Gas safety is in date.', 'Judging rules'),
    (1025, '2.2 fire', 'guard_fire_risk', NULL, 'guard', 0, '0:0 1:0 2:100', '*', 'council',
     'The fire risk assessment is in date.', 'Judging rules'),
    (1026, '2.2 wiring', 'guard_fixed_wiring', NULL, 'guard', 0, '0:0 1:0 2:100', '*', 'council',
     'The test of fixed wiring is in date.', 'Judging rules'),
    (1027, '2.2 asbestos', 'guard_asbestos', NULL, 'guard', 0, '0:0 1:0 2:100', '*', 'council',
     'The asbestos reinspection is in date.', 'Judging rules'),
    (1028, '2.2 legionella', 'guard_legionella', NULL, 'guard', 0, '0:0 1:0 2:100', '*', 'council',
     'The legionella risk assessment is in date.', 'Judging rules'),
    (1029, '2.2 lifts', 'guard_lift_passenger', NULL, 'guard', 0, '0:0 1:0 2:100', '*', 'council',
     'Passenger lifts are examined in date.', 'Judging rules'),
    (1030, '2.2 urgent', 'guard_urgent_defects', NULL, 'guard', 0, '0:0 1:0 2:100', '*', 'council governors',
     'No urgent defect of grade D is open.', 'Judging rules'),
    (1031, '2.2 raac', 'guard_raac', NULL, 'guard', 0, '0:0 1:0 2:100', '*', '*',
     'No RAAC without measures.', 'Judging rules'),
    (1032, '3.1 fuel', 'heating', 'heated_in_use', 'performance', 2, '1:0 2:5 3:15 4:60 5:70 6:80 7:100', 'occupied_building maintained_school leased_in', 'council landlord governors',
     'It is not heated by fossil fuel.', 'officer judgement: oil and LPG mark nothing, gas little, no fossil fuel above half, a heat pump best'),
    (1033, '3.1 emissions', 'emissions_ratio', 'heated_in_use', 'performance', 2, '0:100 0.5:80 1:40 2:0', 'occupied_building maintained_school leased_in', 'council landlord governors',
     'It emits less per m2 than its kind.', 'Judging rules'),
    (1034, '3.1 rating', 'energy_rating', 'heated_in_use', 'performance', 1, '1:100 2:90 3:75 4:55 5:35 6:15 7:0', 'occupied_building maintained_school leased_in', 'council landlord governors',
     'Its energy rating is good.', 'officer judgement: bands A to G in about even steps'),
    (1035, '3.1 boiler', 'boiler_age_years', 'has_boiler', 'performance', 1, '0:100 10:80 20:20 25:0', 'occupied_building maintained_school leased_in', 'council landlord governors',
     'Its heating plant is not worn out.', 'officer judgement: near its end at 20 years, past it at 25'),
    (1036, '3.1 let-rating', 'guard_let_rating', 'let_building', 'guard', 0, '0:0 1:0 2:100', 'occupied_building car_park farm maintained_school let_out leased_in vacant', '*',
     'What is let meets the legal minimum energy rating.', 'Judging rules'),
    (1037, '3.2 distance', 'settlement_centre_km', 'visited', 'performance', 1, '0.4:100 1:80 3:40 8:0', 'occupied_building car_park maintained_school leased_in', '*',
     'People can walk or cycle to it from a settlement centre.', 'officer judgement: 400 m is five minutes'' walk, 1 km a quarter of an hour, 3 km a ride'),
    (1038, '3.2 cycles', 'cycle_spaces', 'visited', 'performance', 1, '0:0 4:60 10:100', 'occupied_building car_park maintained_school leased_in', '*',
     'There is cycle parking.', 'officer judgement: two stands serve a small site, five most'),
    (1039, '3.3 generation', 'generation_percent', 'has_building', 'performance', 1, '0:0 25:60 75:100', 'occupied_building maintained_school leased_in', 'council landlord governors',
     'Its roof generates what it could.', 'officer judgement: a roof is never filled: three quarters is all'),
    (1040, '3.3 metering', 'automatic_metering_percent', 'has_building', 'performance', 1, '0:0 100:100', 'occupied_building car_park maintained_school leased_in', 'council landlord governors',
     'Its energy is read automatically.', 'officer judgement: every meter read is the aim'),
    (1041, '3.3 chargers', 'ev_chargers', 'chargers_expected', 'performance', 1, '0:0 2:60 6:100', 'occupied_building car_park leased_in', 'council landlord',
     'Electric vehicles can charge there.', 'officer judgement: two points serve a small site, six most'),
    (1042, '3.4 stewardship', 'stewardship_percent', NULL, 'performance', 1, '0:0 50:60 100:100', 'farm', '*',
     'It is let under a stewardship or soil plan.', 'officer judgement: half the land under a plan marks above half'),
    (1043, '3.5 carbon', 'life_carbon_assessed', 'acquired_since_vesting', 'performance', 1, '0:0 1:100', '*', '*',
     'Its whole-life carbon was assessed.', 'Judging rules'),
    (1044, '3.5 pledges', 'meets_climate_pledges', 'acquired_since_vesting', 'performance', 1, '0:0 1:100', '*', '*',
     'It meets the climate pledges.', 'Judging rules'),
    (1045, '4.1 homes', 'dwelling_capacity_high', 'urban_underused', 'opportunity', 0, '0:0 10:50 50:100', 'occupied_building open_land car_park farm maintained_school let_out leased_in vacant', '*',
     'Homes that could stand there at most.', 'officer judgement: 10 homes are a small site, 50 a large one'),
    (1046, '4.1 homes-low', 'dwelling_capacity_low', 'urban_underused', 'opportunity', 0, '0:0 10:50 50:100', 'occupied_building open_land car_park farm maintained_school let_out leased_in vacant', '*',
     'Homes that could stand there at least.', 'officer judgement: as at most'),
    (1047, '4.2 proposal', 'in_housing_proposal', 'surplus', 'performance', 1, '0:0 1:100', '*', '*',
     'The surplus land is in a housing proposal.', 'Judging rules'),
    (1048, '4.2 social', 'social_homes_percent', 'surplus', 'performance', 1, '0:0 40:60 100:100', '*', '*',
     'Social homes are committed there.', 'officer judgement: 40% marks above half, all best'),
    (1049, '4.2 community', 'community_led', 'surplus', 'evidence', 0, '0:0 1:100', '*', '*',
     'Community-led homes are proposed.', 'Judging rules'),
    (1050, '4.2 self-build', 'self_build', 'surplus', 'evidence', 0, '0:0 1:100', '*', '*',
     'Self-build homes are proposed.', 'Judging rules'),
    (1051, '4.3 suitable', 'suitable_for_care', NULL, 'opportunity', 0, '0:0 1:100', 'occupied_building let_out leased_in vacant', '*',
     'It could serve for care or temporary housing.', 'officer judgement: yes or no'),
    (1052, '4.3 in-use', 'in_care_use', 'care_held', 'performance', 1, '0:0 1:100', 'occupied_building let_out leased_in vacant', '*',
     'It serves for care or temporary housing.', 'Judging rules'),
    (1053, '5.1 let', 'let_share_percent', 'employment_land', 'performance', 2, '40:0 70:50 95:100', 'occupied_building open_land let_out leased_in vacant', '*',
     'The employment land is let.', 'officer judgement: five in a hundred may be between lettings'),
    (1054, '5.1 allocated', 'inside_employment_site', 'employment_land', 'performance', 1, '0:40 1:100', 'occupied_building open_land let_out leased_in vacant', '*',
     'It lies inside an allocated site.', 'officer judgement: outside is no fault, inside is better'),
    (1055, '5.2 new-entrant', 'let_to_new_entrant', 'starter_holding', 'performance', 1, '0:0 1:100', 'farm let_out vacant', '*',
     'The starter holding serves a new entrant, or is ready to.', 'Judging rules'),
    (1056, '5.3 scheme', 'in_regeneration_scheme', 'surplus_in_regeneration_area', 'performance', 1, '0:0 1:100', '*', '*',
     'The surplus asset is in a regeneration scheme.', 'Judging rules'),
    (1057, '5.4 frontage', 'frontage_in_use', 'town_centre_service', 'performance', 1, '0:0 1:100', 'occupied_building car_park let_out leased_in vacant', '*',
     'A service or active frontage in the town centre is in use.', 'Judging rules'),
    (1058, '6.1 per-m2', 'critical_backlog_per_m2', NULL, 'evidence', 0, '0:0 500:100', 'maintained_school', '*',
     'Critical backlog per m2: the higher, the stronger the case.', 'officer judgement: 500 GBP a m2 is a seventh of building anew'),
    (1059, '6.1 per-pupil', 'critical_backlog_per_pupil', NULL, 'evidence', 0, '0:0 5000:100', 'maintained_school', '*',
     'Critical backlog per pupil: the higher, the stronger the case.', 'officer judgement: 500 GBP a m2 at 10 m2 a pupil'),
    (1060, '6.1 grant', 'critical_backlog_to_grant', NULL, 'evidence', 0, '0:0 20:100', 'maintained_school', '*',
     'Critical backlog against the yearly capital grant.', 'officer judgement: twenty years of grant is beyond repair'),
    (1061, '6.2 life', 'remaining_life_years', NULL, 'performance', 1, '0:0 10:40 30:100', 'maintained_school', '*',
     'Its buildings have life left.', 'officer judgement: 30 years needs no plan, under 10 does'),
    (1062, '6.2 raac', 'raac_state', NULL, 'performance', 1, '1:100 2:50 3:0', 'maintained_school', '*',
     'There is no RAAC.', 'officer judgement: none, made safe, or neither'),
    (1063, '6.2 temporary', 'temporary_past_life', NULL, 'performance', 1, '0:100 1:0', 'maintained_school', '*',
     'No temporary block is past its life.', 'officer judgement: yes or no'),
    (1064, '6.2 backlog', 'backlog_percent', NULL, 'performance', 1, '0:100 30:60 60:0', 'maintained_school', '*',
     'All backlog is small against the cost of replacing it.', 'officer judgement: 60% is the end of its life (judging rules, 6.2)'),
    (1065, '6.2 strategy', 'replacement_strategy_recorded', 'end_of_life', 'performance', 2, '0:0 1:100', 'maintained_school', '*',
     'At the end of its life, a replacement strategy is recorded.', 'Judging rules'),
    (1066, '6.3 plan', 'maintenance_plan_current', NULL, 'performance', 1, '0:0 1:100', 'maintained_school', '*',
     'A maintenance plan is agreed and in date.', 'Judging rules'),
    (1067, '6.3 visit', 'joint_visit_months', NULL, 'performance', 1, '0:100 12:80 24:40 36:0', 'maintained_school', '*',
     'It was visited with its leaders lately.', 'officer judgement: a visit a year marks well, three years nothing'),
    (1068, '6.4 in-date', 'inspections_in_date_percent', 'inspections_due', 'performance', 3, '80:0 95:60 100:100', 'maintained_school', 'council',
     'The inspections that are due are in date.', 'Judging rules'),
    (1069, '6.4 overdue', 'inspections_overdue_days', 'inspections_due', 'performance', 2, '0:100 30:60 180:20 365:0', 'maintained_school', 'council',
     'Nothing is long overdue; what is riskier weighs more.', 'officer judgement: as 2.2'),
    (1070, '6.4 survey-age', 'survey_age_years', 'council_repairs', 'performance', 1, '2:100 5:60 8:0', 'maintained_school', 'council governors',
     'Its condition was surveyed lately.', 'Judging rules'),
    (1071, '6.4 gas', 'guard_gas_safety', NULL, 'guard', 0, '0:0 1:0 2:100', 'maintained_school', 'council',
     'Gas safety is in date.', 'Judging rules'),
    (1072, '6.4 fire', 'guard_fire_risk', NULL, 'guard', 0, '0:0 1:0 2:100', 'maintained_school', 'council',
     'The fire risk assessment is in date.', 'Judging rules'),
    (1073, '6.4 wiring', 'guard_fixed_wiring', NULL, 'guard', 0, '0:0 1:0 2:100', 'maintained_school', 'council',
     'The test of fixed wiring is in date.', 'Judging rules'),
    (1074, '6.4 asbestos', 'guard_asbestos', NULL, 'guard', 0, '0:0 1:0 2:100', 'maintained_school', 'council',
     'The asbestos reinspection is in date.', 'Judging rules'),
    (1075, '6.4 legionella', 'guard_legionella', NULL, 'guard', 0, '0:0 1:0 2:100', 'maintained_school', 'council',
     'The legionella risk assessment is in date.', 'Judging rules'),
    (1076, '6.4 lifts', 'guard_lift_passenger', NULL, 'guard', 0, '0:0 1:0 2:100', 'maintained_school', 'council',
     'Passenger lifts are examined in date.', 'Judging rules'),
    (1077, '6.4 urgent', 'guard_urgent_defects', NULL, 'guard', 0, '0:0 1:0 2:100', 'maintained_school', 'council governors',
     'No urgent defect of grade D is open.', 'Judging rules'),
    (1078, '6.4 raac', 'guard_raac', NULL, 'guard', 0, '0:0 1:0 2:100', 'maintained_school', '*',
     'No RAAC without measures.', 'Judging rules')
) AS v (criterion_id, criterion_code, fact_code, condition_fact, kind, weight, points, classes, duties, sentence, source)
WHERE EXISTS (SELECT FROM evaluation.criteria_version own WHERE own.criteria_version_id = 1 AND own.status = 'proposed');

CREATE TEMPORARY TABLE given_point ON COMMIT DROP AS
SELECT criterion_id, split_part(point, ':', 1)::double precision AS x, split_part(point, ':', 2)::double precision AS points
FROM given, unnest(string_to_array(points, ' ')) AS point;

INSERT INTO evaluation.criterion (criterion_id, criteria_version_id, criterion_code, commitment_code, fact_code, condition_fact, kind, weight, expectation, sentence, source)
SELECT criterion_id, 1, criterion_code, left(criterion_code, 3), fact_code, condition_fact, given.kind, weight,
       CASE WHEN fact.kind = 'code' THEN 'code'
            ELSE (SELECT evaluation.shape_of(array_agg(point.points ORDER BY point.x)) FROM given_point point WHERE point.criterion_id = given.criterion_id) END,
       sentence, given.source
FROM given JOIN evaluation.fact USING (fact_code);

INSERT INTO evaluation.criterion_point (criterion_id, x, points) SELECT criterion_id, x, points FROM given_point;

INSERT INTO evaluation.applicability (criterion_id, class_code, duty_holder_code)
SELECT g.criterion_id, k.code, d.code
FROM given g
JOIN code.asset_class k ON g.classes = '*' OR k.code = ANY (string_to_array(g.classes, ' '))
JOIN code.duty_holder d ON g.duties = '*' OR d.code = ANY (string_to_array(g.duties, ' '));

INSERT INTO evaluation.category_exemption (criterion_id, category_code, reason)
SELECT criterion_id, 'leisure_centre', 'Asset management strategy: specialist groups are exempt from the Corporate Landlord model'
FROM given WHERE left(criterion_code, 3) = '1.3';

INSERT INTO evaluation.judging_rule (criteria_version_id, rule_code, amount, description, source)
SELECT * FROM (VALUES
    (1, 'rating_green', 70, 'Least score that is Green.', 'terrier'),
    (1, 'rating_amber', 40, 'Least score that is Amber.', 'terrier'),
    (1, 'cap_failed', 39, 'Most that an objective scores with a failed guard.', 'Judging rules'),
    (1, 'cap_unproven', 69, 'Most that an objective scores with an unproven guard.', 'Judging rules'),
    (1, 'coverage_minimum', 0.4, 'Share of the applicable weight that must be known for a score.', 'Judging rules'),
    (1, 'improving', 3, 'Least gain in points that is improving.', 'Judging rules'),
    (1, 'worsening', -3, 'Least loss in points that is worsening.', 'Judging rules'),
    (1, 'not_applicable_score', 50, 'What a commitment that does not apply counts as when a gain is computed.', 'Judging rules')
) AS v
WHERE EXISTS (SELECT FROM evaluation.criteria_version own WHERE own.criteria_version_id = 1 AND own.status = 'proposed');
