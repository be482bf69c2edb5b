-- Stores evaluation.run_fact of a run.
copy evaluation.run_fact (run_id, asset_id, category_code, class_code, duty_holder_code, scope_code, floor_area_m2,
replacement_cost, fact_values, fact_dates)
from stdin (format binary);
