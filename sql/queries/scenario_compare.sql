-- The newest plans of two scenarios side by side, for people to read; no row where one has none. Between numbers of plans and runs
-- there is no difference to tell. $1 and $2 names.
SELECT f.what, to_char(f.amount, 'FM999,999,999,990') AS first, to_char(s.amount, 'FM999,999,999,990') AS second,
       CASE WHEN f.code NOT IN ('plan', 'run') THEN to_char(s.amount - f.amount, 'FM999,999,999,990') END AS difference
FROM publish.plan_figure f
JOIN publish.plan_figure s ON s.place = f.place
WHERE f.plan_id = (SELECT n.newest_plan_id FROM publish.scenario n WHERE n.name = $1::text)
  AND s.plan_id = (SELECT n.newest_plan_id FROM publish.scenario n WHERE n.name = $2::text)
  AND (f.code <> 'not_shown' OR f.amount IS NOT NULL OR s.amount IS NOT NULL)
ORDER BY f.place;
