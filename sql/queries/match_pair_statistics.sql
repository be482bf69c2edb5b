-- So that the comparison is planned for as many pairs as there are.
ANALYZE pg_temp.match_pair;
