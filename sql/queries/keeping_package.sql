-- All that is kept of an asset, as files for preservation, with the SHA-256 of each. $1 reference.
SELECT file_name, content, row_count, encode(sha256(convert_to(content, 'UTF8')), 'hex') AS sha256
FROM edit.asset_package($1::text);
