-- Changes a feed. $1 feed, $2 fields (JSON), $3 who, $4 why.
SELECT outcome, field, sentence, version, changed_assets FROM edit.source($1::text, $2::jsonb, $3::text, $4::text);
