-- Which values of a run are estimates: a row for each, one without a fact for an asset that has none; no row where it was not
-- kept. $1 run.
SELECT f.asset_id, r.fact_codes[own.place] AS fact_code
FROM evaluation.run r
JOIN evaluation.run_fact f ON f.run_id = r.run_id
LEFT JOIN LATERAL unnest(f.fact_estimated) AS own (place) ON true
WHERE r.run_id = $1::bigint AND f.fact_estimated IS NOT NULL;
