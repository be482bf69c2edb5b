-- Money of a plan by fund and year for people to read. $1 plan.
SELECT y.fund, y.year_no AS year, to_char(y.new_gbp, '9,999,999,990') AS new_money_gbp, to_char(y.paid_gbp, '9,999,999,990') AS paid_gbp
FROM publish.plan_fund_year y
WHERE y.plan_id = $1::bigint AND (y.new_gbp > 0 OR y.paid_gbp > 0)
ORDER BY y.sort_order, y.year_no;
