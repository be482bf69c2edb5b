-- The fitted shares, as rows of evaluation.match_level.
SELECT f.comparison, f.level, f.sort_order, round(f.m::numeric, 6) AS m, round(f.u::numeric, 6) AS u
FROM pg_temp.fitted f
JOIN evaluation.match_comparison c USING (comparison)
ORDER BY c.sort_order, f.sort_order;
