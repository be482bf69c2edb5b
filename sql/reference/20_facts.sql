-- Facts, how they age, and the parameters of the fact views.

INSERT INTO evaluation.ageing (ageing_code, years, factor, source) VALUES
    ('yearly', 0, 1, 'officer judgement: a figure of the year'), ('yearly', 1.5, 1, 'officer judgement: the year''s figure comes half a year late'), ('yearly', 3, 0.6, 'officer judgement: two years were missed'), ('yearly', 6, 0.2, 'officer judgement: it says little of today'),
    ('survey', 0, 1, 'officer judgement: just seen'), ('survey', 2, 1, 'officer judgement: little changes in two years'), ('survey', 5, 0.7, 'officer judgement: due again, by the five years that DfE asks of school surveys'), ('survey', 10, 0.3, 'officer judgement: two rounds old'),
    ('certificate', 0, 1, 'officer judgement: just issued'), ('certificate', 5, 0.9, 'officer judgement: half of its ten years'), ('certificate', 10, 0.6, 'EPB Regulations 2012: an EPC is valid ten years'), ('certificate', 15, 0.2, 'officer judgement: five years after it lapsed')
ON CONFLICT (ageing_code, years) DO UPDATE SET factor = excluded.factor, source = excluded.source;

INSERT INTO evaluation.parameter (parameter_code, amount, day, unit, description, source) VALUES
    ('vesting_day', NULL, '2023-04-01', NULL, 'Day on which the council took over its predecessors'' estate; what came later is an acquisition.', 'Somerset (Structural Changes) Order 2022'),
    ('category_minimum', 8, NULL, 'assets', 'Least number of assets in a category for its median to be compared with.', 'Judging rules, 1.2'),
    ('neighbour_km', 10, NULL, 'km', 'How far the nearest stronger asset of the same use is looked for; none nearer counts as this far.', 'officer judgement: the curve of 1.1 ends at 8 km'),
    ('let_minimum_band', 5, NULL, 'ordinal of the band', 'Worst energy rating at which a building may be let: E.', 'Energy Efficiency (Private Rented Property) (England and Wales) Regulations 2015: of new lettings since 1 April 2018, of all since 1 April 2023'),
    ('lease_check_months', 24, NULL, 'months', 'A lease''s compliance counts as checked for so long.', 'Judging rules, 2.2'),
    ('unrecorded_overdue_days', 730, NULL, 'days', 'An inspection that is due and nowhere recorded counts as overdue by so much: ignorance must not beat a late inspection.', 'officer judgement: two years, longer than most intervals'),
    ('uprn_near_m', 50, NULL, 'm', 'How far from an asset without a UPRN the nearest one may be to be proposed.', 'officer judgement: as far as a UPRN may lie from the location of its own asset'),
    ('gazetteer_near_m', 2000, NULL, 'm', 'A gazetteer that has no address within this distance of an asset does not cover it, and says nothing of its UPRN.', 'officer judgement: no inhabited place is that far from an address'),
    ('underused_percent', 50, NULL, '%', 'Use below which an asset counts as under-used.', 'officer judgement: half empty'),
    ('room_km', 10, NULL, 'km', 'How far the nearest asset of the same category with room is looked for; none nearer counts as this far.', 'officer judgement: as far as neighbour_km'),
    ('phosphate_share', 0.5, NULL, 'share', 'Share of the cautious dwelling capacity that counts inside a phosphate catchment, where homes wait for nutrient credits.', 'officer judgement: half are thought to find credits'),
    ('school_land_years', 10, NULL, 'years', 'Land counts as school land for so long after a school on it closed.', 'School Standards and Framework Act 1998, s. 77: used by a maintained school in the last ten years'),
    ('homes_per_hectare_low', 25, NULL, 'homes per hectare', 'Density of a cautious dwelling capacity.', 'officer judgement: a village edge'),
    ('homes_per_hectare_high', 45, NULL, 'homes per hectare', 'Density of a hopeful dwelling capacity.', 'officer judgement: a town street'),
    ('net_developable_share', 0.6, NULL, 'share', 'Share of a site that homes can stand on.', 'officer judgement: the rest is roads, green and drainage'),
    ('first_tenancy_years', 10, NULL, 'years', 'A starter holding is meant for a first tenancy of up to so many years.', 'Judging rules, 5.2'),
    ('end_of_life_years', 10, NULL, 'years', 'Remaining life below which a school building counts as at the end of its life.', 'officer judgement: planning and building a school take some five of these years'),
    ('end_of_life_backlog_percent', 60, NULL, '%', 'Backlog over replacement cost above which a school counts as at the end of its life.', 'Judging rules, 6.2')
ON CONFLICT (parameter_code, valid_from) DO UPDATE SET amount = excluded.amount, day = excluded.day, unit = excluded.unit,
    description = excluded.description, source = excluded.source;

INSERT INTO evaluation.priority_assumption (grade_code, priority_code, source) VALUES
    ('D', '1', 'terrier: a D element is life expired or at serious risk of imminent failure'),
    ('C', '2', 'terrier: a C element has major defects or does not work as intended'),
    ('B', '3', 'terrier'), ('A', '4', 'terrier')
ON CONFLICT (grade_code, valid_from) DO UPDATE SET priority_code = excluded.priority_code, source = excluded.source;

INSERT INTO evaluation.backlog_definition (backlog_definition_id, grades, priorities, high_priorities, valid_from, description, source) VALUES
    (1, '{C,D}', '{1,2,3}', '{1,2}', '2023-01-01', 'Open items of the latest survey of each building, grade C or D, priority 1 to 3; high priority is 1 and 2.', 'Asset management strategy, portfolio, which does not say what it counts as high priority: officer judgement, not fit for use and due within two years')
ON CONFLICT (backlog_definition_id) DO UPDATE SET grades = excluded.grades, priorities = excluded.priorities, high_priorities = excluded.high_priorities,
    valid_from = excluded.valid_from, description = excluded.description, source = excluded.source;

