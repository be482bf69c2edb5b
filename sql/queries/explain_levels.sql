-- What an asset scored, objective by objective with the commitments under them that have any test, what the owner of a
-- corporate action said of it by then, and the best that an option would reach on an objective. $1 run, $2 asset.
SELECT level.objective, level.commitment, level.title, level.score, level.rating, level.coverage, level.confidence, level.guard_state,
  level.direction, level.uncapped_score,
  said.rated_by || ', ' || said.rated_on || ': ' || said.rating || '. ' || said.comment AS corporate_action,
  prospect.potential, CASE WHEN prospect.option_no > 1 THEN prospect.option END AS potential_by
FROM publish.explained_level level
JOIN publish.run ON run.run_id = level.run_id
LEFT JOIN publish.manual_rating said ON said.commitment_code = level.commitment AND said.rated_on <= run.as_at
  AND (said.until_on > run.as_at) IS NOT FALSE
LEFT JOIN publish.asset_prospect prospect ON level.commitment IS NULL AND prospect.run_id = level.run_id
  AND prospect.asset_id = level.asset_id AND prospect.objective = level.objective
WHERE level.run_id = $1::bigint AND level.asset_id = $2::bigint
ORDER BY level.objective, level.commitment NULLS FIRST;
