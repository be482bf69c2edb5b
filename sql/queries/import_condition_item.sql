-- The lines of the surveys. A line without a reference of its own is told apart by what it describes, and by its
-- place among those that describe the same.
with lined as (
  select i.*, s.survey_id,
         coalesce(i.line_reference, left(concat_ws(' / ', i.element, i.sub_element, i.component), 400)) as line,
         i.line_reference is null as made_up
  from pg_temp.incoming i
  join register.condition_survey s on s.asset_id = i.asset_id and s.reference = coalesce(i.survey_reference, '1')
), given as (
  select l.*,
         concat_ws('/', l.building_code, l.line)
         || case when l.made_up and row_number() over same > 1 then ' #' || row_number() over same else '' end as reference
  from lined l
  window same as (partition by l.survey_id, l.building_code, l.line order by l.row_number)
), changed as (
  insert into register.condition_item as t (
    survey_id, building_id, line_reference, element_code, sub_element, component, grade_code, priority_code, composition,
    quantity, unit, cost, remedy, cleared_on, record_id)
  select g.survey_id, g.building_id, g.reference, g.element, g.sub_element, g.component, g.grade, g.priority,
         g.composition, g.quantity, g.unit, g.cost, g.remedy, g.cleared_on, g.record_id
  from given g
  order by g.row_number
  on conflict (survey_id, line_reference) do update
  set building_id = coalesce(excluded.building_id, t.building_id), element_code = excluded.element_code,
      sub_element = coalesce(excluded.sub_element, t.sub_element), component = coalesce(excluded.component, t.component),
      grade_code = coalesce(excluded.grade_code, t.grade_code),
      priority_code = coalesce(excluded.priority_code, t.priority_code),
      composition = coalesce(excluded.composition, t.composition), quantity = coalesce(excluded.quantity, t.quantity),
      unit = coalesce(excluded.unit, t.unit), cost = coalesce(excluded.cost, t.cost),
      remedy = coalesce(excluded.remedy, t.remedy), cleared_on = coalesce(excluded.cleared_on, t.cleared_on),
      record_id = excluded.record_id
  where (t.building_id, t.element_code, t.sub_element, t.component, t.grade_code, t.priority_code, t.composition,
         t.quantity, t.unit, t.cost, t.remedy, t.cleared_on)
        is distinct from
        (coalesce(excluded.building_id, t.building_id), excluded.element_code,
         coalesce(excluded.sub_element, t.sub_element), coalesce(excluded.component, t.component),
         coalesce(excluded.grade_code, t.grade_code), coalesce(excluded.priority_code, t.priority_code),
         coalesce(excluded.composition, t.composition), coalesce(excluded.quantity, t.quantity),
         coalesce(excluded.unit, t.unit), coalesce(excluded.cost, t.cost), coalesce(excluded.remedy, t.remedy),
         coalesce(excluded.cleared_on, t.cleared_on))
  returning t.survey_id, t.line_reference, t.xmax = 0 as made
)
insert into pg_temp.import_touched (row_number, made)
select g.row_number, c.made
from changed c
join given g on g.survey_id = c.survey_id and g.reference = c.line_reference;
