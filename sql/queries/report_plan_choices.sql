-- What the assets take in a plan, and when, in the order of what it is worth; and when rank-and-cut would do the same. $1 plan.
WITH choice AS MATERIALIZED (
  SELECT * FROM publish.plan_choice WHERE plan_id = $1::bigint
)
SELECT own.start_year AS year, own.reference, own.name, own.option || coalesce(' ' || own.host_reference, '') AS option, own.capital_likely AS capital, own.receipt_likely AS receipt,
  own.gain AS points, - own.npc_change AS net_value, own.value_gbp AS worth,
  CASE WHEN NOT EXISTS (SELECT FROM publish.plan_trial trial WHERE trial.plan_id = $1::bigint) THEN 'not tried'
       WHEN own.firm THEN 'firm' ELSE 'may flip' END AS standing,
  coalesce('year ' || cut.start_year, 'not') AS by_cut
FROM choice own
LEFT JOIN choice cut ON cut.method = 'cut' AND cut.asset_id = own.asset_id AND cut.option_no = own.option_no
WHERE own.method = 'best'
ORDER BY own.value_gbp DESC, own.reference;
