-- A plan year by year, beside what rank-and-cut would do; assets begun are those that the reader may read of. $1 plan.
SELECT p.year_no AS year,
       (SELECT count(*) FROM publish.plan_choice c WHERE c.plan_id = $1::bigint AND c.method = 'best' AND c.start_year = p.year_no) AS begun,
       p.moves, p.cost_gbp AS capital_gbp, p.receipts_gbp, p.revenue_gbp AS running_cost_gbp, p.carbon_kg AS carbon_saved_kg,
       u.cost_gbp AS capital_by_cut_gbp, u.carbon_kg AS carbon_saved_by_cut_kg
FROM publish.plan_year p
LEFT JOIN publish.plan_year u ON u.plan_id = p.plan_id AND u.method = 'cut' AND u.year_no = p.year_no
WHERE p.plan_id = $1::bigint AND p.method = 'best'
ORDER BY p.year_no;
