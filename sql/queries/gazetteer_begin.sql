-- An empty table for a release. $1 product.
SELECT edit.gazetteer_begin($1::text);
