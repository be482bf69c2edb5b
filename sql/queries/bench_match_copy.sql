-- The truth file.
COPY pg_temp.truth FROM STDIN (FORMAT csv, HEADER);
