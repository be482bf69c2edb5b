-- The options that a programme may take, by asset. $1 run. What has no capital cost, no net present cost or no gain that
-- is known cannot be compared and is left out; so is keeping an asset as it is, which is to take nothing.
WITH run AS (SELECT run_id, as_at, fact_codes FROM evaluation.run WHERE run_id = $1::bigint),
rate AS (
    SELECT DISTINCT ON (p.rate_code) p.rate_code, p.likely
    FROM programme.rate p, run
    WHERE p.valid_from <= run.as_at AND p.group_code = ''
    ORDER BY p.rate_code, p.valid_from DESC),
size AS (
    SELECT (SELECT likely FROM rate WHERE rate_code = 'size_power') AS power,
           (SELECT likely FROM rate WHERE rate_code = 'size_least') AS least,
           (SELECT likely FROM rate WHERE rate_code = 'size_most') AS most,
           (SELECT avg(f.floor_area_m2) FROM evaluation.run_fact f, run WHERE f.run_id = run.run_id AND f.floor_area_m2 > 0) AS mean)
SELECT o.asset_id, o.option_no, o.kind_code,
       CASE WHEN o.kind_code = 'decarbonise' THEN 'decarbonisation'
            WHEN f.class_code = 'maintained_school' AND o.kind_code IN ('maintain', 'maintain_decarbonise', 'replace') THEN 'school_condition'
            ELSE 'general' END AS need_code,
       o.host_asset_id, o.host_units,
       o.capital_likely::double precision AS capital, coalesce(o.receipt_likely, 0)::double precision AS receipt,
       (coalesce(o.yearly_cost, 0) - coalesce(o.yearly_income, 0))::double precision AS revenue,
       o.fuel_kg, o.electricity_kwh, o.lead_months,
       o.gain * greatest(size.least, least(size.most, power(coalesce(f.floor_area_m2, 0) / size.mean, size.power))) AS weighted_gain,
       (-o.npc_change)::double precision AS net_value,
       k.exit_code IS NOT NULL OR o.kind_code = 'move_out' AS leaves,
       k.exit_code IS NOT NULL AS exits,
       coalesce(f.fact_values[array_position(run.fact_codes, 'starter_holding')] > 0, false) AS starter,
       f.fact_values[array_position(run.fact_codes, 'spare_capacity')] AS room
FROM run
JOIN programme.option o ON o.run_id = run.run_id
JOIN programme.option_kind k ON k.kind_code = o.kind_code AND k.variant_code = o.variant_code
JOIN evaluation.run_fact f ON f.run_id = o.run_id AND f.asset_id = o.asset_id
CROSS JOIN size
WHERE o.feasible AND o.kind_code <> 'retain' AND o.gain IS NOT NULL AND o.npc_change IS NOT NULL AND o.capital_likely IS NOT NULL
ORDER BY o.asset_id, o.option_no;
