-- Stores evaluation.benchmark of a run.
copy evaluation.benchmark (run_id, fact_code, category_code, median, value_count)
from stdin (format binary);
