-- Record card: how it was judged in the latest published run. $1 asset_id.
SELECT objective, title, round(score::numeric) AS score, rating, direction, round(potential::numeric) AS potential,
  round((100 * coverage)::numeric) AS coverage_percent, guard_state AS guards
FROM publish.objective_result
WHERE asset_id = $1::bigint
ORDER BY objective;
