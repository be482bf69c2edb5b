-- How groups of components age, by element, schools first.
SELECT segment, element_code, element, ab, bc, cd, factor, lines, worn_found, worn_untreated, fitted, c_per_m2, d_per_m2,
       c_high_share, d_high_share
FROM publish.backlog_ageing
ORDER BY element_code, segment DESC;
