-- Where an upload stands. $1 upload.
SELECT u.batch_id, u.removed_at IS NOT NULL AS removed, u.preview IS NOT NULL AS previewed,
       (SELECT j.job_id FROM jobs.job j WHERE j.upload_id = u.upload_id AND j.ended_at IS NULL) AS open_job
FROM jobs.upload u
WHERE u.upload_id = $1::bigint
FOR UPDATE;
