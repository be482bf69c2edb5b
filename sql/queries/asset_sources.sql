-- Record card: the row that it was last taken from. $1 asset_id.
SELECT file_name AS file, row_number AS row, line, feed, batch_id AS batch, applied_at::date AS imported_on
FROM publish.asset_source
WHERE asset_id = $1::bigint;
