-- What each tonne costs to save, cheapest first, with running totals. $1 how many steps at most (all without it).
SELECT reference, asset_name AS name, option, step, round(tonnes::numeric) AS tonnes, round(cost_per_tonne::numeric) AS gbp_a_tonne,
       round(capital) AS capital, round(cumulative_tonnes::numeric) AS tonnes_so_far, round(cumulative_capital) AS capital_so_far
FROM publish.carbon_abatement
ORDER BY cost_per_tonne, reference, step
LIMIT $1::bigint;
