-- Rows whose code no asset has are kept out, each with the reason.
WITH unfound AS (
  DELETE FROM pg_temp.incoming WHERE asset_id IS NULL RETURNING row_number, asset_code
)
INSERT INTO source.issue (batch_id, row_number, column_name, value, severity, code, reason)
SELECT b.batch_id, u.row_number, 'asset_code', u.asset_code, 'rejected', 'asset_unknown',
       format('no asset has the code "%s" (scheme %s): import the register first, or correct the code',
              left(u.asset_code, 60), b.scheme)
FROM pg_temp.import_batch b, unfound u;
