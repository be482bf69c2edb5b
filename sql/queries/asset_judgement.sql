-- Record card: how it was judged in the latest published run, scores cut to whole numbers: what is
-- amber never reads 70. $1 asset_id.
SELECT objective, title, floor(score::numeric) AS score, rating, direction, round(potential::numeric) AS potential,
  round((100 * coverage)::numeric) AS coverage_percent, guard_state AS guards
FROM publish.objective_result
WHERE asset_id = $1::bigint
ORDER BY objective;
