-- The facts that criteria may test.
SELECT fact, label, coalesce(unit, kind) AS unit, codes, description FROM publish.criteria_fact ORDER BY sort_order, fact;
