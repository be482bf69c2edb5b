-- Makes two assets of one. $1 reference, $2 version that was read (null: as it is now), $3 what the new one is made of (JSON),
-- $4 who, $5 why.
SELECT outcome, field, sentence, reference FROM edit.split($1::text, $2::text, $3::jsonb, $4::text, $5::text);
