-- Counts what became of the rows, and closes the batch.
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
)
UPDATE source.batch
SET status = 'applied', applied_at = clock_timestamp(), row_count = c.row_count, accepted_count = c.accepted_count,
    rejected_count = c.rejected_count, inserted_count = c.inserted_count, updated_count = c.updated_count,
    unchanged_count = c.unchanged_count, warning_count = i.warning_count, absent_count = i.absent_count,
    matched_count = i.matched_count, review_count = i.review_count
FROM counted c, issued i, pg_temp.import_batch b
WHERE batch.batch_id = b.batch_id
RETURNING batch.row_count, batch.accepted_count, batch.rejected_count, batch.warning_count, batch.inserted_count,
          batch.updated_count, batch.unchanged_count, batch.absent_count, batch.matched_count, batch.review_count;
