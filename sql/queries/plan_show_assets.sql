-- A plan asset by asset, of what the reader may read. $1 plan.
SELECT c.start_year, c.reference, c.name, c.kind_code, c.variant_code, c.option, c.host_reference AS host,
       c.capital_likely AS capital_gbp, c.receipt_likely AS receipt_gbp, c.gain AS points, -c.npc_change AS net_value_gbp,
       c.value_gbp AS worth_gbp, c.margin_gbp, c.firm, u.start_year AS start_year_by_cut,
       c.paid_from, c.next_option, c.behind_gbp, c.flips_with, c.proposals
FROM publish.plan_choice c
LEFT JOIN publish.plan_choice u ON u.plan_id = $1::bigint AND u.method = 'cut' AND u.asset_id = c.asset_id AND u.option_no = c.option_no
WHERE c.plan_id = $1::bigint AND c.method = 'best'
ORDER BY c.start_year, c.value_gbp DESC, c.asset_id;
