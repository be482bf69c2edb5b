-- Who may cancel a job is told by who asked for it: not by a name, which a sign-in provider may let people choose.
ALTER TABLE jobs.job ADD COLUMN subject text;
COMMENT ON COLUMN jobs.job.subject IS 'Stable identity of who asked for it; null unknown, as of jobs older than this column.';