-- code, label, unit, kind, absence is known, computed by, ageing, undated factor, loader, description, source
INSERT INTO evaluation.fact (fact_code, sort_order, label, unit, kind, absence_is_known, computed_by, ageing_code, undated_factor, loader, description, source)
SELECT v.code, v.place * 10, v.label, v.unit, v.kind, v.absent, v.by, v.ageing, v.undated, v.loader, v.description, v.source
FROM (VALUES
    -- what an asset is: conditions of criteria
    (1, 'in_use', 'In use', NULL, 'boolean', false, 'view', NULL, 1, 'register', 'Status is in use.', 'terrier'),
    (2, 'has_building', 'Has a building', NULL, 'boolean', false, 'view', NULL, 1, 'register', 'A building is recorded, or the category is one of buildings.', 'terrier'),
    (3, 'measures_use', 'Use is measured', NULL, 'boolean', false, 'view', NULL, 1, 'register', 'The category has a unit of capacity (schools apart, which have their own curve).', 'Judging rules, 1.1'),
    (4, 'merges', 'Of a kind that could merge', NULL, 'boolean', false, 'view', NULL, 1, 'register', 'In use, and an office, library, hub, depot, store or hall.', 'Judging rules, 1.1'),
    (5, 'cost_compared', 'Cost is compared', NULL, 'boolean', false, 'view', NULL, 1, 'register', 'In a category of eight or more held in scope that does not earn income.', 'Judging rules, 1.2'),
    (6, 'earns_income', 'Held to earn income', NULL, 'boolean', false, 'view', NULL, 1, 'register', 'The category earns income, or the asset is let out.', 'Judging rules, 1.2'),
    (7, 'shares_space', 'Could share space', NULL, 'boolean', false, 'view', NULL, 1, 'register', 'An office or hub.', 'Judging rules, 1.2'),
    (8, 'local_scale', 'Of local scale', NULL, 'boolean', false, 'view', NULL, 1, 'register', 'Of a kind that a parish could run.', 'Judging rules, 1.2'),
    (9, 'listed', 'Listed or scheduled', NULL, 'boolean', false, 'view', NULL, 1, 'register', 'A listing or scheduling is in force. None recorded counts as none: the list is public.', 'Judging rules, 1.4'),
    (10, 'heritage_affordable', 'Heritage, not recorded as unaffordable', NULL, 'boolean', false, 'view', NULL, 1, 'register', 'Listed or scheduled, and no reason is recorded why its upkeep is unaffordable.', 'Judging rules, 1.4'),
    (11, 'acquired_since_vesting', 'Acquired since vesting day', NULL, 'boolean', false, 'view', NULL, 1, 'register', 'An acquisition on or after vesting day is recorded.', 'Judging rules, 1.5'),
    (12, 'council_repairs', 'The council repairs a building', NULL, 'boolean', false, 'view', NULL, 1, 'register', 'There is a building, and the council repairs all, the structure or a share of it.', 'Judging rules, 1.6'),
    (13, 'inspections_due', 'Inspections are due', NULL, 'boolean', false, 'view', NULL, 1, 'register', 'At least one kind of inspection is due.', 'Judging rules, 2.2'),
    (14, 'heated_in_use', 'In use and heated', NULL, 'boolean', false, 'view', NULL, 1, 'register', 'In use and with a heated building.', 'Judging rules, 3.1'),
    (15, 'has_boiler', 'Has a boiler', NULL, 'boolean', false, 'view', NULL, 1, 'register', 'In use and heated by gas, oil, LPG or biomass.', 'Judging rules, 3.1'),
    (16, 'let_building', 'Let building', NULL, 'boolean', false, 'view', NULL, 1, 'register', 'A building under a lease out in force.', 'Judging rules, 3.1'),
    (17, 'visited', 'Visited or worked in', NULL, 'boolean', false, 'view', NULL, 1, 'register', 'In use, and of a kind that people visit or work in.', 'Judging rules, 3.2'),
    (18, 'chargers_expected', 'Chargers expected', NULL, 'boolean', false, 'view', NULL, 1, 'register', 'A car park or depot in use.', 'Judging rules, 3.3'),
    (19, 'surplus', 'Surplus', NULL, 'boolean', false, 'view', NULL, 1, 'register', 'Held as surplus.', 'Judging rules, 4.2'),
    (20, 'underused', 'Under-used', NULL, 'boolean', false, 'view', NULL, 1, 'register', 'Surplus, vacant, or used below the parameter underused_percent.', 'Judging rules, 4.1'),
    (21, 'inside_settlement', 'Inside a settlement', NULL, 'boolean', false, 'view', NULL, 1, 'boundaries', 'Inside a settlement boundary; unknown while no settlement boundaries are loaded.', 'Judging rules, 4.1'),
    (22, 'urban_underused', 'Under-used inside a settlement', NULL, 'boolean', false, 'view', NULL, 1, 'boundaries', 'Both.', 'Judging rules, 4.1'),
    (23, 'employment_land', 'Employment land', NULL, 'boolean', false, 'view', NULL, 1, 'register', 'Of a category of employment land.', 'Judging rules, 5.1'),
    (24, 'starter_holding', 'Starter holding', NULL, 'boolean', false, 'view', NULL, 1, 'register', 'A lease marks it as a starter holding for new entrants.', 'Judging rules, 5.2'),
    (25, 'surplus_in_regeneration_area', 'Surplus inside a regeneration area', NULL, 'boolean', false, 'view', NULL, 1, 'boundaries', 'Both; unknown for surplus assets while no regeneration areas are loaded.', 'Judging rules, 5.3'),
    (26, 'town_centre_service', 'Of a kind that draws people to a town centre, inside one', NULL, 'boolean', false, 'view', NULL, 1, 'boundaries', 'Both; unknown for such kinds while no town centres are loaded.', 'Judging rules, 5.4'),
    (27, 'care_held', 'Held or proposed for care', NULL, 'boolean', false, 'view', NULL, 1, 'register', 'A residential care home, or a care proposal beyond an idea is recorded.', 'Judging rules, 4.3'),
    (28, 'end_of_life', 'At the end of its life', NULL, 'boolean', false, 'view', NULL, 1, 'register', 'Any of: remaining life short, RAAC, a temporary block past its life, backlog over 60% of replacement cost.', 'Judging rules, 6.2'),
    -- objective 1
    (30, 'purpose_confirmed_months', 'Months since the purpose was confirmed', 'months', 'number', true, 'view', NULL, 1, 'register', 'Months since a review last confirmed why it is held.', 'Judging rules, 1.1'),
    (31, 'utilisation_percent', 'Use of capacity', '%', 'number', false, 'view', 'yearly', 0.5, 'register', 'Use over capacity as last measured, in the category''s unit; for schools pupils over places.', 'Judging rules, 1.1'),
    (32, 'vacant_months', 'Months vacant', 'months', 'number', false, 'view', NULL, 1, 'register', 'Months since it became vacant; 0 in use.', 'Judging rules, 1.1'),
    (33, 'stronger_neighbour_km', 'Distance to a stronger same-use asset with room', 'km', 'number', false, 'engine', NULL, 1, 'register', 'To the nearest asset of the same category that is stronger and could take this one''s use; the search distance where there is none. Known only where place and use are.', 'Judging rules, 1.1'),
    (34, 'capacity', 'Capacity', 'units of the category', 'number', false, 'view', 'yearly', 0.5, 'register', 'As last measured.', 'Judging rules, 1.1'),
    (35, 'capacity_used', 'Capacity used', 'units of the category', 'number', false, 'view', 'yearly', 0.5, 'register', 'As last measured.', 'Judging rules, 1.1'),
    (36, 'premises_cost_per_m2', 'Gross premises cost per m2', 'GBP per m2 a year', 'number', false, 'view', 'yearly', 1, 'register', 'Gross premises cost of the latest financial year over floor area.', 'Judging rules, 1.2'),
    (37, 'premises_cost_ratio', 'Premises cost against the median of its kind', 'ratio', 'number', false, 'engine', 'yearly', 1, 'register', 'Cost per m2 over the median of its category.', 'Judging rules, 1.2'),
    (38, 'income_cost_ratio', 'Income over cost', 'ratio', 'number', false, 'view', 'yearly', 1, 'register', 'Income over gross premises cost of the latest financial year that has both.', 'Judging rules, 1.2'),
    (39, 'partner_share_percent', 'Area used by partners', '%', 'number', false, 'view', 'yearly', 0.5, 'register', 'Share of floor area that partners use.', 'Judging rules, 1.2'),
    (40, 'not_offered_to_parish', 'Not yet offered to its parish', NULL, 'boolean', false, 'view', NULL, 1, 'proposals', 'No offer to a parish or community body is recorded; unknown while no list of such offers was imported.', 'Judging rules, 1.2'),
    (41, 'budget_held_centrally', 'Budget held centrally', NULL, 'boolean', false, 'view', NULL, 1, 'register', 'The Corporate Landlord holds its budget.', 'Judging rules, 1.3'),
    (42, 'officer_named', 'Responsible officer named', NULL, 'boolean', true, 'view', NULL, 1, 'register', 'A post that answers for it is recorded.', 'Judging rules, 1.3'),
    (43, 'worst_element_grade', 'Worst element', NULL, 'code', false, 'view', 'survey', 0.3, 'condition', 'Worst grade among the open items of the latest survey.', 'Judging rules, 1.4'),
    (44, 'cost_covered_percent', 'Net cost covered by income', '%', 'number', false, 'view', 'yearly', 1, 'register', 'Income over gross premises cost, %.', 'Judging rules, 1.4'),
    (45, 'life_cost_appraised', 'Whole-life cost appraised', NULL, 'boolean', true, 'view', NULL, 1, 'register', 'A whole-life cost appraisal is recorded.', 'Judging rules, 1.5'),
    (46, 'high_backlog_percent', 'High-priority backlog over replacement cost', '%', 'number', false, 'view', 'survey', 0.3, 'condition', 'Cost of open high-priority items over the replacement cost of its buildings.', 'Judging rules, 1.6'),
    (47, 'planned_share_percent', 'Planned share of maintenance', '%', 'number', false, 'view', 'yearly', 1, 'register', 'Planned over planned and reactive maintenance, latest financial year.', 'Judging rules, 1.6'),
    -- objective 2
    (50, 'suitability', 'Suitability', NULL, 'code', false, 'view', 'survey', 0.5, 'register', 'As last assessed with its users.', 'Judging rules, 2.1'),
    (51, 'accessible', 'Accessible', NULL, 'boolean', false, 'view', 'survey', 0.5, 'register', 'Accessible to disabled people, as last assessed.', 'Judging rules, 2.1'),
    (52, 'inspections_in_date_percent', 'Inspections in date', '%', 'number', false, 'view', NULL, 1, 'inspections', 'Of the inspections that are due, the share passed and in date; one that is nowhere recorded is not in date.', 'Judging rules, 2.2'),
    (53, 'inspections_overdue_days', 'Days overdue, weighted by risk', 'days', 'number', false, 'view', NULL, 1, 'inspections', 'Mean over the inspections that are due of the days overdue, weighted by their risk.', 'Judging rules, 2.2'),
    (54, 'survey_age_years', 'Age of the condition survey', 'years', 'number', true, 'view', NULL, 1, 'condition', 'Years since the latest condition survey.', 'Judging rules, 2.2'),
    (55, 'record_completeness_percent', 'Completeness of the record', '%', 'number', true, 'view', NULL, 1, 'register', 'Share of the fields that a record of its kind should have which are filled.', 'Judging rules, 2.2'),
    (56, 'lease_compliance_checked', 'Lease compliance checked', NULL, 'boolean', true, 'view', NULL, 1, 'register', 'The compliance under its lease was checked within the months of the parameter lease_check_months.', 'Judging rules, 2.2'),
    (60, 'guard_gas_safety', 'Gas safety in date', NULL, 'code', false, 'view', NULL, 1, 'inspections', 'Where gas is burnt; unproven where that is not known.', 'Judging rules, 2.2'),
    (61, 'guard_fire_risk', 'Fire risk assessment in date', NULL, 'code', false, 'view', NULL, 1, 'inspections', 'Occupied buildings.', 'Judging rules, 2.2'),
    (62, 'guard_fixed_wiring', 'Fixed wiring in date', NULL, 'code', false, 'view', NULL, 1, 'inspections', 'Occupied buildings.', 'Judging rules, 2.2'),
    (63, 'guard_asbestos', 'Asbestos reinspection in date', NULL, 'code', false, 'view', NULL, 1, 'inspections', 'Where asbestos is present or must be presumed: not surveyed, and not known to be built since 2000.', 'Judging rules, 2.2'),
    (64, 'guard_legionella', 'Legionella assessment in date', NULL, 'code', false, 'view', NULL, 1, 'inspections', 'Occupied buildings.', 'Judging rules, 2.2'),
    (65, 'guard_lift_passenger', 'Passenger lifts in date', NULL, 'code', false, 'view', NULL, 1, 'inspections', 'Where there are lifts; unproven where that is not known and there is more than one storey.', 'Judging rules, 2.2'),
    (66, 'guard_urgent_defects', 'No urgent grade D defect open', NULL, 'code', false, 'view', NULL, 1, 'condition', 'Failed by an open item of grade D and stated priority 1; unproven without a survey, or where priority 1 is only assumed.', 'Judging rules, 2.2'),
    (67, 'guard_raac', 'No RAAC unmitigated', NULL, 'code', false, 'view', NULL, 1, 'register', 'Failed where present and not mitigated; unproven where nobody looked and the building is not known to be from 2000 or later.', 'Judging rules, 2.2; DfE RAAC guidance'),
    -- objective 3
    (70, 'heating', 'Main heating', NULL, 'code', false, 'view', NULL, 1, 'register', 'Of the largest heated building.', 'Judging rules, 3.1'),
    (71, 'emissions_per_m2', 'Emissions per m2', 'kgCO2e per m2 a year', 'number', false, 'view', 'yearly', 1, 'energy, factors', 'Metered energy of the latest complete financial year by that year''s factors (scopes 1 and 2) over floor area.', 'Judging rules, 3.1'),
    (72, 'emissions_ratio', 'Emissions against the median of its kind', 'ratio', 'number', false, 'engine', 'yearly', 1, 'energy, factors', 'Emissions per m2 over the median of its category.', 'Judging rules, 3.1'),
    (73, 'energy_rating', 'Energy rating', NULL, 'code', false, 'view', 'certificate', 0.5, 'register', 'Worst of its buildings'' latest certificates.', 'Judging rules, 3.1'),
    (74, 'boiler_age_years', 'Age of the heating plant', 'years', 'number', false, 'view', NULL, 1, 'register', 'Years since the oldest main plant was installed.', 'Judging rules, 3.1'),
    (75, 'guard_let_rating', 'Let at a lawful energy rating', NULL, 'code', false, 'view', NULL, 1, 'register', 'Failed where a let building is rated below the legal minimum; unproven without a certificate in force.', 'Judging rules, 3.1; MEES Regulations 2015'),
    (76, 'settlement_centre_km', 'Distance to a settlement centre', 'km', 'number', false, 'view', NULL, 1, 'boundaries', 'Straight line to the nearest centre; unknown while no settlement boundaries are loaded.', 'Judging rules, 3.2'),
    (77, 'cycle_spaces', 'Cycle parking', 'spaces', 'number', false, 'view', 'survey', 0.8, 'register', 'As last counted.', 'Judging rules, 3.2'),
    (78, 'generation_percent', 'Generation over roof potential', '%', 'number', false, 'view', 'yearly', 1, 'energy', 'kWh generated in the latest complete financial year over what its roofs could generate; 0 where energy is metered and nothing generates.', 'Judging rules, 3.3'),
    (79, 'automatic_metering_percent', 'Automatic metering', '%', 'number', false, 'view', NULL, 1, 'energy', 'Share of its supplies that are read automatically.', 'Judging rules, 3.3'),
    (80, 'ev_chargers', 'EV chargers', 'charging points', 'number', false, 'view', 'survey', 0.8, 'register', 'As last counted.', 'Judging rules, 3.3'),
    (81, 'stewardship_percent', 'Let under stewardship', '%', 'number', false, 'view', NULL, 1, 'register', 'Share of the let area under a stewardship or soil plan.', 'Judging rules, 3.4'),
    (82, 'life_carbon_assessed', 'Whole-life carbon assessed', NULL, 'boolean', true, 'view', NULL, 1, 'register', 'An assessment is recorded.', 'Judging rules, 3.5'),
    (83, 'meets_climate_pledges', 'Meets the climate pledges', NULL, 'boolean', false, 'view', NULL, 1, 'register', 'As assessed.', 'Judging rules, 3.5'),
    (84, 'storage_kwh', 'Electricity storage', 'kWh', 'number', false, 'view', 'survey', 0.8, 'register', 'What its batteries hold, as last recorded.', 'Judging rules, carbon'),
    (85, 'heating_plant_kw', 'Size of the heating plant', 'kW of heat', 'number', false, 'view', NULL, 1, 'register', 'As recorded; unknown is not guessed.', 'Judging rules, carbon'),
    -- objective 4
    (90, 'dwelling_capacity_low', 'Dwelling capacity, low', 'homes', 'number', false, 'view', NULL, 1, 'boundaries', 'Developable land outside flood zones by the low density; inside a phosphate catchment by the parameter phosphate_share of it.', 'Judging rules, 4.1'),
    (91, 'dwelling_capacity_high', 'Dwelling capacity, high', 'homes', 'number', false, 'view', NULL, 1, 'boundaries', 'The same by the high density.', 'Judging rules, 4.1'),
    (92, 'in_housing_proposal', 'In a housing proposal', NULL, 'boolean', false, 'view', NULL, 1, 'proposals, brownfield', 'A housing proposal is recorded and not refused or withdrawn, or the brownfield register has it; else unknown while no list of housing proposals was imported.', 'Judging rules, 4.2'),
    (93, 'social_homes_percent', 'Social homes over capacity', '%', 'number', false, 'view', NULL, 1, 'proposals', 'Social homes committed over homes in its housing proposals.', 'Judging rules, 4.2'),
    (94, 'community_led', 'Community-led homes proposed', NULL, 'boolean', false, 'view', NULL, 1, 'proposals', 'A community-led housing proposal.', 'Judging rules, 4.2'),
    (95, 'self_build', 'Self-build proposed', NULL, 'boolean', false, 'view', NULL, 1, 'proposals', 'A self-build housing proposal.', 'Judging rules, 4.2'),
    (96, 'suitable_for_care', 'Suitable for care or temporary housing', NULL, 'boolean', false, 'view', NULL, 1, 'register', 'A building that is vacant, surplus or under-used, of a kind and size that can be converted to either.', 'Judging rules, 4.3; which kinds of building, and from what size: programme.change_of_use'),
    (97, 'in_care_use', 'In use for care or temporary housing', NULL, 'boolean', false, 'view', NULL, 1, 'register', 'A residential care home in use, or a care proposal done.', 'Judging rules, 4.3'),
    -- objective 5
    (100, 'let_share_percent', 'Let share', '%', 'number', false, 'view', 'yearly', 1, 'register', 'Lettable units in use over units; else area let over floor area.', 'Judging rules, 5.1'),
    (101, 'inside_employment_site', 'Inside an allocated site', NULL, 'boolean', false, 'view', NULL, 1, 'boundaries', 'Inside an allocated employment site; unknown while none are loaded.', 'Judging rules, 5.1'),
    (102, 'let_to_new_entrant', 'Let to a new entrant, or ready to be', NULL, 'boolean', false, 'view', NULL, 1, 'register', 'A starter holding under a first tenancy of up to ten years, or vacant.', 'Judging rules, 5.2'),
    (103, 'in_regeneration_scheme', 'In a regeneration scheme', NULL, 'boolean', false, 'view', NULL, 1, 'proposals', 'A regeneration proposal is recorded and not refused or withdrawn; else unknown while no list of such was imported.', 'Judging rules, 5.3'),
    (104, 'frontage_in_use', 'A service or frontage in use', NULL, 'boolean', false, 'view', NULL, 1, 'register', 'Of such a kind, and in use.', 'Judging rules, 5.4'),
    -- objective 6
    (110, 'critical_backlog_per_m2', 'High-priority backlog per m2', 'GBP per m2', 'number', false, 'view', 'survey', 0.3, 'condition', 'High-priority backlog over floor area.', 'Judging rules, 6.1'),
    (111, 'critical_backlog_per_pupil', 'High-priority backlog per pupil', 'GBP per pupil', 'number', false, 'view', 'survey', 0.3, 'condition', 'High-priority backlog over pupils on roll.', 'Judging rules, 6.1'),
    (112, 'critical_backlog_to_grant', 'High-priority backlog over yearly capital grant', 'ratio', 'number', false, 'view', 'survey', 0.3, 'condition', 'High-priority backlog over the capital grant received in its latest year.', 'Judging rules, 6.1'),
    (113, 'remaining_life_years', 'Remaining life', 'years', 'number', false, 'view', NULL, 1, 'register', 'Of the first of its permanent buildings to end.', 'Judging rules, 6.2'),
    (114, 'raac_state', 'RAAC', NULL, 'code', false, 'view', NULL, 1, 'register', 'Worst of its buildings.', 'Judging rules, 6.2'),
    (115, 'temporary_past_life', 'Temporary block past its life', NULL, 'boolean', false, 'view', NULL, 1, 'register', 'A temporary block whose life has ended.', 'Judging rules, 6.2'),
    (116, 'backlog_percent', 'All backlog over replacement cost', '%', 'number', false, 'view', 'survey', 0.3, 'condition', 'Cost of all backlog items over the replacement cost of its buildings.', 'Judging rules, 6.2'),
    (117, 'replacement_strategy_recorded', 'Replacement strategy recorded', NULL, 'boolean', true, 'view', NULL, 1, 'register', 'A replacement strategy is recorded.', 'Judging rules, 6.2'),
    (118, 'maintenance_plan_current', 'Maintenance plan agreed and in date', NULL, 'boolean', true, 'view', NULL, 1, 'register', 'A plan is agreed with the school and has not run out.', 'Judging rules, 6.3'),
    (119, 'joint_visit_months', 'Months since the last joint visit', 'months', 'number', true, 'view', NULL, 1, 'register', 'Months since the last joint visit with the school''s leaders.', 'Judging rules, 6.3'),
    -- what options ask: size and energy
    (130, 'floor_area_m2', 'Floor area', 'm2', 'number', false, 'view', NULL, 1, 'register', 'Gross internal floor area of its buildings; unknown as soon as one of them is.', 'terrier'),
    (131, 'land_area_m2', 'Land area', 'm2', 'number', false, 'view', NULL, 1, 'register', 'Measured from its land parcels; else as a source stated it, which counts as an estimate.', 'terrier'),
    (132, 'roof_area_m2', 'Roof area', 'm2', 'number', false, 'view', NULL, 1, 'register', 'Footprints of its buildings, flat; of one whose footprint nobody drew floor area over storeys, an estimate.', 'terrier'),
    (133, 'annual_emissions_kg', 'Emissions a year', 'kgCO2e', 'number', false, 'view', 'yearly', 1, 'energy, factors', 'Metered energy of the latest complete financial year by that year''s factors (scopes 1 and 2). An estimate where a reading is, or where the factor is another year''s.', 'Judging rules, 3.1'),
    (134, 'electricity_kwh', 'Electricity bought', 'kWh a year', 'number', false, 'view', 'yearly', 1, 'energy', 'In the latest complete financial year.', 'terrier'),
    (135, 'gas_kwh', 'Gas', 'kWh a year', 'number', false, 'view', 'yearly', 1, 'energy', 'In the latest complete financial year; 0 where energy is metered and it is heated otherwise.', 'terrier'),
    (136, 'oil_kwh', 'Oil', 'kWh a year', 'number', false, 'view', 'yearly', 1, 'energy', 'Gas oil, burning oil and fuel oil in the latest complete financial year; 0 where energy is metered and it is heated otherwise.', 'terrier'),
    (137, 'heat_demand_kwh', 'Demand for heat', 'kWh a year', 'number', false, 'view', 'yearly', 1, 'energy', 'Fuel burnt, and heat from a network, in the latest complete financial year, by the efficiency of its kind (rate boiler_efficiency, which options go by too). Unknown where it is heated by electricity that is not metered apart.', 'officer judgement: by fuel burnt and the plant''s efficiency'),
    -- what options ask: place and ground
    (140, 'flood_share_percent', 'Land in a flood zone', '%', 'number', false, 'view', NULL, 1, 'boundaries', 'Share of its parcels in the flood zones in force; unknown while none are loaded.', 'Judging rules, 4.1'),
    (141, 'playing_field_percent', 'Land in playing fields', '%', 'number', false, 'view', NULL, 1, 'boundaries', 'Share of its parcels in playing fields; all of a playing field; unknown while none are loaded.', 'SSFA 1998 s.77'),
    (142, 'developable_m2', 'Land outside flood zones', 'm2', 'number', false, 'view', NULL, 1, 'boundaries', 'Land area less what lies in flood zones. An estimate where none are loaded, or the land is not drawn.', 'Judging rules, 4.1'),
    (143, 'town_centre_km', 'Distance to a town centre', 'km', 'number', false, 'view', NULL, 1, 'boundaries', 'Straight line to the edge of the nearest, 0 inside; unknown while none are loaded.', 'Judging rules, 5.4'),
    (144, 'inside_town_centre', 'Inside a town centre', NULL, 'boolean', false, 'view', NULL, 1, 'boundaries', 'Unknown while no town centres are loaded.', 'Judging rules, 5.4'),
    (145, 'town_centre_last_presence', 'Last presence in its town centre', NULL, 'boolean', false, 'view', NULL, 1, 'boundaries', 'The only asset inside its town centre that the council itself uses for a service or frontage.', 'Judging rules, 5.4'),
    (146, 'phosphate_catchment', 'In a phosphate catchment', NULL, 'boolean', false, 'view', NULL, 1, 'boundaries', 'New homes there must be nutrient neutral; unknown while no catchments are loaded.', 'Natural England, nutrient neutrality advice'),
    (147, 'nearest_room_km', 'Distance to same-use room', 'km', 'number', false, 'view', NULL, 1, 'register', 'To the nearest asset of the same category, in use, with room for what is used here; the parameter room_km where there is none nearer. Known only where place and use are.', 'Judging rules, 1.1'),
    (148, 'spare_capacity', 'Spare capacity', 'units of the category', 'number', false, 'view', 'yearly', 0.5, 'register', 'Capacity less use, as last measured; not below 0.', 'Judging rules, 1.1'),
    -- what options ask: who is in it
    (150, 'occupiers_partner', 'A partner occupies', NULL, 'boolean', false, 'view', NULL, 1, 'register', 'Partners use a part of it, as measured, or a public sector partner leases one.', 'Judging rules, 1.2'),
    (151, 'lease_in', 'Leased in', NULL, 'boolean', false, 'view', NULL, 1, 'leases', 'The council leases it, or a part of it, from another.', 'terrier'),
    (152, 'lease_in_break_months', 'Months to the break of the lease in', 'months', 'number', false, 'view', NULL, 1, 'leases', 'Until the council can break what it leases; of several leases the last. Unknown where one has none.', 'terrier'),
    (153, 'lease_in_end_months', 'Months to the end of the lease in', 'months', 'number', false, 'view', NULL, 1, 'leases', 'Until the term ends; of several leases the last; 0 holding over.', 'terrier'),
    (154, 'lease_out_secure', 'A tenant has security of tenure', NULL, 'boolean', false, 'view', NULL, 1, 'leases', 'A lease out under the 1954 or 1986 Act, or one recorded as a constraint; unknown where a lease does not say.', 'LTA 1954; AHA 1986'),
    (155, 'tenant_in_place', 'A tenant is in place', NULL, 'boolean', false, 'view', NULL, 1, 'leases', 'At least one lease out is in force.', 'terrier'),
    (156, 'tenant_holds_over', 'A tenant holds over', NULL, 'boolean', false, 'view', NULL, 1, 'leases', 'The term of a lease out has run out and the tenancy goes on: by law (code.security_rule), or as a source says.', 'LTA 1954 s.24; AHA 1986 ss.2 and 3; ATA 1995 s.5'),
    -- what options ask: what binds it
    (160, 'covenant', 'Restrictive covenant', NULL, 'boolean', false, 'view', NULL, 1, 'constraints', 'One is recorded; no: it was looked for and there is none; unknown: nobody looked.', 'LPA 1925 s.84'),
    (161, 'clawback', 'Claw-back or overage', NULL, 'boolean', false, 'view', NULL, 1, 'constraints', 'One is recorded; no: it was looked for and there is none; unknown: nobody looked.', 'terrier'),
    (162, 'charity_trust', 'Held on charitable trust', NULL, 'boolean', false, 'view', NULL, 1, 'constraints', 'A trust is recorded; no: it was looked for and there is none; unknown: nobody looked.', 'Charities Act 2011'),
    (163, 'appropriation', 'Appropriated to a purpose', NULL, 'boolean', false, 'view', NULL, 1, 'constraints', 'An appropriation is recorded, so that another purpose needs one; unknown: nobody looked.', 'LGA 1972 s.122'),
    (164, 'pre_emption', 'Option or right of pre-emption', NULL, 'boolean', false, 'view', NULL, 1, 'constraints', 'One is recorded; no: it was looked for and there is none; unknown: nobody looked.', 'terrier'),
    (165, 'grant_condition', 'Condition of a grant', NULL, 'boolean', false, 'view', NULL, 1, 'constraints', 'One is recorded; no: it was looked for and there is none; unknown: nobody looked.', 'terrier'),
    (166, 'school_land', 'School land', NULL, 'boolean', false, 'view', NULL, 1, 'schools', 'A school stands on it, or stood within the years of the parameter school_land_years, unless a constraint says otherwise. None recorded counts as none: the schools register is public.', 'Academies Act 2010 Sch.1'),
    (167, 'playing_field', 'Playing field', NULL, 'boolean', false, 'view', NULL, 1, 'boundaries', 'It is one, or its land lies partly in one, or a constraint says so.', 'SSFA 1998 s.77'),
    (168, 'listed_grade', 'Listed as', NULL, 'code', false, 'view', NULL, 1, 'designations', 'The highest listing or scheduling in force. None recorded counts as none: the list is public.', 'P(LBCA)A 1990'),
    (169, 'community_value', 'Asset of community value', NULL, 'boolean', false, 'view', NULL, 1, 'designations', 'Listed as one. None recorded counts as none: the council keeps the list.', 'Localism Act 2011'),
    (170, 'open_space', 'Public open space', NULL, 'boolean', false, 'view', NULL, 1, 'constraints', 'Of a category of public open space, or recorded as such; unknown for other open land.', 'LGA 1972 s.123(2A)'),
    (171, 'allotment', 'Allotments', NULL, 'boolean', false, 'view', NULL, 1, 'constraints', 'Of that category, or recorded as such.', 'Allotments Act 1925 s.8'),
    (172, 'common_land', 'Common or village green', NULL, 'boolean', false, 'view', NULL, 1, 'constraints', 'Recorded as such. None recorded counts as none: the council keeps the register.', 'Commons Act 2006'),
    (173, 'valuation_gbp', 'Value as it is used', 'GBP', 'number', false, 'view', 'survey', 0.5, 'valuations', 'The last valuation at existing use. An estimate where an index brought it forward, or where there is only one at fair or market value. Historical and depreciated replacement cost do not count: nobody would pay them. One that the rule of quality value_plausible doubts is left out.', 'RICS Red Book'),
    (174, 'let_only', 'Held to be let', NULL, 'boolean', false, 'view', NULL, 1, 'register', 'Its purpose is to be let: no service of the council is run from it, by itself or by whoever leases it.', 'Judging rules, options'),
    -- what options ask: money of a year
    (175, 'premises_cost_gbp', 'Gross premises cost', 'GBP a year', 'number', false, 'view', 'yearly', 1, 'register', 'Gross premises cost of the latest financial year that has ended, as the register or the ledger has it. Unknown where that year has none: not nought.', 'Judging rules, options'),
    (176, 'income_gbp', 'Income', 'GBP a year', 'number', false, 'view', 'yearly', 1, 'register', 'Rent, fees and charges of the same year. Unknown where the year has none: not nought.', 'Judging rules, options'),
    -- what options ask: repairs, of land as of buildings
    (177, 'high_repairs_gbp', 'High-priority repairs of the council', 'GBP', 'number', false, 'view', 'survey', 0.3, 'condition', 'Cost of the open high-priority items, of land too, at the prices of the backlog, where the council repairs all, the structure or a share; nought where it repairs nothing. Unknown without a survey, where an item is not costed, or where nobody says who repairs.', 'Judging rules, options'),
    -- what options ask: what was decided
    (180, 'decided_option', 'Decided, and not done', NULL, 'code', false, 'view', NULL, 1, 'proposals', 'The option that the newest approved proposal carries out, from the day of the decision until it is done or withdrawn. An agreement that a file records is no decision of this council.', 'Asset management strategy, governance'),
    (181, 'refused_option', 'Decided against', NULL, 'code', false, 'view', NULL, 1, 'proposals', 'The option of the newest proposal that was decided against.', 'Asset management strategy, governance'),
    (182, 'offer_outcome', 'Offer to a parish or body', NULL, 'code', false, 'view', NULL, 1, 'proposals', 'What the newest offer to a parish or community body came to, where they refused it or it was withdrawn; its day is that on which it was made where no other is recorded.', 'Asset management strategy, 1.2')
) AS v (place, code, label, unit, kind, absent, by, ageing, undated, loader, description, source)
ON CONFLICT (fact_code) DO UPDATE SET sort_order = excluded.sort_order, label = excluded.label, unit = excluded.unit, kind = excluded.kind,
    absence_is_known = excluded.absence_is_known, computed_by = excluded.computed_by, ageing_code = excluded.ageing_code,
    undated_factor = excluded.undated_factor, loader = excluded.loader, description = excluded.description, source = excluded.source;

