-- A file that was uploaded. $1 kind, $2 profile, $3 file name, $4 bytes, $5 SHA-256, $6 actor, $7 corrections of its layout,
-- $8 scheme, $9 the name to save its layout under, $10 sheet, $11 header row, $12 what holds of every row.
INSERT INTO jobs.upload (kind, profile, file_name, file_bytes, file_sha256, actor, corrections, scheme, save_profile, sheet,
                         header_row, settings)
VALUES ($1::text, $2::text, $3::text, $4::bigint, $5::text, $6::text, $7::jsonb, $8::text, $9::text, $10::text, $11::integer,
        $12::jsonb)
RETURNING upload_id;
