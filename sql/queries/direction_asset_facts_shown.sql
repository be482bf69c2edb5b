-- The same for people. $1 run, $2 asset.
SELECT own.objective AS obj, own.label AS fact, own.value_before AS before, own.value AS now, own.dated, round(own.effect::numeric, 1) AS points
FROM publish.movement own
WHERE own.run_id = $1::bigint AND own.asset_id = $2::bigint
ORDER BY own.objective, abs(own.effect) DESC NULLS LAST, own.label;
