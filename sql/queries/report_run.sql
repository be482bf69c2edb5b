-- The run that the report stands on, and the one it is compared with.
SELECT run.run_id, coalesce(run.label, '') AS label, run.as_at, run.revision, run.engine_version, run.made_at::date AS made_on,
  run.scored_count, run.criteria_version_id, version.title AS criteria, version.approved_by, version.approved_on,
  strategy.title AS strategy, run.compared_run_id, earlier.as_at AS compared_as_at
FROM publish.latest_run run
JOIN evaluation.criteria_version version ON version.criteria_version_id = run.criteria_version_id
JOIN evaluation.strategy_version strategy ON strategy.strategy_version_id = version.strategy_version_id
LEFT JOIN evaluation.run earlier ON earlier.run_id = run.compared_run_id;
