-- The data dictionary: each column of each table and view of ours, with what the SQL comments say.
SELECT n.nspname AS schema,
       obj_description(n.oid, 'pg_namespace') AS schema_meaning,
       c.relname AS relation,
       CASE c.relkind WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialised view' ELSE 'table' END AS kind,
       obj_description(c.oid, 'pg_class') AS relation_meaning,
       a.attname AS "column",
       format_type(a.atttypid, a.atttypmod) AS type,
       a.attnotnull AS required,
       col_description(c.oid, a.attnum) AS meaning
FROM pg_class c
JOIN pg_namespace n ON n.oid = c.relnamespace
JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
WHERE n.nspname IN ('register', 'source', 'code', 'gazetteer', 'evaluation', 'programme', 'facts', 'publish', 'history')
  AND c.relkind IN ('r', 'v', 'm')
  AND NOT (n.nspname = 'history' AND c.relname NOT IN ('head', 'change', 'entry')) -- the rest mirrors register
ORDER BY n.nspname, c.relname, a.attnum;
