-- Who may touch keys and sessions, and what they keep.
BEGIN;
SELECT plan(9);

CREATE TEMP VIEW others AS
SELECT rolname FROM pg_roles WHERE rolname LIKE 'terrier\_%' AND rolname NOT IN ('terrier_door', 'terrier_admin') AND NOT rolsuper
  AND rolname <> (SELECT nspowner::regrole::text FROM pg_namespace WHERE nspname = 'door');

SELECT cmp_ok((SELECT count(*) FROM others), '>=', 11::bigint, 'there are other roles to ask for');

SELECT is_empty($$
    SELECT rolname FROM others WHERE has_schema_privilege(rolname, 'door', 'USAGE, CREATE')
$$, 'no other role of ours may look into the schema');

SELECT is_empty($$
    SELECT rolname || ' ' || c.oid::regclass::text
    FROM others CROSS JOIN pg_class c
    WHERE c.relnamespace = 'door'::regnamespace AND c.relkind = 'r'
      AND has_table_privilege(rolname, c.oid, 'SELECT, INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER')
$$, 'nor touch its tables');

SELECT is_empty($$
    SELECT n.nspname || '.' || c.relname
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname IN ('register', 'source', 'code', 'gazetteer', 'evaluation', 'history', 'facts', 'publish', 'served')
      AND c.relkind IN ('r', 'v', 'm', 'p')
      AND has_schema_privilege('terrier_door', n.oid, 'USAGE')
      AND has_table_privilege('terrier_door', c.oid, 'SELECT, INSERT, UPDATE, DELETE')
$$, 'the door''s login sees nothing of the register');

SELECT is_empty($$
    SELECT rolname FROM pg_roles
    WHERE rolname = 'terrier_door' AND (rolsuper OR rolcreatedb OR rolcreaterole OR rolbypassrls OR rolreplication)
    UNION ALL
    SELECT roleid::regrole::text FROM pg_auth_members WHERE member = 'terrier_door'::regrole
$$, 'and is no more than itself');

INSERT INTO door.api_key (name, role, opening, key_sha256, made_by, expires_at)
VALUES ('one', 'reader', 'trk_abcd', sha256('one'), 'tests', now() + interval '1 day');

SELECT throws_ok($$
    INSERT INTO door.api_key (name, role, opening, key_sha256, made_by, expires_at)
    VALUES ('two', 'reader', 'trk_abcd', sha256('one'), 'tests', now() + interval '1 day')
$$, '23505', NULL, 'no two keys have the same digest');
SELECT throws_ok($$
    INSERT INTO door.api_key (name, role, opening, key_sha256, made_by, expires_at)
    VALUES ('two', 'reader', 'trk_abcd', 'trk_abcd_the_key_itself_is_not_kept', 'tests', now() + interval '1 day')
$$, '23514', NULL, 'what is kept is a digest');
SELECT throws_ok($$
    INSERT INTO door.api_key (name, role, opening, key_sha256, made_by, expires_at)
    VALUES ('two', 'nobody', 'trk_abcd', sha256('two'), 'tests', now() + interval '1 day')
$$, '23514', NULL, 'a key has one of the five roles');

SELECT ok(has_table_privilege('terrier_door', 'door.api_key', 'UPDATE'), 'the door''s login may revoke');

SELECT * FROM finish();
ROLLBACK;
