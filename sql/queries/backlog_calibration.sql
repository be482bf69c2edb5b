-- What the published rates of deterioration were calibrated against, %: both segments have the same. Found and untreated:
-- the share in grade C or D.
SELECT element AS components, lines AS survey_lines,
       round((100 * worn_found)::numeric, 1) AS found_percent, round((100 * worn_untreated)::numeric, 1) AS untreated_percent,
       CASE WHEN fitted THEN 'this register' ELSE 'DfE survey of Somerset' END AS fitted_to, round(factor::numeric, 3) AS factor,
       round((100 * ab * factor)::numeric, 2) AS a_to_b, round((100 * bc * factor)::numeric, 2) AS b_to_c,
       round((100 * cd * factor)::numeric, 2) AS c_to_d
FROM publish.backlog_ageing
WHERE segment = 'schools'
ORDER BY element;
