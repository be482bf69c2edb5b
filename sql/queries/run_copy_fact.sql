-- Stores evaluation.run_fact of a run.
COPY evaluation.run_fact (run_id, asset_id, category_code, class_code, duty_holder_code, scope_code, floor_area_m2,
replacement_cost, fact_values, fact_dates, fact_estimated)
FROM STDIN (FORMAT BINARY);
