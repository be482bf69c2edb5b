-- A plan in figures, with what a million more or less would be worth. $1 plan.
SELECT upper(left(own.what, 1)) || replace(substr(own.what, 2), ', GBP', ', £') AS what, own.amount
FROM (SELECT figure.place, figure.what, figure.amount FROM publish.plan_figure figure
      WHERE figure.plan_id = $1::bigint AND figure.code NOT IN ('plan', 'run', 'years')
      UNION ALL
      SELECT 6.1, 'worth with £1m more capital, GBP', round(plan.more_gbp) FROM publish.plan WHERE plan.plan_id = $1::bigint
      UNION ALL
      SELECT 6.2, 'worth with £1m less, GBP', round(plan.less_gbp) FROM publish.plan WHERE plan.plan_id = $1::bigint) AS own
WHERE own.amount IS NOT NULL
ORDER BY own.place;
