-- Takes the record of an asset out of the archive. $1 reference, $2 who, $3 why.
SELECT outcome, sentence, number FROM edit.unarchive($1::text, $2::text, $3::text);
