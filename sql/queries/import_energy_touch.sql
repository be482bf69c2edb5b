-- What was made or changed of a run of days is of each of its days.
INSERT INTO pg_temp.import_touched (row_number, made)
SELECT d.row_number, t.made
FROM pg_temp.import_touched t
JOIN pg_temp.energy_day d ON d.lead_row = t.row_number AND d.row_number <> t.row_number;
