-- The run that ratings and ranges are of.
SELECT as_at, run_id FROM publish.latest_run;
