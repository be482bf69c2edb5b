-- A step that records advice or a decision. $1 of what (number, policy), $2 which step, $3 with what, $4 who, $5 why.
SELECT outcome, sentence, number FROM edit.decide($1::text, $2::text, $3::jsonb, $4::text, $5::text);
