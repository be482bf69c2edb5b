-- The facts, in their order, with how they age.
select fact_code, absence_is_known, ageing_code, undated_factor from evaluation.fact order by sort_order, fact_code;
