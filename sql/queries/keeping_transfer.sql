-- Certifies a transfer. $1 reference, $2 where to, $3 SHA-256 of the manifest, $4 rows by file (JSON), $5 who, $6 why.
SELECT outcome, sentence, number FROM edit.certify_transfer($1::text, $2::text, $3::text, $4::jsonb, $5::text, $6::text);
