-- Stores evaluation.criterion_result of a run.
copy evaluation.criterion_result (run_id, asset_id, criterion_id, state, fact_value, fact_on, points)
from stdin (format binary);
