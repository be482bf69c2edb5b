-- Says whether a circumstance of an asset holds. $1 reference, $2 circumstance, $3 whether, $4 from, $5 until, $6 who, $7 why.
SELECT outcome, field, sentence
FROM edit.circumstance($1::text, $2::text, $3::boolean, $4::date, $5::date, $6::text, $7::text);
