-- The rows that passed the checks.
copy pg_temp.import_row (row_number, fields) from stdin (format binary);
