-- Stores evaluation.commitment_result of a run.
copy evaluation.commitment_result (run_id, asset_id, commitment_code, score, rating, coverage, confidence,
guard_state)
from stdin (format binary);