INSERT INTO evaluation.fact_value (fact_code, ordinal, code, label)
SELECT 'suitability', ordinal, code, label FROM (VALUES (1, 'good', 'Good'), (2, 'satisfactory', 'Satisfactory'), (3, 'poor', 'Poor'), (4, 'unsuitable', 'Unsuitable')) v (ordinal, code, label)
UNION ALL SELECT 'worst_element_grade', ordinal, code, label FROM (VALUES (1, 'A', 'A, good'), (2, 'B', 'B, satisfactory'), (3, 'C', 'C, poor'), (4, 'D', 'D, bad')) v (ordinal, code, label)
UNION ALL SELECT 'heating', ordinal, code, label FROM (VALUES (1, 'oil', 'Oil boiler'), (2, 'lpg', 'LPG boiler'), (3, 'gas', 'Gas boiler'), (4, 'network', 'Heat network'), (5, 'electric', 'Direct electric'), (6, 'biomass', 'Biomass boiler'), (7, 'heat_pump', 'Heat pump')) v (ordinal, code, label)
UNION ALL SELECT 'energy_rating', ordinal, code, label FROM (VALUES (1, 'A', 'A'), (2, 'B', 'B'), (3, 'C', 'C'), (4, 'D', 'D'), (5, 'E', 'E'), (6, 'F', 'F'), (7, 'G', 'G')) v (ordinal, code, label)
UNION ALL SELECT 'raac_state', ordinal, code, label FROM (VALUES (1, 'none', 'None found'), (2, 'mitigated', 'Present, mitigated'), (3, 'present', 'Present, not mitigated')) v (ordinal, code, label)
UNION ALL SELECT 'listed_grade', ordinal, code, label FROM (VALUES (0, 'none', 'Not listed'), (1, 'listed_2', 'Grade II'), (2, 'listed_2_star', 'Grade II*'), (3, 'listed_1', 'Grade I'), (4, 'scheduled', 'Scheduled monument')) v (ordinal, code, label)
UNION ALL SELECT f.fact_code, ordinal, code, v.label FROM (VALUES (0, 'failed', 'Failed'), (1, 'unproven', 'Unproven'), (2, 'passed', 'Passed')) v (ordinal, code, label)
    CROSS JOIN (SELECT fact_code FROM evaluation.fact WHERE fact_code LIKE 'guard\_%') f
