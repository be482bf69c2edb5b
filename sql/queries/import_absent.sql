-- Rows of the feed's last file that this one does not have: told of, never deleted. An asset that this file lists under
-- another code is not absent from it; of meters each file tells of other days; and a file of which no row is taken tells of
-- nothing.
INSERT INTO source.issue (batch_id, severity, code, value, reason)
SELECT b.batch_id, 'absent', 'absent', was.row_key,
       format('%s was in the last file of this feed (%s, row %s) and is not in this one: it stays in the register; '
              'if it has gone, say so there', was.row_key, last.file_name, was.row_number)
FROM pg_temp.import_batch b
CROSS JOIN LATERAL (
  SELECT batch_id, file_name FROM source.batch
  WHERE feed = b.feed AND status = 'applied' AND batch_id < b.batch_id
  ORDER BY batch_id DESC LIMIT 1
) AS last
JOIN source.record was ON was.batch_id = last.batch_id AND was.row_key IS NOT NULL AND NOT was.rejected
WHERE b.kind <> 'energy' AND EXISTS (
  SELECT FROM source.record r WHERE r.batch_id = b.batch_id AND NOT r.rejected
) AND NOT EXISTS (
  SELECT FROM source.record r WHERE r.batch_id = b.batch_id AND r.row_key = was.row_key
) AND NOT EXISTS (
  SELECT FROM source.link then_of
  JOIN source.link now_of ON now_of.asset_id = then_of.asset_id
  JOIN source.record r ON r.record_id = now_of.record_id AND r.batch_id = b.batch_id
  WHERE b.kind = 'register' AND then_of.record_id = was.record_id
)
ORDER BY was.row_number;
