-- What the newest plan of a run, or of one before it, does with an asset. $1 run, $2 asset.
SELECT plan_id, run_id, made_on, years, money_gbp, scenario_name, state, option_no, option, start_year, firm
FROM publish.asset_plan
WHERE run_id <= $1::bigint AND asset_id = $2::bigint
ORDER BY plan_id DESC LIMIT 1;
