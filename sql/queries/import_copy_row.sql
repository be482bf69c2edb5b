-- The rows that passed the checks.
COPY pg_temp.import_row (row_number, fields) FROM STDIN (FORMAT BINARY);
