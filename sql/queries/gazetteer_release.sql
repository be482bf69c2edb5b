-- Puts the loaded table in force. $1 product, $2 batch, $3 day of the release, $4 rows, $5 accuracy between its two positions, m.
SELECT edit.gazetteer_release($1::text, $2::bigint, $3::date, $4::bigint, $5::numeric);
