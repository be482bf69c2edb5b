-- The sheets and columns of the form in which criteria are exported and imported.
SELECT sheet, sheet_title, key, heading, is_number FROM publish.criteria_column ORDER BY sheet_place, place;