UNION ALL SELECT f.fact_code, ordinal, code, v.label -- in the order of the kinds of option, then what is only a part of one
FROM (VALUES (0, 'none', 'Nothing'), (1, 'retain', 'Keep as it is'), (2, 'maintain', 'Clear the urgent backlog'), (3, 'decarbonise', 'Decarbonise'), (4, 'maintain_decarbonise', 'Maintain and decarbonise together'), (5, 'move_out', 'Move out to a host'), (6, 'host_partner', 'Host a partner'), (7, 'change_use', 'Change the use'), (8, 'let', 'Let'), (9, 'end_lease', 'End or surrender a lease in'), (10, 'devolve', 'Offer to a parish or body'), (11, 'housing', 'Housing'), (12, 'growth', 'Regeneration'), (13, 'sell', 'Sell'), (14, 'replace', 'Replace a school'), (15, 'care', 'Care or temporary housing'), (16, 'devolve_for_good', 'Transfer for good'), (17, 'devolve_lease', 'Transfer for a term')) v (ordinal, code, label)
    CROSS JOIN (VALUES ('decided_option'), ('refused_option')) f (fact_code)
UNION ALL SELECT 'offer_outcome', ordinal, code, label FROM (VALUES (0, 'none', 'None refused or withdrawn'), (1, 'refused', 'Refused'), (2, 'withdrawn', 'Withdrawn')) v (ordinal, code, label)
ON CONFLICT (fact_code, ordinal) DO UPDATE SET code = excluded.code, label = excluded.label;

