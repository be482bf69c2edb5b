-- The cells of a sheet of a version, row by row in the order of the columns. $1 version, $2 sheet.
SELECT line.said ->> known.key AS value, known.is_number
FROM publish.criteria_line line JOIN publish.criteria_column known ON known.sheet = line.sheet
WHERE line.version = $1::integer AND line.sheet = $2::text
ORDER BY line.place, known.place;
