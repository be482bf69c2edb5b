-- The mean score of each objective before a plan and after it. $1 plan.
SELECT own.objective || '. ' || own.title AS objective, own.score_before, own.score_after, own.score_after - own.score_before AS change
FROM publish.plan_score own
WHERE own.plan_id = $1::bigint
ORDER BY own.objective;
