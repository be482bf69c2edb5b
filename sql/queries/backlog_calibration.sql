-- What the published rates of deterioration were calibrated against: both segments have the same.
SELECT element AS "group", lines AS survey_lines,
       round((100 * worn_found)::numeric, 1) AS "found_in_c_or_d_%", round((100 * worn_untreated)::numeric, 1) AS "untreated_%",
       CASE WHEN fitted THEN 'this register' ELSE 'DfE survey of Somerset' END AS fitted_to, round(factor::numeric, 3) AS factor,
       round((100 * ab * factor)::numeric, 2) AS "a_to_b_%", round((100 * bc * factor)::numeric, 2) AS "b_to_c_%",
       round((100 * cd * factor)::numeric, 2) AS "c_to_d_%"
FROM publish.backlog_ageing
WHERE segment = 'schools'
ORDER BY element;
