-- Record card: the worst that the newest survey found and that is not cleared. $1 asset_id.
select building_code as building, element, component, grade, priority, cost as cost_gbp, remedy
from publish.condition_item item
where asset_id = $1::bigint and cleared_on is null and grade in ('C', 'D')
  and survey_id = (select s.survey_id from publish.condition_survey s where s.asset_id = $1::bigint
                   order by s.surveyed_on desc nulls last, s.survey_id desc limit 1)
order by priority nulls last, grade desc, cost desc nulls last, line_reference
limit 12;
