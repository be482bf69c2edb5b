-- Jobs and uploads of long ago. What was imported stays known: source.batch.
WITH forgotten AS (
  DELETE FROM jobs.upload u
  WHERE u.uploaded_at < clock_timestamp() - interval '90 days' AND u.removed_at IS NOT NULL
    AND NOT EXISTS (SELECT FROM jobs.job j WHERE j.upload_id = u.upload_id AND j.ended_at IS NULL)
)
DELETE FROM jobs.job WHERE upload_id IS NULL AND ended_at < clock_timestamp() - interval '90 days';
