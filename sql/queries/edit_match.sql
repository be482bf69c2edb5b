-- Decides on a match. $1 its number, $2 accept, reject or undo, $3 who, $4 why.
SELECT outcome, field, sentence, reference FROM edit.match($1::bigint, $2::text, $3::text, $4::text);
