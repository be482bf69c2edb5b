-- What a programme of a run rests on besides its options. A run that supposes facts has the emissions of the run that it changes.
-- $1 run (null: the newest published one that has options).
WITH run AS (
    SELECT r.run_id, r.as_at, r.kind, r.compared_run_id FROM evaluation.run r
    WHERE CASE WHEN $1::bigint IS NULL
          THEN r.kind = 'published' AND EXISTS (SELECT FROM programme.option o WHERE o.run_id = r.run_id)
          ELSE r.run_id = $1::bigint END
    ORDER BY r.run_id DESC LIMIT 1),
rate AS (
    SELECT DISTINCT ON (p.rate_code, p.group_code) p.rate_code, p.group_code, p.low, p.likely, p.high
    FROM programme.rate p, run
    WHERE p.valid_from <= run.as_at
    ORDER BY p.rate_code, p.group_code, p.valid_from DESC)
SELECT run.run_id, run.as_at::text AS as_at, extract(year FROM run.as_at - interval '3 months')::integer AS year,
       (SELECT likely FROM rate WHERE rate_code = 'point_value' AND group_code = '') AS point_value,
       (SELECT low FROM rate WHERE rate_code = 'point_value' AND group_code = '') AS point_low,
       (SELECT high FROM rate WHERE rate_code = 'point_value' AND group_code = '') AS point_high,
       (SELECT likely FROM rate WHERE rate_code = 'discount_rate' AND group_code = '0') AS discount,
       (SELECT likely FROM rate WHERE rate_code = 'plan_moves' AND group_code = '') AS moves,
       (SELECT likely FROM rate WHERE rate_code = 'plan_starters' AND group_code = '') AS starters,
       (SELECT likely FROM rate WHERE rate_code = 'plan_sales' AND group_code = '') AS sales_gbp,
       (SELECT sum(e.kg_co2e) FROM evaluation.run_emission e WHERE e.run_id = emitted.run_id AND e.counts) AS emissions_kg,
       emitted.run_id AS emitted_run_id
FROM run
CROSS JOIN LATERAL (
    SELECT CASE WHEN run.kind = 'trial' AND NOT EXISTS (SELECT FROM evaluation.run_emission e WHERE e.run_id = run.run_id)
           THEN run.compared_run_id ELSE run.run_id END AS run_id) AS emitted;
