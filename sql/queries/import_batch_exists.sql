-- Whether there is such an import. $1 batch.
SELECT batch_id FROM source.batch WHERE batch_id = $1::bigint;
