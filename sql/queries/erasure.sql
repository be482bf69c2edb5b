-- Erases words. $1 the words, $2 who, $3 why.
SELECT outcome, sentence, number FROM edit.erase($1::text, $2::text, $3::text);
