-- A plan asset by asset. $1 plan.
SELECT c.start_year, a.reference, a.name, o.kind_code, o.variant_code, k.label AS option, h.reference AS host,
       o.capital_likely AS capital_gbp, o.receipt_likely AS receipt_gbp, o.gain AS points, -o.npc_change AS net_value_gbp,
       c.value_gbp AS worth_gbp, c.margin_gbp, c.firm, u.start_year AS start_year_by_cut
FROM programme.plan p
JOIN programme.plan_choice c ON c.plan_id = p.plan_id AND c.method = 'best'
JOIN programme.option o ON o.run_id = p.run_id AND o.asset_id = c.asset_id AND o.option_no = c.option_no
JOIN programme.option_kind k ON k.kind_code = o.kind_code AND k.variant_code = o.variant_code
LEFT JOIN register.asset a ON a.asset_id = c.asset_id
LEFT JOIN register.asset h ON h.asset_id = o.host_asset_id
LEFT JOIN programme.plan_choice u ON u.plan_id = c.plan_id AND u.method = 'cut' AND u.asset_id = c.asset_id AND u.option_no = c.option_no
WHERE p.plan_id = $1::bigint
ORDER BY c.start_year, c.value_gbp DESC, c.asset_id;
