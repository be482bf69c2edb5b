-- Stores evaluation.movement of a run.
COPY evaluation.movement (run_id, asset_id, objective, fact_code, effect)
FROM STDIN (FORMAT BINARY);
