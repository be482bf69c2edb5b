-- So that the comparison is planned for as many records as there are.
ANALYZE pg_temp.match_subject;
