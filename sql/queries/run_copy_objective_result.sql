-- Stores evaluation.objective_result of a run.
COPY evaluation.objective_result (run_id, asset_id, objective, score, potential, rating, uncapped_score, coverage, confidence,
guard_state, failed_guards, unproven_guards, direction, change, earlier_score, earlier_rating)
FROM STDIN (FORMAT BINARY);
