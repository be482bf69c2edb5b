-- Every schema, table, view, column and function of ours says what it is.
BEGIN;
SELECT plan(4);

CREATE TEMP VIEW ours AS
SELECT oid, nspname FROM pg_namespace
WHERE nspname IN ('register', 'source', 'code', 'gazetteer', 'evaluation', 'history', 'facts', 'publish', 'served', 'edit', 'jobs', 'programme', 'governance', 'door', 'publication');

SELECT is_empty($$
    SELECT nspname FROM ours WHERE obj_description(oid, 'pg_namespace') IS NULL
$$, 'every schema has a comment');

SELECT is_empty($$
    SELECT o.nspname || '.' || c.relname
    FROM pg_class c JOIN ours o ON o.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'v', 'm', 'p') AND obj_description(c.oid, 'pg_class') IS NULL
$$, 'every table and view has a comment');

SELECT is_empty($$
    SELECT o.nspname || '.' || c.relname || '.' || a.attname
    FROM pg_class c JOIN ours o ON o.oid = c.relnamespace
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE c.relkind IN ('r', 'v', 'm', 'p') AND col_description(c.oid, a.attnum) IS NULL
      -- What is only on the way to a fact: each fact is described in evaluation.fact.
      AND NOT (o.nspname = 'facts' AND c.relkind = 'v')
$$, 'every column has a comment');

SELECT is_empty($$
    SELECT o.nspname || '.' || p.proname
    FROM pg_proc p JOIN ours o ON o.oid = p.pronamespace
    WHERE obj_description(p.oid, 'pg_proc') IS NULL
$$, 'every function has a comment');

SELECT * FROM finish();
ROLLBACK;
