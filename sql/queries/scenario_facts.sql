-- The facts that a scenario supposes, of those that the reader may be told. $1 name.
SELECT f.reference, f.name, f.fact_code AS fact, f.label, f.unit, f.value, f.said, to_json(f.changed_at) AS changed_at, f.changed_by
FROM publish.scenario s
JOIN publish.scenario_fact f ON f.scenario_id = s.scenario_id
WHERE s.name = $1::text
ORDER BY f.reference, f.fact_code;
