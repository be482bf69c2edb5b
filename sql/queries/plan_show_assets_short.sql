-- A plan asset by asset for people to read. $1 plan, $2 at most so many.
SELECT c.start_year AS year, c.reference, c.name, c.option, to_char(c.capital_likely, '999,999,990') AS capital_gbp,
       to_char(c.receipt_likely, '999,999,990') AS receipt_gbp, round(c.gain::numeric, 1)::double precision AS points,
       to_char(-c.npc_change, '999,999,990') AS net_value_gbp, CASE WHEN c.firm THEN 'firm' ELSE 'may flip' END AS standing
FROM publish.plan_choice c
WHERE c.plan_id = $1::bigint AND c.method = 'best'
ORDER BY c.start_year, c.value_gbp DESC, c.asset_id
LIMIT $2::bigint;
