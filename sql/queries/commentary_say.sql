-- Says something of a commitment or an objective in a published quarter. $1 which, $2 with what, $3 who.
SELECT outcome, sentence, number FROM edit.comment_on($1::text, $2::jsonb, $3::text);
