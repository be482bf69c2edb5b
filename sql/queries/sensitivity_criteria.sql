-- The criteria of a run in the order of commitments, a row for each point of their curves. $1 run.
SELECT criterion.criterion_id, criterion.criterion, criterion.commitment, criterion.kind, criterion.weight, criterion.fact_code,
       criterion.condition_fact, point.x, point.y
FROM publish.run_criterion criterion
CROSS JOIN LATERAL unnest(criterion.xs, criterion.points) AS point (x, y)
WHERE criterion.run_id = $1::bigint
ORDER BY criterion.objective, criterion.commitment, criterion.criterion_id, point.x;
