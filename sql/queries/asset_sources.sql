-- Record card: the row that it was last taken from. $1 asset_id.
select file_name as file, row_number as row, line, feed, batch_id as batch, applied_at::date as imported_on
from publish.asset_source
where asset_id = $1::bigint;
