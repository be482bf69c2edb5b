-- What is wrong with criteria that somebody wrote, and what is only worth noting. $1 the sheets, JSON.
SELECT severity, sheet, row_number AS line, column_name AS field, value, says FROM edit.criteria_faults($1::jsonb);
