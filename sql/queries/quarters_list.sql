-- The runs that were published for quarters, the newest first; of a quarter the one that is not replaced stands.
SELECT quarter, from_on, last_on, run_id AS run, label, as_at, criteria_version_id AS criteria_version, compared_run_id AS compared_run,
  compared_quarter, replaced_by
FROM publish.quarter ORDER BY from_on DESC, run_id DESC;
