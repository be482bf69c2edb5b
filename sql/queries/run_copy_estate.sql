-- Stores evaluation.run_estate of a run.
COPY evaluation.run_estate (run_id, level, level_code, basis, score, rating, basis_total, scored, green, amber, red,
insufficient, not_applicable, assets_failed, assets_unproven, failed_guards, unproven_guards, coverage, direction,
change, earlier_score, earlier_rating)
FROM STDIN (FORMAT BINARY);
