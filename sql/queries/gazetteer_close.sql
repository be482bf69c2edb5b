-- What became of the rows of a gazetteer. $1 batch, $2 SHA-256 of the file, $3 rows, $4 rejected.
UPDATE source.batch
SET status = 'applied', applied_at = clock_timestamp(), file_sha256 = $2::text, row_count = $3::bigint,
    rejected_count = $4::bigint, accepted_count = $3::bigint - $4::bigint, inserted_count = $3::bigint - $4::bigint,
    warning_count = (SELECT count(*) FROM source.issue WHERE issue.batch_id = batch.batch_id AND severity = 'warning')
WHERE batch_id = $1::bigint;
