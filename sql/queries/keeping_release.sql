-- Releases a legal hold. $1 its number, $2 who, $3 why.
SELECT outcome, sentence, number FROM edit.release_hold($1::bigint, $2::text, $3::text);
