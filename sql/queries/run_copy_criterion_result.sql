-- Stores evaluation.criterion_result of a run.
COPY evaluation.criterion_result (run_id, asset_id, criterion_id, state, fact_value, fact_on, points)
FROM STDIN (FORMAT BINARY);
