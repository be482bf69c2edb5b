-- The files of a publication. $1 its number, $2 the name of one (null: all).
SELECT name, title, media_type, bytes, sha256
FROM publish.publication_file
WHERE publication_id = $1::bigint AND ($2::text IS NULL OR name = $2::text)
ORDER BY place;
