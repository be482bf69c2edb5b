-- The index by place of the table being loaded. $1 product.
SELECT edit.gazetteer_places($1::text);
