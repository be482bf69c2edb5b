-- Stores evaluation.commitment_result of a run.
COPY evaluation.commitment_result (run_id, asset_id, commitment_code, score, rating, coverage, confidence,
guard_state, direction, earlier_score, earlier_rating)
FROM STDIN (FORMAT BINARY);
