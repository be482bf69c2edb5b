-- Imports, newest first. $1 how many at most, $2 those before this one (null: from the newest).
SELECT id, state, problem, kind, feed, profile, file_name, file_bytes, file_sha256, encoding, actor AS uploaded_by,
       to_json(uploaded_at) AS uploaded_at, to_json(applied_at) AS applied_at, rows, accepted, rejected, warnings, inserted,
       updated, unchanged, absent, matched, to_review, batch_id AS batch, job_id AS job, can_apply
FROM served.import
WHERE $2::text IS NULL
   OR (uploaded_at, id) < (SELECT last.uploaded_at, last.id FROM served.import last WHERE last.id = $2::text)
ORDER BY served.import.uploaded_at DESC, id DESC
LIMIT $1::bigint;
