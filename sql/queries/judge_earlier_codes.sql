-- The facts of an earlier run, in the order of its values. $1 run.
SELECT count(*) OVER () AS facts, code, (SELECT count(*) FROM evaluation.run_fact f WHERE f.run_id = r.run_id) AS assets
FROM evaluation.run r, unnest(r.fact_codes) WITH ORDINALITY AS c (code, place)
WHERE r.run_id = $1::bigint ORDER BY place;
