-- The schema `meta`: what a migrated database says about itself.
begin;
select plan(3);
select isnt_empty('select from meta.migration', 'the migrations are recorded');
select is_empty(
  $$select number from (select number, lag(number, 1, 0) over (order by number) as before from meta.migration) m
    where number <= before$$,
  'in ascending order');
select is_empty(
  $$select c.relname || '.' || a.attname
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'meta'::regnamespace and c.relkind = 'r' and col_description(c.oid, a.attnum) is null$$,
  'every column of meta has a comment');
select * from finish();
rollback;
