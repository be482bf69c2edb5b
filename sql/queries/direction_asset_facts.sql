-- Which facts moved an asset, the most first. $1 run, $2 asset.
SELECT own.objective, own.fact, own.label, own.value_before, own.value, own.dated_before, own.dated, round(own.effect::numeric, 1) AS effect
FROM publish.movement own
WHERE own.run_id = $1::bigint AND own.asset_id = $2::bigint
ORDER BY own.objective, abs(own.effect) DESC NULLS LAST, own.label;
