-- What each fund has and pays, year by year. $1 plan.
SELECT own.fund, own.year_no AS year, own.new_gbp AS new_money, own.paid_gbp AS paid
FROM publish.plan_fund_year own
WHERE own.plan_id = $1::bigint AND (own.new_gbp > 0 OR own.paid_gbp > 0)
ORDER BY own.sort_order, own.year_no;
