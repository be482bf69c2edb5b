-- The key of the table being loaded; how many rows repeated a UPRN. $1 product, $2 batch, $3 issues to note at most.
SELECT edit.gazetteer_key($1::text, $2::bigint, $3::integer);
