-- The same bytes on other assets too: a plan of an estate, or a row that was put with the wrong asset.
INSERT INTO source.issue (batch_id, row_number, column_name, value, severity, code, reason)
SELECT b.batch_id, i.row_number, 'sha256', i.sha256, 'warning', 'document_shared',
       format('other assets that have the same document, by its SHA-256: %s', count(DISTINCT t.asset_id))
FROM pg_temp.import_batch b
CROSS JOIN pg_temp.incoming i
JOIN register.document t ON t.sha256 = i.sha256 AND t.asset_id <> i.asset_id
GROUP BY b.batch_id, i.row_number, i.sha256;
