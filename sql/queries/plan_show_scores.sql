-- The estate's mean score of each objective before the plan and after it, by count of scored assets. $1 plan.
SELECT s.objective, s.title AS short_title, round(s.score_before::numeric, 1)::double precision AS before,
       round(s.score_after::numeric, 1)::double precision AS after
FROM publish.plan_score s
WHERE s.plan_id = $1::bigint
ORDER BY s.objective;
