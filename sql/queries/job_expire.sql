-- Uploads whose file has lain in the spool for a day: it goes now, and the values that were shown of it.
UPDATE jobs.upload u
SET removed_at = clock_timestamp(), layout = NULL
WHERE u.removed_at IS NULL AND u.uploaded_at < clock_timestamp() - interval '1 day'
  AND NOT EXISTS (SELECT FROM jobs.job j WHERE j.upload_id = u.upload_id AND j.ended_at IS NULL)
RETURNING u.upload_id;
