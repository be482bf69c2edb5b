-- Destroys what is due by the schedule. $1 subject, $2 which, $3 who, $4 why.
SELECT outcome, sentence, number FROM edit.destroy($1::text, $2::text, $3::text, $4::text);
