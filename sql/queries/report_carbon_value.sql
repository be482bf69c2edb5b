-- The published value of a tonne in the year of the newest published run, at the prices that appraisals restate it to.
SELECT rate.likely * restated.likely AS likely, rate.group_code AS year
FROM publish.rate
JOIN publish.latest_run run ON rate.group_code = extract(year FROM run.as_at)::text
CROSS JOIN publish.rate restated
WHERE rate.rate_code = 'carbon_value' AND restated.rate_code = 'carbon_price_factor';
