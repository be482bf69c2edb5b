-- What each column of a view means. $1 the view.
SELECT attribute.attname, col_description(attribute.attrelid, attribute.attnum) AS meaning
FROM pg_catalog.pg_attribute AS attribute
WHERE attribute.attrelid = to_regclass($1::text) AND attribute.attnum > 0 AND NOT attribute.attisdropped
ORDER BY attribute.attnum;
