-- What each tonne costs to save, cheapest first, with the size of the plant and running totals. $1 how many steps at most
-- (all without it).
SELECT reference, asset_name AS name, option, step, round(tonnes::numeric) AS tonnes, round(cost_per_tonne::numeric) AS gbp_a_tonne,
       round(capital) AS capital, round(heat_pump_kw::numeric) AS heat_pump_kw, round(solar_kw::numeric) AS solar_kw, size_basis,
       round(cumulative_tonnes::numeric) AS tonnes_so_far, round(cumulative_capital) AS capital_so_far
FROM publish.carbon_abatement
ORDER BY cost_per_tonne, reference, step
LIMIT $1::bigint;
