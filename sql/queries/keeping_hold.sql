-- Places a legal hold. $1 reference of the asset; null: the whole register. $2 who, $3 why.
SELECT outcome, sentence, number FROM edit.place_hold($1::text, $2::text, $3::text);
