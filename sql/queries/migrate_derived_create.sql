-- The commands that make the derived schemas, empty, as one script. $1 their names.
select string_agg(
  format('create schema %1$I; comment on schema %1$I is ''Views and functions, dropped and rebuilt from sql/derived: make nothing here.'';', name),
  E'\n')
from unnest($1::text[]) as name;
