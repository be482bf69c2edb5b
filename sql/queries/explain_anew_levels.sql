-- What it scored: the columns of explain_levels.sql; of options nothing, which are made for runs alone. $1 asset, so that markings
-- are looked up of no other, $2 day that it was judged for.
SELECT level.objective, level.commitment, level.title, level.score, level.rating, level.coverage, level.confidence, level.guard_state,
  level.direction, level.uncapped_score,
  said.rated_by || ', ' || said.rated_on || ': ' || said.rating || '. ' || said.comment AS corporate_action,
  NULL::double precision AS potential, NULL::text AS potential_by
FROM publish.anew_level level
LEFT JOIN publish.manual_rating said ON said.commitment_code = level.commitment AND said.rated_on <= $2::date
  AND (said.until_on > $2::date) IS NOT FALSE
WHERE level.asset_id = $1::bigint
ORDER BY level.objective, level.commitment NULLS FIRST;
