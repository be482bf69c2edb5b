-- Puts the loaded table in force. $1 product, $2 batch, $3 day of the release, $4 rows.
SELECT edit.gazetteer_release($1::text, $2::bigint, $3::date, $4::bigint);
