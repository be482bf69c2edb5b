-- Stores evaluation.guard_result of a run.
COPY evaluation.guard_result (run_id, asset_id, criterion_id, state, fact_on)
FROM STDIN (FORMAT BINARY);
