-- What the tests of assets came to in a run, with the age of each fact in days. $1 run, $2 asset (null: all).
SELECT test.asset_id, test.criterion_id, test.state, test.value, test.points, run.as_at - test.dated AS days
FROM publish.judged_test test
JOIN publish.run ON run.run_id = test.run_id
WHERE test.run_id = $1::bigint AND ($2::bigint IS NULL OR test.asset_id = $2::bigint)
ORDER BY test.asset_id;
