-- The commands that drop the derived schemas, as one script. $1 their names.
select coalesce(string_agg(format('drop schema if exists %I cascade;', name), E'\n'), '')
from unnest($1::text[]) as name;
