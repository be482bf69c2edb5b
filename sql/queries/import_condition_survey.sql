-- The surveys that the rows belong to.
with given as (
  select i.asset_id, coalesce(i.survey_reference, '1') as reference, coalesce(max(i.survey_kind), 'full') as kind_code,
         max(i.surveyed_on) as surveyed_on, max(i.surveyor) as surveyor, min(i.record_id) as record_id
  from pg_temp.incoming i
  group by i.asset_id, coalesce(i.survey_reference, '1')
)
insert into register.condition_survey as t (asset_id, reference, kind_code, surveyed_on, surveyor, record_id)
select g.asset_id, g.reference, g.kind_code, g.surveyed_on, g.surveyor, g.record_id from given g
on conflict (asset_id, reference) do update
set kind_code = excluded.kind_code, surveyed_on = coalesce(excluded.surveyed_on, t.surveyed_on),
    surveyor = coalesce(excluded.surveyor, t.surveyor)
where (t.kind_code, t.surveyed_on, t.surveyor)
      is distinct from (excluded.kind_code, coalesce(excluded.surveyed_on, t.surveyed_on),
                        coalesce(excluded.surveyor, t.surveyor));
