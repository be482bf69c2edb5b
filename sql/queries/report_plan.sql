-- Which plan to report on, in words. $1 its number (without it the newest that supposes nothing).
SELECT plan.plan_id, plan.run_id, plan.years, plan.scenario_name AS scenario, plan.value_gbp IS NOT NULL AS possible, plan.value_gbp,
  plan.bound_gbp, plan.cut_value_gbp, to_char(plan.made_at AT TIME ZONE 'Europe/London', 'YYYY-MM-DD') AS made_on,
  CASE plan.outcome
    WHEN 'best' THEN 'It is within the gap that was asked of the bound that no plan can pass.'
    WHEN 'nodes' THEN 'The search was stopped by its number of steps, so the gap to the bound is wider than asked.'
    WHEN 'time' THEN 'The search was stopped by time: made again it may come out otherwise.'
    WHEN 'cancelled' THEN 'The search was cancelled; this is the best until then.'
    WHEN 'infeasible' THEN 'Nothing keeps within everything that was asked: what conflicts is listed below.'
    ELSE 'The search was stopped before a plan was found.' END AS outcome,
  plan.run_id <> (SELECT run_id FROM publish.latest_run) AS of_older_run,
  plan.taken - (SELECT count(*) FROM publish.plan_choice own WHERE own.plan_id = plan.plan_id AND own.method = 'best') AS not_shown
FROM publish.plan
WHERE CASE WHEN $1::bigint IS NULL THEN NOT plan.supposes ELSE plan.plan_id = $1::bigint END
ORDER BY plan.plan_id DESC LIMIT 1;
