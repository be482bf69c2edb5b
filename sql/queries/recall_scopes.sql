-- In which scope each asset of a run was, in the order of the run's facts. $1 run.
SELECT f.scope_code FROM evaluation.run_fact f WHERE f.run_id = $1::bigint ORDER BY f.asset_id;
