-- A plan year by year for people to read, beside what rank-and-cut would do. $1 plan.
SELECT p.year_no AS year,
       (SELECT count(*) FROM publish.plan_choice c WHERE c.plan_id = $1::bigint AND c.method = 'best' AND c.start_year = p.year_no) AS begun,
       p.moves, to_char(p.cost_gbp, '9,999,999,990') AS capital_gbp, to_char(p.receipts_gbp, '9,999,999,990') AS receipts_gbp,
       to_char(p.revenue_gbp, '9,999,999,990') AS running_cost_gbp, round((p.carbon_kg / 1000)::numeric)::bigint AS tonnes_saved,
       to_char(u.cost_gbp, '9,999,999,990') AS capital_by_cut, round((u.carbon_kg / 1000)::numeric)::bigint AS tonnes_by_cut
FROM publish.plan_year p
LEFT JOIN publish.plan_year u ON u.plan_id = p.plan_id AND u.method = 'cut' AND u.year_no = p.year_no
WHERE p.plan_id = $1::bigint AND p.method = 'best'
ORDER BY p.year_no;
