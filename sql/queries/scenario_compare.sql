-- The newest plans of two scenarios side by side. $1 and $2 names.
WITH plan AS (
    SELECT DISTINCT ON (p.scenario_name) p.*
    FROM programme.plan p
    WHERE p.scenario_name IN ($1::text, $2::text)
    ORDER BY p.scenario_name, p.plan_id DESC),
figure AS (
    SELECT p.scenario_name, v.place, v.what, v.amount
    FROM plan p
    CROSS JOIN LATERAL (
        SELECT count(c.*) AS taken, count(c.*) FILTER (WHERE c.firm) AS firm,
               round(sum(o.dwellings_low)::numeric) AS homes_low, round(sum(o.dwellings_high)::numeric) AS homes_high
        FROM programme.plan_choice c
        JOIN programme.option o ON o.run_id = p.run_id AND o.asset_id = c.asset_id AND o.option_no = c.option_no
        WHERE c.plan_id = p.plan_id AND c.method = 'best') a
    CROSS JOIN LATERAL (
        SELECT sum(y.cost_gbp) AS cost, sum(y.receipts_gbp) AS receipts, sum(y.moves) AS moves,
               (array_agg(y.revenue_gbp ORDER BY y.year_no DESC))[1] AS revenue,
               (array_agg(y.carbon_kg ORDER BY y.year_no DESC))[1] AS carbon
        FROM programme.plan_year y WHERE y.plan_id = p.plan_id AND y.method = 'best') y
    CROSS JOIN LATERAL (VALUES
        (1, 'plan', p.plan_id::numeric), (2, 'run', p.run_id::numeric), (3, 'years', p.years::numeric),
        (4, 'worth, GBP', round(p.value_gbp)), (5, 'bound, GBP', round(p.bound_gbp)), (6, 'by rank-and-cut, GBP', round(p.cut_value_gbp)),
        (7, 'capital, GBP', round(y.cost)), (8, 'receipts, GBP', round(y.receipts)),
        (9, 'running cost in the last year, GBP', round(y.revenue)), (10, 'tonnes saved in the last year', round((y.carbon / 1000)::numeric)),
        (11, 'assets left or given up', y.moves::numeric), (12, 'assets with an option', a.taken::numeric), (13, 'of them firm', a.firm::numeric),
        (14, 'homes, low', a.homes_low), (15, 'homes, high', a.homes_high)) AS v (place, what, amount))
SELECT what, to_char(max(amount) FILTER (WHERE scenario_name = $1::text), '999,999,999,990') AS first,
       to_char(max(amount) FILTER (WHERE scenario_name = $2::text), '999,999,999,990') AS second,
       to_char(max(amount) FILTER (WHERE scenario_name = $2::text) - max(amount) FILTER (WHERE scenario_name = $1::text),
               '999,999,999,990') AS difference
FROM figure
WHERE (SELECT count(*) FROM plan) = CASE WHEN $1::text = $2::text THEN 1 ELSE 2 END
GROUP BY place, what
ORDER BY place;
