-- What surveys found of components whose building's age is known: what deterioration is calibrated against.
SELECT element_code, least(age_when_surveyed, 200) AS years, count(*) AS lines, sum(extent_m2) AS extent,
       coalesce(sum(extent_m2) FILTER (WHERE grade IN ('C', 'D')), 0) AS worn
FROM facts.backlog_line
WHERE age_when_surveyed >= 0 AND extent_m2 > 0 AND grade IN ('A', 'B', 'C', 'D')
GROUP BY 1, 2
ORDER BY 1, 2;
