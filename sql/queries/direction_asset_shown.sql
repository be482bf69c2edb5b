-- The same for people: last as it was rated then. $1 run, $2 asset.
SELECT coalesce(own.commitment, own.objective::text) AS code, own.title, own.rating_before AS last, own.rating AS now,
  trunc(own.score_before::numeric, 1) AS "score before", trunc(own.score::numeric, 1) AS score,
  nullif(concat(own.direction, ' ' || to_char(nullif(round(own.change), 0), 'FMSG990')), '') AS direction
FROM publish.asset_direction own
WHERE own.run_id = $1::bigint AND own.asset_id = $2::bigint AND (own.score IS NOT NULL OR own.score_before IS NOT NULL OR own.rated_otherwise)
ORDER BY own.objective, own.commitment NULLS FIRST;
