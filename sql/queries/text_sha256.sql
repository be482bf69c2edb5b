-- SHA-256 of a text, hexadecimal. $1 the text.
SELECT encode(sha256(convert_to($1::text, 'UTF8')), 'hex');
