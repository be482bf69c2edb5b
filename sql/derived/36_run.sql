-- What the latest published run says of the estate.

CREATE VIEW publish.estate_objective AS
SELECT objective.objective, objective.short_title AS title, result.score, result.rating AS rating_code,
       rating.label AS rating, result.direction, result.change, result.scored, result.green, result.amber, result.red,
       result.insufficient, result.not_applicable, result.assets_failed, result.assets_unproven, result.failed_guards,
       result.unproven_guards, result.coverage
FROM evaluation.objective
JOIN evaluation.run_estate result ON result.level = 'objective' AND result.level_code = objective.objective::text
     AND result.basis = 'count' AND result.run_id = (SELECT run_id FROM publish.latest_run)
JOIN evaluation.rating ON rating.rating_code = result.rating
ORDER BY objective.objective;
COMMENT ON VIEW publish.estate_objective IS 'The estate on each objective in the latest published run, each asset counting once.';

CREATE VIEW publish.estate_commitment AS
SELECT commitment.commitment_code, commitment.objective, commitment.short_title AS title,
       commitment.corporate_action, result.score, result.rating AS rating_code, rating.label AS rating,
       result.direction, result.change, result.scored, result.green, result.amber, result.red, result.insufficient,
       result.not_applicable, result.assets_failed, result.assets_unproven, result.failed_guards,
       result.unproven_guards, result.coverage
FROM evaluation.commitment
LEFT JOIN evaluation.run_estate result ON result.level = 'commitment'
     AND result.level_code = commitment.commitment_code AND result.basis = 'count'
     AND result.run_id = (SELECT run_id FROM publish.latest_run)
LEFT JOIN evaluation.rating ON rating.rating_code = result.rating
ORDER BY commitment.commitment_code;
COMMENT ON VIEW publish.estate_commitment IS 'The estate on each commitment of the strategy in the latest published run, each asset counting once.';

CREATE VIEW publish.backlog_range AS
SELECT backlog.measure, backlog.grouping, backlog.group_code,
       CASE backlog.group_code WHEN 'schools' THEN 'Maintained schools'
                               WHEN 'non_schools' THEN 'Operational assets that are not schools'
                               ELSE category.label END AS label,
       backlog.surveyed_assets, backlog.imputed_assets, backlog.unknown_assets, backlog.likely, backlog.p10, backlog.p50,
       backlog.p90, backlog.price_base, backlog.backlog_definition_id, definition.description AS definition
FROM evaluation.backlog_range backlog
JOIN publish.latest_run run ON run.run_id = backlog.run_id
JOIN evaluation.backlog_definition definition ON definition.backlog_definition_id = backlog.backlog_definition_id
LEFT JOIN code.category ON category.code = backlog.group_code
ORDER BY backlog.measure DESC, backlog.grouping DESC, backlog.group_code DESC;
COMMENT ON VIEW publish.backlog_range IS 'Maintenance backlog that the council must repair, as the range of the latest published run.';
COMMENT ON COLUMN publish.backlog_range.label IS 'What the group is.';
COMMENT ON COLUMN publish.backlog_range.definition IS 'The definition of backlog in words.';
