-- Stores evaluation.guard_result of a run.
copy evaluation.guard_result (run_id, asset_id, criterion_id, state, fact_on)
from stdin (format binary);
