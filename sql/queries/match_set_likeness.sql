-- How like names must be for match_by_name.sql, until the transaction ends.
SELECT set_config('pg_trgm.similarity_threshold', facts.match_rule('name_likeness')::text, true);
