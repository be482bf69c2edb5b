-- Looking through the register for records that are one asset, as work in the background: one at a time.
CREATE UNIQUE INDEX job_match ON jobs.job (work) WHERE work = 'match' AND ended_at IS NULL;
COMMENT ON COLUMN jobs.job.work IS 'preview or apply an upload, evaluate the estate, publish a list, match (look for records that are one asset).';
