-- Takes the rows.
COPY pg_temp.checked_row (row_number, line, fault, cells) FROM STDIN (FORMAT binary);
