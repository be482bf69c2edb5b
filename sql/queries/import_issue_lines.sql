-- Says where in the file the rows begin whose issues the kind's own SQL has found.
UPDATE source.issue i
SET line = r.line
FROM pg_temp.import_batch b, source.record r
WHERE i.batch_id = b.batch_id AND i.line IS NULL
  AND r.batch_id = b.batch_id AND r.row_number = i.row_number;
