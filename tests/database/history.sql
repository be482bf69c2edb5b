-- The ledger: every register table keeps its history, each change is sealed in order, and tampering shows.
BEGIN;
SELECT plan(17);

SELECT is_empty($$
    SELECT c.relname FROM pg_class c
    WHERE c.relnamespace = 'register'::regnamespace AND c.relkind = 'r'
      AND to_regclass('history.' || quote_ident(c.relname)) IS NULL
$$, 'every register table has a history table');

SELECT is_empty($$
    SELECT c.relname, wanted.name
    FROM pg_class c CROSS JOIN (VALUES ('history_insert'), ('history_update'), ('history_delete'), ('refuse_truncate')) wanted (name)
    WHERE c.relnamespace = 'register'::regnamespace AND c.relkind = 'r'
      AND NOT EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgname = wanted.name AND t.tgenabled <> 'D')
$$, 'every register table has the four triggers');

SELECT is_empty($$
    SELECT c.relname, a.attname
    FROM pg_class c
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    LEFT JOIN pg_attribute h ON h.attrelid = to_regclass('history.' || quote_ident(c.relname)) AND h.attname = a.attname
    WHERE c.relnamespace = 'register'::regnamespace AND c.relkind = 'r'
      AND (h.attname IS NULL OR h.atttypid <> a.atttypid)
$$, 'history tables hold every column of their register table, of the same type');

-- In one transaction there is one change, whatever it writes.
SELECT set_config('terrier.actor', 'estates officer', true), set_config('terrier.reason', 'annual review', true);
INSERT INTO register.asset (name, category_code) VALUES ('Old Library', 'library'), ('Car Park', 'car_park');
UPDATE register.asset SET name = 'Old Library, High Street' WHERE name = 'Old Library';
INSERT INTO register.asset_holding (asset_id, purpose_code, scope_code, status_code)
SELECT asset_id, 'operational', 'in', 'in_use' FROM register.asset;
DELETE FROM register.asset_holding WHERE asset_id = (SELECT asset_id FROM register.asset WHERE name = 'Car Park');
UPDATE register.asset SET notes = 'x' WHERE false;

SELECT is((SELECT count(*) FROM history.change), 1::bigint, 'one transaction makes one change');
SELECT is((SELECT actor || ': ' || reason FROM history.change), 'estates officer: annual review', 'who and why are kept');
SELECT is((SELECT string_agg(operation || ' ' || row_count, ', ' ORDER BY entry_id) FROM history.entry),
          'I 2, U 1, I 2, D 1', 'each statement that changed rows has an entry; one that changed none has not');
SELECT is((SELECT string_agg(operation || ' ' || name, ', ' ORDER BY version_id) FROM history.asset),
          'I Old Library, I Car Park, U Old Library, High Street', 'every version is kept');
SELECT is((SELECT revision FROM history.change), NULL, 'an open change has no revision');

SET CONSTRAINTS ALL IMMEDIATE; -- as a commit does
SELECT is((SELECT revision FROM history.change), 1::bigint, 'a sealed change has the next revision');
SELECT is((SELECT digest FROM history.change), (SELECT digest FROM history.head), 'the head is the newest change');
SELECT is_empty('SELECT * FROM history.verify()', 'an untouched ledger verifies');
SELECT throws_ok($$UPDATE register.asset SET notes = 'late' WHERE name = 'Car Park'$$, '55000', NULL,
                 'nothing can be added to a sealed change');
SELECT throws_ok('TRUNCATE register.amenity', '42501', NULL, 'truncate, which leaves no history, is refused');

SAVEPOINT whole;
UPDATE history.asset SET name = 'Never a library' WHERE operation = 'U';
SELECT isnt_empty('SELECT * FROM history.verify()', 'an altered version shows');
ROLLBACK TO whole;
DELETE FROM history.asset WHERE operation = 'U';
SELECT isnt_empty('SELECT * FROM history.verify()', 'a removed version shows');
ROLLBACK TO whole;
UPDATE history.change SET reason = 'something else';
SELECT isnt_empty('SELECT * FROM history.verify()', 'an altered reason shows');
ROLLBACK TO whole;
UPDATE history.asset SET name = NULL, salt = NULL WHERE operation = 'U';
SELECT is_empty('SELECT * FROM history.verify()', 'a lawful erasure, values and salt blanked, still verifies');

SELECT * FROM finish();
ROLLBACK;
