-- Marks the rows that the kind's own SQL has kept out: they say nothing.
UPDATE source.record r
SET rejected = true, checked = NULL
FROM pg_temp.import_batch b, source.issue i
WHERE r.batch_id = b.batch_id AND i.batch_id = b.batch_id AND i.row_number = r.row_number
  AND i.severity = 'rejected' AND NOT r.rejected;
