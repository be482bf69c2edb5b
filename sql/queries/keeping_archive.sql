-- Lays up the record of an asset. $1 reference, $2 who, $3 why.
SELECT outcome, sentence, number FROM edit.archive($1::text, $2::text, $3::text);
