-- The commands that make the derived schemas, empty, as one script. $1 their names.
SELECT string_agg(
  format('CREATE SCHEMA %1$I; COMMENT ON SCHEMA %1$I IS ''Views and functions, dropped and rebuilt from sql/derived: make nothing here.'';', name),
  E'\n')
FROM unnest($1::text[]) AS name;
