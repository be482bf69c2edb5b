-- The run that stands for a quarter, or the newest, and the one it is compared with. $1 quarter (null: the newest).
SELECT run.run_id AS run, run.quarter, run.as_at, run.criteria_version_id AS criteria_version, run.label,
  (run.made_at AT TIME ZONE 'Europe/London')::date AS made_on, run.compared_run_id AS compared_run, earlier.quarter AS compared_quarter,
  earlier.as_at AS compared_as_at, earlier.criteria_version_id AS compared_criteria_version,
  (SELECT string_agg(other.run_id::text, ', ' ORDER BY other.run_id) FROM publish.run other
   WHERE other.quarter_on = run.quarter_on AND other.run_id < run.run_id) AS replaces
FROM publish.run
LEFT JOIN publish.run earlier ON earlier.run_id = run.compared_run_id
WHERE run.run_id = publish.run_of_quarter($1::text);
