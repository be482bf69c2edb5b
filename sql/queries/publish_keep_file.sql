-- Keeps a file of a publication. $1 publication, $2 name, $3 place, $4 title, $5 media type, $6 the bytes, hexadecimal.
INSERT INTO publication.file (publication_id, name, place, title, media_type, content)
VALUES ($1::bigint, $2::text, $3::integer, $4::text, $5::text, decode($6::text, 'hex'));
