-- Record card: condition and backlog in a few figures. $1 asset_id.
SELECT asset.surveyed_on, survey.kind AS survey, survey.over_5_years AS survey_over_5_years_old,
  asset.backlog AS backlog_gbp, asset.backlog_high_priority AS backlog_high_priority_gbp
FROM publish.asset
LEFT JOIN publish.condition_survey survey ON survey.asset_id = asset.asset_id AND survey.surveyed_on = asset.surveyed_on
WHERE asset.asset_id = $1::bigint
ORDER BY survey.survey_id DESC
LIMIT 1;
