-- The estate on each objective in a run, each asset counting once: assets by rating, assets of which too little is
-- known, assets that fail a guard. $1 run.
SELECT o.objective::text || ' ' || o.short_title AS objective, trunc(e.score::numeric, 1) AS score, t.label AS rating,
       e.green, e.amber, e.red, e.insufficient AS unknown, e.assets_failed AS failed, e.direction
FROM evaluation.run_estate e
JOIN evaluation.objective o ON o.objective::text = e.level_code
JOIN evaluation.rating t ON t.rating_code = e.rating
WHERE e.run_id = $1::bigint AND e.level = 'objective' AND e.basis = 'count'
ORDER BY o.objective;
