-- The surveys of a kind, priced by grade, and together: beside it what they say of the same lines themselves, and of those
-- without an area, which cannot be priced. $1 kind.
SELECT coalesce(grade, 'all') AS grade, count(*) AS lines, count(*) FILTER (WHERE area_m2 IS NULL) AS without_area,
       round(sum(area_m2)) AS area_m2,
       CASE WHEN grade IS NOT NULL THEN string_agg(DISTINCT priority || CASE WHEN priority_assumed THEN ' assumed' ELSE '' END, ', ') END AS priority,
       CASE WHEN grade IS NOT NULL THEN CASE WHEN bool_or(counts) THEN 'yes' ELSE 'no' END END AS backlog,
       round(sum(low)) AS low, round(sum(likely)) AS likely, round(sum(high)) AS high, round(sum(own_cost) FILTER (WHERE area_m2 IS NOT NULL)) AS as_surveyed,
       round(sum(own_cost) FILTER (WHERE area_m2 IS NULL)) AS unpriced
FROM publish.survey_line_priced
WHERE survey_kind = $1::text AND grade IS NOT NULL
GROUP BY GROUPING SETS ((grade), ())
HAVING count(*) > 0
ORDER BY grouping(grade), 1;
