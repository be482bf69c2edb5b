-- Who is granted what, by the catalogue: what the walk over real rows (test_served.c) cannot see.
BEGIN;
SELECT plan(14);

CREATE TEMP VIEW ours AS
SELECT oid, nspname FROM pg_namespace WHERE nspname !~ '^(pg_|information_schema$|public$)';
CREATE TEMP VIEW owner AS SELECT nspowner AS oid FROM pg_namespace WHERE nspname = 'served';
CREATE TEMP VIEW login AS
SELECT oid, rolname, rolname LIKE 'terrier\_serve\_%' AS serves FROM pg_roles
WHERE rolname ~ '^terrier_(serve_)?(public|reader|gis|editor|steward)$';
-- Where each may look: everybody in publish and its past states, the service in served, those of its logins who edit in edit.
CREATE TEMP VIEW room AS
SELECT l.oid AS login, o.oid, o.nspname FROM login l CROSS JOIN ours o
WHERE o.nspname IN ('publish', 'publish_known') OR (o.nspname = 'served' AND l.serves)
   OR (o.nspname = 'edit' AND l.rolname IN ('terrier_serve_editor', 'terrier_serve_steward'));
CREATE TEMP VIEW everyone AS
SELECT oid, rolname FROM pg_roles WHERE oid IN (SELECT oid FROM login) OR rolname IN ('terrier_clerk', 'terrier_door');

SELECT is((SELECT count(*)::integer FROM everyone), 12, 'there are twelve logins to ask of');

-- --- roles ---

SELECT is_empty($$
    SELECT r.rolname FROM pg_roles r JOIN everyone USING (oid)
    WHERE r.rolsuper OR r.rolcreaterole OR r.rolcreatedb OR r.rolbypassrls OR r.rolreplication
$$, 'no login is more than a login');
SELECT is_empty($$
    SELECT e.rolname, pg_describe_object(classid, objid, objsubid)
    FROM pg_shdepend d JOIN everyone e ON e.oid = d.refobjid
    -- the catalogue is of all databases: those of tests beside this one have temporary tables
    WHERE d.deptype = 'o' AND d.refclassid = 'pg_authid'::regclass
      AND d.dbid IN (0, (SELECT own.oid FROM pg_database own WHERE own.datname = current_database()))
$$, 'none owns anything');
SELECT set_eq($$
    SELECT member.rolname::text || ' in ' || role.rolname::text FROM pg_auth_members m
    JOIN pg_roles member ON member.oid = m.member JOIN pg_roles role ON role.oid = m.roleid
    WHERE member.oid IN (SELECT oid FROM everyone)
$$, $$
    SELECT 'terrier_serve_' || name || ' in terrier_' || name FROM unnest('{editor,gis,public,reader,steward}'::text[]) AS name
    UNION ALL SELECT 'terrier_clerk in terrier_reader'
$$, 'a login of the service is a member of its own role and of no other; the clerk reads as staff for the report');

-- --- relations ---

