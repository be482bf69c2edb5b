-- Forgets what an earlier preview of an upload found. $1 upload.
DELETE FROM jobs.upload_issue WHERE upload_id = $1::bigint;
