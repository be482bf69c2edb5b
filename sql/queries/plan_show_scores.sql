-- The mean score of each objective before a plan and after it, by count of scored assets: of those that are kept, and of all. $1 plan.
SELECT s.objective, s.title AS short_title, s.kept, trunc(s.kept_before::numeric, 1)::double precision AS kept_before,
       trunc(s.kept_after::numeric, 1)::double precision AS kept_after, s.scored,
       trunc(s.score_before::numeric, 1)::double precision AS all_before, trunc(s.score_after::numeric, 1)::double precision AS all_after
FROM publish.plan_score s
WHERE s.plan_id = $1::bigint
ORDER BY s.objective;
