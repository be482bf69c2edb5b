-- A batch, as the file is staged. $1 kind, $2 feed, $3 file name, $4 its SHA-256, $5 its bytes, $6 encoding,
-- $7 profile, $8 its SHA-256, $9 column map, $10 status.
INSERT INTO source.batch (kind, feed, file_name, file_sha256, file_bytes, encoding, profile, profile_sha256, column_map,
                          status, actor)
VALUES ($1::text, $2::text, $3::text, $4::text, $5::bigint, $6::text, $7::text, $8::text, $9::jsonb, $10::text,
        current_setting('terrier.actor'))
RETURNING batch_id, set_config('terrier.batch', batch_id::text, true);
