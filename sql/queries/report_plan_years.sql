-- A plan year by year, beside what rank-and-cut would do. $1 plan.
WITH begun AS MATERIALIZED (
  SELECT start_year, count(*) AS options, sum(dwellings_low) AS homes_low, sum(dwellings_high) AS homes_high
  FROM publish.plan_choice
  WHERE plan_id = $1::bigint AND method = 'best'
  GROUP BY start_year
)
SELECT own.year_no AS year, coalesce(begun.options, 0) AS begun, own.moves, own.cost_gbp AS capital, own.receipts_gbp AS receipts,
  own.revenue_gbp AS running, own.carbon_kg / 1000 AS tonnes, coalesce(begun.homes_low, 0) AS homes_low,
  coalesce(begun.homes_high, 0) AS homes_high, cut.cost_gbp AS capital_by_cut,
  cut.receipts_gbp AS receipts_by_cut, cut.carbon_kg / 1000 AS tonnes_by_cut
FROM publish.plan_year own
LEFT JOIN begun ON begun.start_year = own.year_no
LEFT JOIN publish.plan_year cut ON cut.plan_id = own.plan_id AND cut.method = 'cut' AND cut.year_no = own.year_no
WHERE own.plan_id = $1::bigint AND own.method = 'best'
ORDER BY own.year_no;
