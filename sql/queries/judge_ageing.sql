-- The points of the ageing curves.
SELECT ageing_code, years, factor FROM evaluation.ageing ORDER BY ageing_code, years;
