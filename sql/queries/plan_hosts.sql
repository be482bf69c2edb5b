-- The room of each building that an option of the run would move something into. $1 run.
SELECT f.asset_id, f.fact_values[array_position(r.fact_codes, 'spare_capacity')] AS room
FROM evaluation.run r
JOIN evaluation.run_fact f ON f.run_id = r.run_id
WHERE r.run_id = $1::bigint
  AND f.asset_id IN (SELECT o.host_asset_id FROM programme.option o WHERE o.run_id = r.run_id AND o.feasible)
ORDER BY f.asset_id;
