-- Whether there is such an import. $1 batch.
select batch_id from source.batch where batch_id = $1::bigint;
