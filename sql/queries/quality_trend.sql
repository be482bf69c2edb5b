-- How good the record was in each published run. $1 grouping: estate, dimension, rule, category, source.
SELECT run_id AS run, as_at, group_code AS "group", score, tests, passed
FROM publish.quality_trend WHERE grouping = $1::text ORDER BY run_id DESC, group_code;
