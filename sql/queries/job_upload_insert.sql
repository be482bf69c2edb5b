-- A file that was uploaded. $1 kind, $2 profile, $3 file name, $4 bytes, $5 SHA-256, $6 actor.
INSERT INTO jobs.upload (kind, profile, file_name, file_bytes, file_sha256, actor)
VALUES ($1::text, $2::text, $3::text, $4::bigint, $5::text, $6::text)
RETURNING upload_id;
