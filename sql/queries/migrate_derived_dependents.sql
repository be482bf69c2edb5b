-- Objects outside the derived schemas that depend on objects inside, and would go with them: a stranger's
-- view, default, trigger, constraint, policy or function. $1 names of the derived schemas.
with inside as (
  select 'pg_class'::regclass as classid, c.oid from pg_class c
  join pg_namespace n on n.oid = c.relnamespace where n.nspname = any ($1::text[])
  union all
  select 'pg_proc'::regclass, p.oid from pg_proc p
  join pg_namespace n on n.oid = p.pronamespace where n.nspname = any ($1::text[])
  union all
  select 'pg_type'::regclass, t.oid from pg_type t
  join pg_namespace n on n.oid = t.typnamespace where n.nspname = any ($1::text[])
),
dependent as (
  -- Rules, defaults, triggers, constraints and policies stand for the table or view that carries them.
  select
    case when coalesce(r.ev_class, a.adrelid, g.tgrelid, nullif(k.conrelid, 0), p.polrelid) is null
      then d.classid else 'pg_class'::regclass end as classid,
    coalesce(r.ev_class, a.adrelid, g.tgrelid, nullif(k.conrelid, 0), p.polrelid, d.objid) as objid
  from pg_depend d
  join inside i on i.classid = d.refclassid and i.oid = d.refobjid
  left join pg_rewrite r on d.classid = 'pg_rewrite'::regclass and r.oid = d.objid
  left join pg_attrdef a on d.classid = 'pg_attrdef'::regclass and a.oid = d.objid
  left join pg_trigger g on d.classid = 'pg_trigger'::regclass and g.oid = d.objid
  left join pg_constraint k on d.classid = 'pg_constraint'::regclass and k.oid = d.objid
  left join pg_policy p on d.classid = 'pg_policy'::regclass and p.oid = d.objid
  where d.deptype in ('n', 'a')
)
select distinct o.type || ' ' || o.identity as dependent
from dependent d
cross join lateral pg_identify_object(d.classid, d.objid, 0) as o
where not exists (select from inside i where i.classid = d.classid and i.oid = d.objid)
order by 1;
