-- Makes one asset part of another. $1 reference, $2 version that was read (null: as it is now), $3 the asset that it becomes
-- part of, $4 who, $5 why.
SELECT outcome, field, sentence, reference, parts FROM edit.merge($1::text, $2::text, $3::text, $4::text, $5::text);
