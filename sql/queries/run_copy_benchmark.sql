-- Stores evaluation.benchmark of a run.
COPY evaluation.benchmark (run_id, fact_code, category_code, median, value_count)
FROM STDIN (FORMAT BINARY);
