-- Rows about assets whose record is in the archive are kept out: it is changed no more.
WITH frozen AS (
  DELETE FROM pg_temp.incoming i USING records.archived_asset archived, register.asset
  WHERE archived.asset_id = i.asset_id AND asset.asset_id = i.asset_id
  RETURNING i.row_number, asset.reference, archived.archived_at
)
INSERT INTO source.issue (batch_id, row_number, severity, code, reason)
SELECT b.batch_id, f.row_number, 'rejected', 'asset_archived',
       format('%s was archived on %s and is changed no more: leave the row out, or take the asset out of the archive first',
              min(f.reference), min(f.archived_at)::date)
FROM pg_temp.import_batch b, frozen f
GROUP BY b.batch_id, f.row_number
ORDER BY f.row_number;
