-- The columns of the fact view in their order, with their types: what the binary COPY of it holds.
select a.attname, t.typname
from pg_attribute a join pg_type t on t.oid = a.atttypid
where a.attrelid = 'facts.asset_fact'::regclass and a.attnum > 0 and not a.attisdropped
order by a.attnum;
