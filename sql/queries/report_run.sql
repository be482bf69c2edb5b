-- The run that the report stands on, and the one it is compared with.
select run.run_id, coalesce(run.label, '') as label, run.as_at, run.revision, run.engine_version, run.made_at::date as made_on,
  run.criteria_version_id, version.title as criteria, version.approved_by, version.approved_on,
  strategy.title as strategy, run.compared_run_id, earlier.as_at as compared_as_at,
  exists (select from source.batch where profile like 'sample-%') as sample
from publish.latest_run run
join evaluation.criteria_version version on version.criteria_version_id = run.criteria_version_id
join evaluation.strategy_version strategy on strategy.strategy_version_id = version.strategy_version_id
left join evaluation.run earlier on earlier.run_id = run.compared_run_id;
