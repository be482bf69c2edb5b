-- Decides on a listed entry that may be of an asset. $1 the candidate's number, $2 accept, reject or undo, $3 who, $4 why.
SELECT outcome, field, sentence, reference FROM edit.designation($1::bigint, $2::text, $3::text, $4::text);
