-- Every test that applied to it: the columns of explain_criteria.sql. $1 asset, so that markings are looked up of no other.
SELECT commitment, criterion, kind, state, fact, value, dated, points, weight, sentence, source, came_with, estimated
FROM publish.anew_test
WHERE asset_id = $1::bigint
ORDER BY commitment, kind, criterion;
