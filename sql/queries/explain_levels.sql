-- What an asset scored, objective by objective with the commitments under them that have any test, and what the owner of a
-- corporate action said of it by then. $1 run, $2 asset.
SELECT level.objective, level.commitment, level.title, level.score, level.rating, level.coverage, level.confidence, level.guard_state,
  level.direction, level.uncapped_score,
  said.rated_by || ', ' || said.rated_on || ': ' || said.rating || '. ' || said.comment AS corporate_action
FROM publish.explained_level level
JOIN publish.run ON run.run_id = level.run_id
LEFT JOIN publish.manual_rating said ON said.commitment_code = level.commitment AND said.rated_on <= run.as_at
  AND (said.until_on > run.as_at) IS NOT FALSE
WHERE level.run_id = $1::bigint AND level.asset_id = $2::bigint
ORDER BY level.objective, level.commitment NULLS FIRST;
