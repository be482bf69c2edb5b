-- Extensions that terrier needs and this database lacks: name, whether the server has it, and the command to make it.
select
  wanted.name,
  available.name is not null as available,
  format('create extension %I schema public;', wanted.name) as command
from unnest(array['postgis', 'pg_trgm', 'btree_gist']) with ordinality as wanted (name, place)
left join pg_available_extensions available on available.name = wanted.name
where not exists (select from pg_extension e where e.extname = wanted.name)
order by wanted.place;
