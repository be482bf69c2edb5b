-- A step on the way to a decision. $1 of what (reference, number), $2 which step, $3 with what, $4 who, $5 why.
SELECT outcome, sentence, number FROM edit.prepare($1::text, $2::text, $3::jsonb, $4::text, $5::text);
