-- The points of the ageing curves.
select ageing_code, years, factor from evaluation.ageing order by ageing_code, years;
