-- A plan asset by asset for people to read. $1 plan, $2 at most so many.
SELECT c.start_year AS year, a.reference, a.name, k.label AS option, to_char(o.capital_likely, '999,999,990') AS capital_gbp,
       to_char(o.receipt_likely, '999,999,990') AS receipt_gbp, round(o.gain::numeric, 1)::double precision AS points,
       to_char(-o.npc_change, '999,999,990') AS net_value_gbp, CASE WHEN c.firm THEN 'firm' ELSE 'may flip' END AS standing
FROM programme.plan p
JOIN programme.plan_choice c ON c.plan_id = p.plan_id AND c.method = 'best'
JOIN programme.option o ON o.run_id = p.run_id AND o.asset_id = c.asset_id AND o.option_no = c.option_no
JOIN programme.option_kind k ON k.kind_code = o.kind_code AND k.variant_code = o.variant_code
LEFT JOIN register.asset a ON a.asset_id = c.asset_id
WHERE p.plan_id = $1::bigint
ORDER BY c.start_year, c.value_gbp DESC, c.asset_id
LIMIT $2::bigint;
