-- Sites whose row names an asset that there is not: told, and kept without it.
WITH found AS (
  UPDATE pg_temp.incoming i SET asset_found_by = 'stated' WHERE i.asset_id IS NOT NULL
)
INSERT INTO source.issue (batch_id, row_number, column_name, value, severity, code, reason)
SELECT b.batch_id, i.row_number, CASE WHEN i.asset_code IS NOT NULL THEN 'asset_code' ELSE 'uprn' END,
       coalesce(i.asset_code, i.uprn::text), 'warning', 'asset_unknown',
       'no asset, or more than one, has this code or UPRN: the site is kept without an asset'
FROM pg_temp.import_batch b, pg_temp.incoming i
WHERE i.asset_id IS NULL AND num_nonnulls(i.asset_code, i.uprn) > 0
ORDER BY i.row_number;
