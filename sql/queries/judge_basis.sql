-- What a run would be made from: the day, the register's revision, the newest approved criteria, a digest of
-- all rules in force, how many assets are held, and which published run was made from exactly that.
-- $1 version of terrier.
with rule as (
  select 'point' as kind, p::text as said from evaluation.criterion_point p
  union all select 'criterion', c::text from evaluation.criterion c
  union all select 'applies', a::text from evaluation.applicability a
  union all select 'exempt', e::text from evaluation.category_exemption e
  union all select 'rule', r::text from evaluation.judging_rule r
  union all select 'commitment', c::text from evaluation.commitment c
  union all select 'fact', f::text from evaluation.fact f
  union all select 'ageing', a::text from evaluation.ageing a
  union all select 'parameter', p::text from evaluation.parameter p
  union all select 'priority', p::text from evaluation.priority_assumption p
  union all select 'backlog', b::text from evaluation.backlog_definition b
  union all select 'unaffordable', u::text from evaluation.unaffordable u
  union all select 'inspection', t::text from code.inspection_type t
  union all select 'category', c::text from code.category c
  union all select 'view', d.name || d.sha256 from meta.derived d
), basis as (
  select facts.as_of() as as_at,
         (select revision from history.head) as revision,
         (select max(criteria_version_id) from evaluation.criteria_version where status = 'approved') as criteria_version_id,
         (select encode(sha256(convert_to(string_agg(kind || said, E'\n' order by kind, said collate "C"), 'UTF8')), 'hex') from rule) as rules_sha256
)
select b.as_at, b.as_at - date '1970-01-01' as as_at_days, b.revision, clock_timestamp() as known_at, b.criteria_version_id, b.rules_sha256,
       (select count(*) from facts.asset_state where held) as held,
       same.run_id as same_run_id, earlier.run_id as earlier_run_id
from basis b
left join lateral (
  select r.run_id from evaluation.run r
  where r.kind = 'published' and r.as_at = b.as_at and r.revision = b.revision and r.rules_sha256 = b.rules_sha256
    and r.criteria_version_id = b.criteria_version_id and r.engine_version = $1::text
  order by r.run_id desc limit 1) same on true
left join lateral (
  select r.run_id from evaluation.run r
  where r.kind = 'published' and (r.as_at, r.revision) < (b.as_at, b.revision)
  order by r.as_at desc, r.run_id desc limit 1) earlier on true;
