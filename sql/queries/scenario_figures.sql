-- The newest plans of two scenarios side by side; no row where one has none. $1 and $2 names.
SELECT f.code, f.what, f.amount AS first, s.amount AS second, s.amount - f.amount AS difference
FROM publish.plan_figure f
JOIN publish.plan_figure s ON s.place = f.place
WHERE f.plan_id = (SELECT n.newest_plan_id FROM publish.scenario n WHERE n.name = $1::text)
  AND s.plan_id = (SELECT n.newest_plan_id FROM publish.scenario n WHERE n.name = $2::text)
ORDER BY f.place;
