-- The commands that drop the derived schemas, as one script. $1 their names.
SELECT coalesce(string_agg(format('DROP SCHEMA IF EXISTS %I CASCADE;', name), E'\n'), '')
FROM unnest($1::text[]) AS name;
