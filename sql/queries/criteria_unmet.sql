-- Criteria that not one asset of the newest published run could be judged by, and what would bring the data.
-- $1 commitment (null: all).
with newest as (select max(run_id) as run_id from evaluation.run where kind = 'published'),
known as (
  select criterion_id, count(*) filter (where state = 'known') as known, count(*) as applies
  from evaluation.criterion_result where run_id = (select run_id from newest) group by criterion_id
  union all
  select criterion_id, count(*) filter (where state <> 'unproven'), count(*)
  from evaluation.guard_result where run_id = (select run_id from newest) group by criterion_id
)
select k.criterion_code as criterion, coalesce(n.applies, 0) as assets, f.label as fact,
       case when f.loader is null then 'nothing yet' else 'import ' || f.loader end as "brought by",
       case when n.applies is null then 'applies to no asset'
            when f.absence_is_known then 'nothing recorded: earns 0' else 'unknown for every asset' end as why
from evaluation.criterion k
join evaluation.fact f using (fact_code)
left join known n using (criterion_id)
where k.criteria_version_id = (select max(criteria_version_id) from evaluation.criteria_version where status = 'approved')
  and ($1::text is null or k.commitment_code = $1::text) and coalesce(n.known, 0) = 0
order by k.commitment_code, k.criterion_id;
