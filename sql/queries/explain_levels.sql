-- What an asset scored, objective by objective with the commitments under them that have any test. $1 run, $2 asset.
SELECT objective, commitment, title, score, rating, coverage, confidence, guard_state, direction, uncapped_score
FROM publish.explained_level
WHERE run_id = $1::bigint AND asset_id = $2::bigint
ORDER BY objective, commitment NULLS FIRST;
