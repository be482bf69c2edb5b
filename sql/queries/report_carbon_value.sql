-- The published value of a tonne in the year of the newest published run.
SELECT rate.likely, rate.group_code AS year
FROM publish.rate
JOIN publish.latest_run run ON rate.group_code = extract(year FROM run.as_at)::text
WHERE rate.rate_code = 'carbon_value';
