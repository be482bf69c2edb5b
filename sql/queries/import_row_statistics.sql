-- So that the merges are planned for as many rows as there are.
ANALYZE pg_temp.import_row;
