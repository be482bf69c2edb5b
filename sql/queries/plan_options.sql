-- The options that a programme may take, by asset. $1 run, $2 the run that its emissions are of. What has no capital cost, no net present cost or no gain that
-- is known cannot be compared and is left out; so is keeping an asset as it is, which is to take nothing. Emissions are those
-- that the targets speak of: a sale is no saving (evaluation.carbon_statement), nor is what is spared outside the boundary.
WITH run AS (SELECT run_id, as_at, fact_codes FROM evaluation.run WHERE run_id = $1::bigint)
SELECT o.asset_id, o.option_no, o.kind_code,
       CASE WHEN o.kind_code = 'decarbonise' THEN 'decarbonisation'
            WHEN f.class_code <> 'maintained_school' AND o.kind_code = 'maintain' THEN 'repair'
            WHEN f.class_code = 'maintained_school' AND o.kind_code IN ('maintain', 'maintain_decarbonise', 'replace') THEN 'school_condition'
            ELSE 'general' END AS need_code,
       o.host_asset_id, o.host_units,
       o.capital_likely::double precision AS capital, coalesce(o.receipt_likely, 0)::double precision AS receipt,
       (coalesce(o.yearly_cost, 0) - coalesce(o.yearly_income, 0))::double precision AS revenue,
       CASE WHEN saves.may THEN o.fuel_kg END AS fuel_kg, CASE WHEN saves.may THEN o.electricity_kwh END AS electricity_kwh, o.lead_months,
       o.gain * size.weight AS weighted_gain,
       (-o.npc_change)::double precision AS net_value, o.pv_capital::double precision AS pv_capital, o.pv_receipt::double precision AS pv_receipt,
       k.exit_code IS NOT NULL OR o.kind_code = 'move_out' AS leaves,
       k.exit_code IS NOT NULL AS exits,
       coalesce(f.fact_values[array_position(run.fact_codes, 'starter_holding')] = 1, false) AS starter,
       coalesce(o.capital_high / nullif(o.capital_likely, 0), 1)::double precision AS capital_higher,
       coalesce(o.receipt_low / nullif(o.receipt_likely, 0), 1)::double precision AS receipt_lower
FROM run
JOIN programme.option o ON o.run_id = run.run_id
JOIN programme.option_kind k ON k.kind_code = o.kind_code AND k.variant_code = o.variant_code
JOIN evaluation.run_fact f ON f.run_id = o.run_id AND f.asset_id = o.asset_id
JOIN facts.asset_weight size ON size.run_id = o.run_id AND size.asset_id = o.asset_id
LEFT JOIN evaluation.run_emission emitted ON emitted.run_id = $2::bigint AND emitted.asset_id = o.asset_id
CROSS JOIN LATERAL (SELECT k.exit_code IS NULL AND emitted.counts IS NOT FALSE AS may) AS saves
WHERE o.feasible AND o.kind_code <> 'retain' AND o.gain IS NOT NULL AND o.npc_change IS NOT NULL AND o.capital_likely IS NOT NULL
ORDER BY o.asset_id, o.option_no;
