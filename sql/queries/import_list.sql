-- The imports, newest first.
SELECT batch_id AS import, feed, file_name AS file, CASE status WHEN 'failed' THEN 'refused' ELSE status END AS status,
       coalesce(applied_at, staged_at)::date AS "date",
       row_count AS rows, rejected_count AS rejected, warning_count AS warnings,
       undone_at::date || ' by ' || undone_by AS undone
FROM source.batch
ORDER BY batch_id DESC;
