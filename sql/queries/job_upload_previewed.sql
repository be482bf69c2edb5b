-- What a preview found. $1 upload, $2 the report, $3 the layout, as a member of an object.
UPDATE jobs.upload SET preview = $2::json, layout = $3::json -> 'layout' WHERE upload_id = $1::bigint;
