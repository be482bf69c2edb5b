-- Groups of components as surveyed, to carry forward.
SELECT asset_id, survey_id, element_code, segment, a_m2, b_m2, c_high, c_low, d_high, d_low
FROM facts.backlog_cell
ORDER BY asset_id, survey_id, element_code;
