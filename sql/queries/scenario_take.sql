-- Makes or changes a scenario. $1 name, $2 step (make, set), $3 with what, $4 who.
SELECT outcome, sentence, number FROM edit.scenario($1::text, $2::text, $3::jsonb, $4::text);
