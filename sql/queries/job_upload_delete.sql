-- Forgets an upload, with its jobs and what its preview found. $1 upload.
DELETE FROM jobs.upload WHERE upload_id = $1::bigint;
