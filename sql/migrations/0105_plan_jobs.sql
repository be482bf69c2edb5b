-- Making a programme in the background: of each scenario one at a time.
CREATE UNIQUE INDEX job_plan ON jobs.job ((parameters ->> 'scenario')) WHERE work = 'plan' AND ended_at IS NULL;
COMMENT ON COLUMN jobs.job.work IS 'preview or apply an upload, evaluate the estate, publish a list, match (look for records that are one asset), plan (make a programme).';
COMMENT ON COLUMN jobs.job.parameters IS 'What was asked for: as_at, label, trial; of a publication draft for trial; of a programme the scenario, settings and when to stop.';
