-- Every test that applied to an asset: the fact with its value and date, the points and weight. $1 run, $2 asset.
SELECT commitment, criterion, kind, state, fact, value, dated, points, weight, sentence, source, came_with, estimated
FROM publish.explained_test
WHERE run_id = $1::bigint AND asset_id = $2::bigint
ORDER BY commitment, kind, criterion;
