-- What a programme of a run rests on besides its options. $1 run (null: the newest published one that has options).
WITH run AS (
    SELECT r.run_id, r.as_at, r.fact_codes FROM evaluation.run r
    WHERE CASE WHEN $1::bigint IS NULL
          THEN r.kind = 'published' AND EXISTS (SELECT FROM programme.option o WHERE o.run_id = r.run_id)
          ELSE r.run_id = $1::bigint END
    ORDER BY r.run_id DESC LIMIT 1),
rate AS (
    SELECT DISTINCT ON (p.rate_code, p.group_code) p.rate_code, p.group_code, p.low, p.likely, p.high
    FROM programme.rate p, run
    WHERE p.valid_from <= run.as_at
    ORDER BY p.rate_code, p.group_code, p.valid_from DESC)
SELECT run.run_id, run.as_at::text AS as_at, extract(year FROM run.as_at)::integer AS year,
       (SELECT likely FROM rate WHERE rate_code = 'point_value' AND group_code = '') AS point_value,
       (SELECT low FROM rate WHERE rate_code = 'point_value' AND group_code = '') AS point_low,
       (SELECT high FROM rate WHERE rate_code = 'point_value' AND group_code = '') AS point_high,
       (SELECT likely FROM rate WHERE rate_code = 'discount_rate' AND group_code = '0') AS discount,
       (SELECT likely FROM rate WHERE rate_code = 'plan_moves' AND group_code = '') AS moves,
       (SELECT likely FROM rate WHERE rate_code = 'plan_starters' AND group_code = '') AS starters,
       (SELECT likely FROM rate WHERE rate_code = 'plan_sales' AND group_code = '') AS sales_gbp,
       (SELECT sum(f.fact_values[array_position(run.fact_codes, 'annual_emissions_kg')]) FROM evaluation.run_fact f
        WHERE f.run_id = run.run_id) AS emissions_kg
FROM run;
