-- The facts that a plan's scenario supposed, of those that the reader may be told. $1 plan.
SELECT p.reference, p.name, p.fact_code AS fact, p.label, p.unit, p.was, p.value, p.was_said, p.said
FROM publish.plan_supposed p
WHERE p.plan_id = $1::bigint
ORDER BY p.reference, p.fact_code;
