-- Records a migration as applied. $1 number, $2 file name, $3 SHA-256, $4 version of terrier.
INSERT INTO meta.migration (number, name, sha256, by_version)
VALUES ($1::integer, $2::text, $3::text, $4::text);
