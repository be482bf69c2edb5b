-- Counts what became of the rows, and closes the batch. Where every row was kept out the file is refused as a whole: its rows and
-- their reasons stay, and it is no import that stands; but rows that were put before a person are something taken in.
WITH row_outcome AS (
  SELECT r.row_number, r.rejected, t.made
  FROM pg_temp.import_batch b
  JOIN source.record r ON r.batch_id = b.batch_id
  LEFT JOIN (SELECT row_number, bool_or(made) AS made FROM pg_temp.import_touched GROUP BY row_number) AS t
    ON t.row_number = r.row_number
), counted AS (
  SELECT count(*) AS row_count,
         count(*) FILTER (WHERE NOT rejected) AS accepted_count,
         count(*) FILTER (WHERE rejected) AS rejected_count,
         count(*) FILTER (WHERE NOT rejected AND made) AS inserted_count,
         count(*) FILTER (WHERE NOT rejected AND NOT made) AS updated_count,
         count(*) FILTER (WHERE NOT rejected AND made IS NULL) AS unchanged_count
  FROM row_outcome
), issued AS (
  SELECT count(*) FILTER (WHERE i.severity = 'warning') AS warning_count,
         count(*) FILTER (WHERE i.code = 'matched') AS matched_count,
         count(*) FILTER (WHERE i.code = 'match_review') AS review_count,
         count(*) FILTER (WHERE i.severity = 'absent') AS absent_count
  FROM pg_temp.import_batch b
  LEFT JOIN source.issue i ON i.batch_id = b.batch_id
), refused AS (
  INSERT INTO source.issue (batch_id, severity, code, reason)
  SELECT b.batch_id, 'rejected', 'file_refused', 'every row of the file is kept out, so nothing of it can be taken in'
  FROM counted c, pg_temp.import_batch b
  WHERE c.row_count > 0 AND c.accepted_count = 0
    AND NOT EXISTS (SELECT FROM source.issue i WHERE i.batch_id = b.batch_id AND i.code = 'asset_candidate')
  RETURNING batch_id
)
UPDATE source.batch
SET status = CASE WHEN EXISTS (SELECT FROM refused) THEN 'failed' ELSE 'applied' END,
    applied_at = CASE WHEN EXISTS (SELECT FROM refused) THEN NULL ELSE clock_timestamp() END, row_count = c.row_count, accepted_count = c.accepted_count,
    rejected_count = c.rejected_count, inserted_count = c.inserted_count, updated_count = c.updated_count,
    unchanged_count = c.unchanged_count, warning_count = i.warning_count, absent_count = i.absent_count,
    matched_count = i.matched_count, review_count = i.review_count
FROM counted c, issued i, pg_temp.import_batch b
WHERE batch.batch_id = b.batch_id
RETURNING batch.row_count, batch.accepted_count, batch.rejected_count, batch.warning_count, batch.inserted_count,
          batch.updated_count, batch.unchanged_count, batch.absent_count, batch.matched_count, batch.review_count,
          batch.status = 'failed' AS refused;
