-- So that the rows and what stands are joined as sets.
ANALYZE pg_temp.standing, pg_temp.incoming;
