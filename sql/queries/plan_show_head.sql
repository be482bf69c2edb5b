-- What a plan comes to. $1 plan.
SELECT p.plan_id, p.run_id, p.years,
       CASE p.outcome
           WHEN 'best' THEN 'within the gap of the bound' WHEN 'nodes' THEN 'stopped by the number of nodes; the gap is wider than asked'
           WHEN 'time' THEN 'stopped by time: made again it may come out otherwise' WHEN 'cancelled' THEN 'cancelled; the best until then'
           WHEN 'infeasible' THEN 'nothing keeps within everything' ELSE 'stopped before a plan was found' END AS outcome,
       p.value_gbp, p.bound_gbp, p.cut_value_gbp, p.more_gbp, p.less_gbp,
       count(c.*) FILTER (WHERE c.firm) AS firm, count(c.*) AS taken,
       coalesce(round(sum(o.dwellings_low)::numeric), 0) AS dwellings_low, coalesce(round(sum(o.dwellings_high)::numeric), 0) AS dwellings_high
FROM programme.plan p
LEFT JOIN programme.plan_choice c ON c.plan_id = p.plan_id AND c.method = 'best'
LEFT JOIN programme.option o ON o.run_id = p.run_id AND o.asset_id = c.asset_id AND o.option_no = c.option_no
WHERE p.plan_id = $1::bigint
GROUP BY p.plan_id;
