-- The codes that an edit may set today, list by list.
SELECT list, code, label FROM edit.choice ORDER BY list, sort_order, code;
