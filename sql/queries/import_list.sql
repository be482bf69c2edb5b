-- The imports, newest first.
select batch_id as batch, feed, file_name as file, status, coalesce(applied_at, staged_at)::date as "date",
       row_count as rows, rejected_count as rejected, warning_count as warnings
from source.batch
order by batch_id desc;
