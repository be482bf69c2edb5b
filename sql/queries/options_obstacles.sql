-- What stands in the way of an asset's options, as a run found it: blocks first. $1 run, $2 asset.
SELECT option_no, obstacle_code, state, obstacle, sentence, ground, citation, about, cost_low, cost_likely, cost_high, months
FROM publish.option_obstacle
WHERE run_id = $1::bigint AND asset_id = $2::bigint
ORDER BY option_no, state, months DESC NULLS LAST, obstacle_code;
