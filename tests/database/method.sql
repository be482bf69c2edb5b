-- The method as rows: every table of rules with a source is in the list, with that source.
begin;
select plan(2);
select is_empty(
  $$select distinct attrelid::regclass || '.' || attname
    from pg_attribute own join pg_class on pg_class.oid = own.attrelid
    where relkind in ('r', 'p') and not attisdropped and attname ~ '(^|_)source$'
      and relnamespace in ('evaluation'::regnamespace, 'programme'::regnamespace, 'code'::regnamespace, 'governance'::regnamespace)
      and not exists (select from pg_depend used join pg_rewrite on pg_rewrite.oid = used.objid
                      where used.classid = 'pg_rewrite'::regclass and used.refobjid = own.attrelid and used.refobjsubid = own.attnum
                        and pg_rewrite.ev_class in ('publish.method'::regclass, 'publish.method_list'::regclass))$$,
  'every source of a table of rules is in publish.method: add the table to sql/derived/46_method.sql');
select is_empty('select code from publish.method where btrim(source) = '''' or source is null', 'and none is empty');
select * from finish();
rollback;
