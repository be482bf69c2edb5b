-- The facts that a scenario supposes. $1 name.
SELECT f.asset_id, f.fact_code, f.value
FROM publish.scenario s
JOIN programme.scenario_fact f ON f.scenario_id = s.scenario_id
WHERE s.name = $1::text
ORDER BY f.asset_id, f.fact_code;
