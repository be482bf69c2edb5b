-- So that the search is planned for as many records as there are.
ANALYZE pg_temp.match_probe, pg_temp.match_code, pg_temp.match_word;
