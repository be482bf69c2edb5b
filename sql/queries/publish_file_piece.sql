-- A piece of a file, hexadecimal. $1 publication, $2 name, $3 first byte (from 1), $4 how many.
SELECT encode(substring(content FROM $3::integer FOR $4::integer), 'hex')
FROM publish.publication_file
WHERE publication_id = $1::bigint AND name = $2::text;
