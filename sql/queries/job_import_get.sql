-- An import. $1 its id.
SELECT id, state, problem, kind, feed, profile, file_name, file_bytes, file_sha256, encoding, actor AS uploaded_by,
       to_json(uploaded_at) AS uploaded_at, to_json(applied_at) AS applied_at, rows, accepted, rejected, warnings, inserted,
       updated, unchanged, absent, matched, to_review, batch_id AS batch, job_id AS job, can_apply, column_map,
       save_profile, layout
FROM served.import
WHERE id = $1::text;
