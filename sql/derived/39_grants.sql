-- Who may read which view. Nobody who serves outsiders has a grant on a table, nor on the views that are unmarked.

GRANT USAGE ON SCHEMA publish
TO terrier_public, terrier_reader, terrier_gis, terrier_editor, terrier_steward;

GRANT SELECT ON publish.asset, publish.asset_place, publish.boundary, publish.building, publish.land_parcel, publish.category, publish.code,
                publish.latest_run, publish.chart_1, publish.chart_2a, publish.chart_2b, publish.summary,
                publish.estate_objective, publish.estate_commitment, publish.backlog_range, publish.record,
                publish.run, publish.run_estate, publish.criterion, publish.commitment, publish.objective, publish.publication,
                publish.publication_file, publish.publisher, publish.transparency_column, publish.transparency_term
TO terrier_public, terrier_reader, terrier_gis, terrier_editor, terrier_steward;

GRANT SELECT ON publish.asset_gazetteer, publish.gazetteer_release, publish.interest, publish.lease, publish.lease_event, publish.document, publish.liability, publish.valuation, publish.designation,
                publish.condition_survey, publish.condition_item, publish.inspection_state, publish.energy_year,
                publish.certificate, publish.school, publish.establishment, publish.building_raac,
                publish.brownfield_site, publish.running_cost, publish.utilisation,
                publish.asset_identifier, publish.asset_source, publish.asset_change, publish.objective_result,
                publish.criterion_result, publish.guard_result, publish.asset_field_change,
                publish.explained_asset, publish.explained_level, publish.explained_test, publish.anew_asset, publish.anew_level, publish.anew_test, publish.run_number, publish.run_criterion, publish.run_fact, publish.judged_test, publish.transparency,
                publish.transparency_why, publish.transparency_rule_count, publish.register_state,
                publish.gazetteer_gap, publish.asset_circumstance, publish.option, publish.option_obstacle, publish.rate, publish.asset_prospect, publish.option_worth, publish.asset_plan, publish.constraint, publish.proposal, publish.asset_fact,
                publish.backlog_basis, publish.backlog_unit, publish.backlog_cell, publish.backlog_ageing,
                publish.survey_line_priced
TO terrier_reader, terrier_gis, terrier_editor, terrier_steward;

GRANT SELECT ON publish.former_reference
TO terrier_public, terrier_reader, terrier_gis, terrier_editor, terrier_steward;
GRANT SELECT ON publish.match, publish.designation_candidate
TO terrier_reader, terrier_gis, terrier_editor, terrier_steward;
GRANT SELECT ON publish.carbon_boundary, publish.carbon_target, publish.carbon_path, publish.carbon_statement
TO terrier_public, terrier_reader, terrier_gis, terrier_editor, terrier_steward;
GRANT SELECT ON publish.carbon_year, publish.carbon_provision, publish.carbon_abatement, publish.carbon_scheme
TO terrier_reader, terrier_gis, terrier_editor, terrier_steward;
GRANT SELECT ON publish.plan, publish.plan_choice, publish.plan_year, publish.plan_carbon, publish.plan_fund_year, publish.plan_conflict, publish.plan_mend, publish.plan_limit, publish.plan_trial, publish.plan_flip, publish.plan_score,
                publish.plan_figure, publish.scenario, publish.scenario_setting, publish.scenario_fact, publish.scenario_said, publish.plan_supposed, publish.fact_supposed, publish.test_withheld
TO terrier_reader, terrier_gis, terrier_editor, terrier_steward;
