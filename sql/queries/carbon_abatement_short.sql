-- The same in a table for people. $1 how many steps at most (all without it).
SELECT reference, left(asset_name, 22) AS name, option, to_char(tonnes, 'FM999,999,990') AS tonnes,
       to_char(own.cost_per_tonne, 'FM999,999,990') AS gbp_a_t, to_char(capital, 'FM999,999,999,990') AS capital_gbp, CASE size_basis WHEN 'estimated' THEN 'c. ' WHEN 'unknown' THEN 'size unknown' ELSE '' END
       || concat_ws(' + ', round(heat_pump_kw::numeric) || ' kW heat', round(solar_kw::numeric) || ' kW sun') AS plant,
       to_char(cumulative_tonnes, 'FM999,999,990') AS t_so_far
FROM publish.carbon_abatement own
ORDER BY own.cost_per_tonne, reference, step
LIMIT $1::bigint;
