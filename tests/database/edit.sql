-- What editing and the history of a record stand on.
BEGIN;
\ir ../fixtures/estate.sql
SELECT plan(5);

SELECT is_empty($$
    SELECT owned.relname FROM pg_class owned
    JOIN pg_attribute key ON key.attrelid = owned.oid AND key.attname IN ('asset_id', 'survey_id', 'supply_id')
    WHERE owned.relnamespace = 'register'::regnamespace AND owned.relkind = 'r' AND NOT key.attisdropped
      AND NOT EXISTS (SELECT FROM pg_depend used JOIN pg_rewrite rule ON rule.oid = used.objid
                      WHERE rule.ev_class = 'publish.part_version'::regclass
                        AND used.refobjid = to_regclass('history.' || owned.relname))
$$, 'each table of an asset is a part of its record, so that its version and history know it');

SELECT is_empty($$
    SELECT kept.relname FROM pg_class kept
    JOIN pg_attribute key ON key.attrelid = kept.oid AND key.attname = 'asset_id' AND NOT key.attisdropped
    WHERE kept.relnamespace = 'history'::regnamespace AND kept.relkind = 'r'
      AND NOT EXISTS (SELECT FROM pg_index i WHERE i.indrelid = kept.oid AND i.indkey[0] = key.attnum)
$$, 'the versions of an asset are found by an index');

SELECT is_empty($$
    SELECT column_name FROM edit.field
    WHERE NOT EXISTS (SELECT FROM pg_attribute WHERE attrelid = 'register.asset'::regclass AND attname = column_name)
$$, 'each field that may be edited is a column');

SELECT is_empty($$
    SELECT DISTINCT list FROM edit.field WHERE list IS NOT NULL AND list NOT IN (SELECT list FROM edit.choice)
$$, 'each list of codes has choices');

SELECT is_empty($$
    SELECT p.proname, r.rolname
    FROM pg_proc p CROSS JOIN pg_roles r
    WHERE p.pronamespace = 'edit'::regnamespace AND r.rolname LIKE 'terrier\_%' AND NOT r.rolsuper
      AND NOT pg_has_role(r.oid, (SELECT nspowner FROM pg_namespace WHERE nspname = 'edit'), 'MEMBER')
      AND has_function_privilege(r.oid, p.oid, 'EXECUTE')
      AND NOT (p.prosecdef AND r.rolname IN ('terrier_serve_editor', 'terrier_serve_steward')) -- which: served.sql
      AND NOT (p.prosecdef AND r.rolname = 'terrier_clerk' AND p.proname IN ('gazetteer_begin', 'gazetteer_key', 'gazetteer_place', 'gazetteer_places',
                                                                             'gazetteer_release', 'import_read_again', 'import_unplaced',
                                                                             'take_costs'))
$$, 'only the service''s logins of editor and steward, and the clerk for imports, run anything here, and only what runs as the owner');

SELECT * FROM finish();
ROLLBACK;
