-- What a preview found. $1 upload, $2 the report.
UPDATE jobs.upload SET preview = $2::json WHERE upload_id = $1::bigint;
