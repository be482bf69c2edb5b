-- Stores the groups of components that forecasts start from.
COPY evaluation.backlog_cell (run_id, asset_id, survey_id, element_code, a_m2, b_m2, c_high, c_low, d_high, d_low) FROM STDIN;
