-- The columns of the fact view in their order, with their types: what the binary COPY of it holds.
SELECT a.attname, t.typname
FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
WHERE a.attrelid = 'facts.asset_fact'::regclass AND a.attnum > 0 AND NOT a.attisdropped
ORDER BY a.attnum;