SELECT is_empty($$
    SELECT l.rolname, c.oid::regclass
    FROM login l CROSS JOIN pg_class c JOIN ours o ON o.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p', 'f', 'm', 'S') AND c.oid <> 'served.sortable'::regclass
      AND CASE WHEN c.relkind = 'S' THEN has_sequence_privilege(l.oid, c.oid, 'USAGE, SELECT, UPDATE')
               ELSE has_table_privilege(l.oid, c.oid, 'SELECT, INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER')
                    OR has_any_column_privilege(l.oid, c.oid, 'SELECT, INSERT, UPDATE, REFERENCES') END
$$, 'neither people nor the service may touch a table, a sheet or a sequence');
SELECT is_empty($$
    SELECT l.rolname, c.oid::regclass
    FROM login l CROSS JOIN pg_class c JOIN ours o ON o.oid = c.relnamespace
    WHERE c.relkind = 'v'
      AND (has_table_privilege(l.oid, c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER')
           OR has_any_column_privilege(l.oid, c.oid, 'INSERT, UPDATE, REFERENCES'))
$$, 'nor change anything through a view');
SELECT is_empty($$
    SELECT l.rolname, c.oid::regclass
    FROM login l CROSS JOIN pg_class c JOIN ours o ON o.oid = c.relnamespace
    WHERE c.relkind = 'v' AND has_table_privilege(l.oid, c.oid, 'SELECT')
      AND NOT EXISTS (SELECT FROM room WHERE room.login = l.oid AND room.oid = o.oid)
$$, 'people read schema publish and its past states alone, the service schema served too, its editors edit');
SELECT is_empty($$
    SELECT l.rolname, o.nspname FROM login l CROSS JOIN ours o
    WHERE has_schema_privilege(l.oid, o.oid, 'CREATE')
       OR (has_schema_privilege(l.oid, o.oid, 'USAGE')
           AND NOT EXISTS (SELECT FROM room WHERE room.login = l.oid AND room.oid = o.oid))
$$, 'and have no business in any other');

-- Where a view shows rows by who asks, what the asker writes may not be evaluated before that is decided.
SELECT is_empty($$
    WITH RECURSIVE marked AS (
        SELECT oid FROM pg_class WHERE oid IN ('publish.edition'::regclass, 'publish.asset_cleared'::regclass, 'publish_known.edition'::regclass,
                                          'publish_known.asset_cleared'::regclass)
        UNION
        SELECT rule.ev_class FROM marked
        JOIN pg_depend d ON d.refclassid = 'pg_class'::regclass AND d.refobjid = marked.oid AND d.classid = 'pg_rewrite'::regclass
        JOIN pg_rewrite rule ON rule.oid = d.objid)
    SELECT c.oid::regclass FROM marked JOIN pg_class c USING (oid)
    WHERE c.relnamespace IN ('publish'::regnamespace, 'publish_known'::regnamespace) AND NOT coalesce('security_barrier=true' = ANY (c.reloptions), false)
      AND EXISTS (SELECT FROM login l WHERE NOT l.serves AND has_table_privilege(l.oid, c.oid, 'SELECT'))
$$, 'each view of marked rows that people read is a security barrier');

-- --- functions ---

SELECT is_empty($$
    SELECT p.oid::regprocedure FROM pg_proc p JOIN ours o ON o.oid = p.pronamespace
    CROSS JOIN LATERAL (SELECT (SELECT setting FROM unnest(p.proconfig) AS setting WHERE setting LIKE 'search_path=%') AS path) AS said
    WHERE (p.prosecdef OR said.path IS NOT NULL)
      AND coalesce(said.path, '') !~ '^search_path=pg_catalog(, public)?, pg_temp$'
$$, 'each function that runs as its owner says where names are found, and of all it says so last in temporary tables');
SELECT set_eq($$
    SELECT DISTINCT CASE WHEN l.serves THEN 'service ' ELSE 'people ' END || p.oid::regprocedure::text
    FROM login l CROSS JOIN pg_proc p JOIN ours o ON o.oid = p.pronamespace
    WHERE p.prosecdef AND has_function_privilege(l.oid, p.oid, 'EXECUTE') AND has_schema_privilege(l.oid, o.oid, 'USAGE')
$$, ARRAY['people publish.clearance()', 'service publish.clearance()', 'service served.refresh()',
          'people publish_known.clearance()', 'service publish_known.clearance()',
          'people publish_known.find(date,timestamp with time zone,bigint)',
          'service publish_known.find(date,timestamp with time zone,bigint)',
                    'service edit.asset(text,text,jsonb,text,text)', 'service edit.source(text,jsonb,text,text)',
          'service edit.undo_import_state(bigint)',
          'service edit.undo_import_effects(bigint)', 'service edit.undo_import_assets(bigint,bigint)',
          'service edit.undo_import_obstacles(bigint)', 'service edit.undo_import(bigint,text,text)',
          'service edit.place_hold(text,text,text)', 'service edit.release_hold(bigint,text,text)',
          'service edit.archive(text,text,text)', 'service edit.unarchive(text,text,text)',
          'service edit.destroy(text,text,text,text)', 'service edit.erasure_places(text)', 'service edit.erase(text,text,text)',
          'service edit.comment_on(text,jsonb,text)', 'service edit.prepare(text,text,jsonb,text,text)', 'service edit.decide(text,text,jsonb,text,text)',
          'service edit.criteria_faults(jsonb)', 'service edit.circumstance(text,text,boolean,date,date,text,text)', 'service edit.ledger_faults(bigint,text)', 'service edit.ledger_extent()', 'service edit.merge(text,text,text,text,text)',
          'service edit.split(text,text,jsonb,text,text)', 'service edit.match(bigint,text,text,text)',
          'service edit.designation(bigint,text,text,text)', 'service edit.scenario(text,text,jsonb,text)'],
    'the functions that run as their owner and can be called are these, each tried by a test of its own: what is new is added here by hand');
SELECT is_empty($$
    SELECT p.oid::regprocedure FROM pg_proc p JOIN ours o ON o.oid = p.pronamespace
    WHERE o.nspname IN ('served', 'history')
      AND EXISTS (SELECT FROM aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) WHERE grantee = 0)
$$, 'nobody else may call what schemas served and history hold');

-- --- the clerk, and the rules ---

SELECT is_empty($$
    SELECT c.oid::regclass FROM pg_class c JOIN ours o ON o.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p')
      AND (has_table_privilege('terrier_clerk', c.oid, 'TRUNCATE, REFERENCES, TRIGGER')
           OR (o.nspname <> 'jobs' AND c.oid NOT IN ('register.match'::regclass, 'register.designation_candidate'::regclass)
               -- proposals that nobody decided on come and go
               AND has_table_privilege('terrier_clerk', c.oid, 'DELETE'))
           OR (o.nspname = 'publication' AND has_table_privilege('terrier_clerk', c.oid, 'UPDATE'))
           OR (o.nspname NOT IN ('jobs', 'register', 'source', 'evaluation', 'programme', 'publication', 'gazetteer')
               AND has_table_privilege('terrier_clerk', c.oid, 'INSERT, UPDATE')))
    UNION ALL
    SELECT o.oid FROM ours o WHERE has_schema_privilege('terrier_clerk', o.oid, 'CREATE') OR (o.nspname = 'door' AND has_schema_privilege('terrier_clerk', o.oid, 'USAGE'))
$$, 'the clerk deletes nothing, makes nothing, and writes neither rules nor the ledger');
SELECT is_empty($$
    SELECT c.oid::regclass FROM pg_class c
    WHERE c.relkind = 'r' AND c.relnamespace IN ('code'::regnamespace, 'evaluation'::regnamespace)
      AND NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'run_id')
      AND NOT EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgname = 'rules_changed')
$$, 'every table of rules says when it changes: history.watch_rules()');

SELECT * FROM finish();
ROLLBACK;
