-- Money of a plan by fund and year. $1 plan.
SELECT y.fund_code AS fund, y.fund AS label, y.year_no AS year, y.new_gbp, y.paid_gbp
FROM publish.plan_fund_year y
WHERE y.plan_id = $1::bigint AND (y.new_gbp > 0 OR y.paid_gbp > 0)
ORDER BY y.sort_order, y.year_no;