UPDATE evaluation.fact SET marking_code = 'commercial'
WHERE fact_code IN ('lease_in_break_months', 'lease_in_end_months', 'lease_out_secure', 'tenant_holds_over', 'valuation_gbp') AND marking_code <> 'commercial';

-- What each fact is made of, for its source: tables of the register.
UPDATE evaluation.fact SET parts = made.parts
FROM (VALUES
    ('{asset_holding}', 'in_use surplus'),
    ('{asset}', 'merges measures_use shares_space local_scale visited employment_land cost_compared purpose_confirmed_months budget_held_centrally officer_named chargers_expected school_land allotment'),
    ('{asset,lease}', 'earns_income'),
    ('{asset,building}', 'has_building'),
    ('{building}', 'heated_in_use has_boiler heating boiler_age_years guard_raac raac_state remaining_life_years temporary_past_life floor_area_m2 roof_area_m2'),
    ('{building,liability,lease,school}', 'council_repairs'),
    ('{building,condition_survey,school}', 'end_of_life'),
    ('{designation}', 'listed heritage_affordable listed_grade community_value'),
    ('{acquisition}', 'acquired_since_vesting life_cost_appraised life_carbon_assessed meets_climate_pledges'),
    ('{building,inspection}', 'inspections_due inspections_in_date_percent inspections_overdue_days guard_gas_safety guard_fire_risk guard_fixed_wiring guard_asbestos guard_legionella guard_lift_passenger'),
    ('{lease}', 'let_building starter_holding lease_compliance_checked stewardship_percent let_to_new_entrant lease_in lease_in_break_months lease_in_end_months lease_out_secure tenant_in_place tenant_holds_over'),
    ('{asset_holding,utilisation,school}', 'underused'),
    ('{asset_holding,utilisation,school,building}', 'suitable_for_care'),
    ('{asset_holding,utilisation,school,settlement}', 'urban_underused'),
    ('{asset,settlement}', 'inside_settlement settlement_centre_km'),
    ('{asset,employment_site}', 'inside_employment_site'),
    ('{asset,town_centre}', 'inside_town_centre town_centre_service town_centre_km town_centre_last_presence'),
    ('{asset,phosphate_catchment}', 'phosphate_catchment'),
    ('{asset,regeneration_area}', 'surplus_in_regeneration_area'),
    ('{utilisation,asset_holding}', 'vacant_months'),
    ('{utilisation,school}', 'utilisation_percent capacity capacity_used spare_capacity nearest_room_km stronger_neighbour_km'),
    ('{utilisation,lease}', 'occupiers_partner let_share_percent'),
    ('{utilisation}', 'partner_share_percent'),
    ('{running_cost,building}', 'premises_cost_per_m2 premises_cost_ratio'),
    ('{running_cost}', 'income_cost_ratio cost_covered_percent planned_share_percent premises_cost_gbp income_gbp'),
    ('{condition_survey}', 'worst_element_grade survey_age_years guard_urgent_defects'),
    ('{condition_survey,building}', 'high_backlog_percent backlog_percent critical_backlog_per_m2'),
    ('{condition_survey,liability,lease,school}', 'high_repairs_gbp'),
    ('{condition_survey,school}', 'critical_backlog_per_pupil critical_backlog_to_grant'),
    ('{suitability}', 'suitability accessible'),
    ('{asset,building,land_parcel}', 'record_completeness_percent'),
    ('{energy_supply,building}', 'emissions_per_m2 emissions_ratio generation_percent'),
    ('{energy_supply}', 'automatic_metering_percent annual_emissions_kg electricity_kwh gas_kwh oil_kwh heat_demand_kwh'),
    ('{certificate}', 'energy_rating guard_let_rating'),
    ('{amenity}', 'cycle_spaces ev_chargers storage_kwh heating_plant_kw'),
    ('{land_parcel,asset}', 'land_area_m2'),
    ('{land_parcel,asset,settlement,flood_zone,phosphate_catchment}', 'dwelling_capacity_low dwelling_capacity_high'),
    ('{land_parcel,asset,flood_zone}', 'developable_m2 flood_share_percent'),
    ('{land_parcel,playing_field}', 'playing_field_percent playing_field'),
    ('{asset,constraint}', 'open_space'),
    ('{proposal}', 'decided_option refused_option offer_outcome not_offered_to_parish in_housing_proposal social_homes_percent community_led self_build in_regeneration_scheme care_held in_care_use'),
    ('{asset_holding}', 'frontage_in_use'),
    ('{school}', 'replacement_strategy_recorded maintenance_plan_current joint_visit_months'),
    ('{constraint}', 'covenant clawback charity_trust appropriation pre_emption grant_condition common_land'),
    ('{valuation}', 'valuation_gbp')
) AS given (parts_text, facts), LATERAL (SELECT given.parts_text::text[] AS parts) AS made
WHERE fact_code = ANY (string_to_array(given.facts, ' ')) AND evaluation.fact.parts IS DISTINCT FROM made.parts;
