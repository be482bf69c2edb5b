-- The medians that a run compared assets with. $1 run.
SELECT b.fact_code, b.category_code, b.median, b.value_count
FROM evaluation.benchmark b WHERE b.run_id = $1::bigint
ORDER BY b.fact_code, b.category_code;
