-- The facts, in their order, with how they age.
SELECT fact_code, absence_is_known, ageing_code, undated_factor FROM evaluation.fact ORDER BY sort_order, fact_code;
