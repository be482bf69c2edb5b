-- The estate's mean score of each objective before the plan and after it, by count of scored assets. $1 plan.
SELECT n.objective, n.short_title,
       round(avg(r.score)::numeric, 1)::double precision AS before,
       round(avg(coalesce(o.potential[n.objective], r.score))::numeric, 1)::double precision AS after
FROM programme.plan p
JOIN evaluation.objective_result r ON r.run_id = p.run_id
JOIN evaluation.objective n ON n.objective = r.objective
LEFT JOIN programme.plan_choice c ON c.plan_id = p.plan_id AND c.method = 'best' AND c.asset_id = r.asset_id
LEFT JOIN programme.option o ON o.run_id = p.run_id AND o.asset_id = c.asset_id AND o.option_no = c.option_no
WHERE p.plan_id = $1::bigint AND r.score IS NOT NULL
GROUP BY n.objective, n.short_title
ORDER BY n.objective;
