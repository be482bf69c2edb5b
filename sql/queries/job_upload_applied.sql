-- Which import brought an upload in, or had brought the same file before. $1 upload, $2 batch.
UPDATE jobs.upload SET batch_id = $2::bigint WHERE upload_id = $1::bigint;
