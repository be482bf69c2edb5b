-- The codes by which later files find the assets again.
INSERT INTO register.asset_identifier (asset_id, scheme, value)
SELECT i.asset_id, b.scheme, i.asset_code
FROM pg_temp.import_batch b, pg_temp.incoming i
WHERE i.how IN ('new', 'match')
ORDER BY i.row_number;
