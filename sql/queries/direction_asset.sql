-- Where an asset came from, objective by objective with the commitments under them. $1 run, $2 asset.
SELECT own.objective, own.commitment, own.title, own.rating_before, own.rejudged_before, own.rating,
  trunc(own.score_before::numeric, 1) AS score_before, trunc(own.score::numeric, 1) AS score, round(own.change::numeric, 1) AS change, own.direction
FROM publish.asset_direction own
WHERE own.run_id = $1::bigint AND own.asset_id = $2::bigint
ORDER BY own.objective, own.commitment NULLS FIRST;
