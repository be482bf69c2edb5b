-- The groups of components that forecasts start from.
SELECT asset_id, survey_id, element_code, a_m2, b_m2, c_high, c_low, d_high, d_low
FROM publish.backlog_cell
ORDER BY asset_id, survey_id, element_code;
