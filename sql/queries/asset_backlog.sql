-- Record card: condition and backlog in a few figures. $1 asset_id.
select asset.surveyed_on, survey.kind as survey, survey.over_5_years as survey_over_5_years_old,
  asset.backlog as backlog_gbp, asset.backlog_high_priority as backlog_high_priority_gbp
from publish.asset
left join publish.condition_survey survey on survey.asset_id = asset.asset_id and survey.surveyed_on = asset.surveyed_on
where asset.asset_id = $1::bigint
order by survey.survey_id desc
limit 1;
