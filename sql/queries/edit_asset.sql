-- Edits a record. $1 reference, $2 version that was read (null: as it is now), $3 fields (JSON merge patch), $4 who, $5 why.
SELECT outcome, field, sentence, version
FROM edit.asset($1::text, coalesce($2::text, (SELECT record.version FROM publish.record WHERE record.reference = $1::text)), $3::jsonb, $4::text, $5::text);
