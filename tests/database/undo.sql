-- Taking changes back, from history alone. Each change is a transaction of its own here, as in life.
SELECT plan(17);

CREATE PROCEDURE pg_temp.by(who text, why text) LANGUAGE plpgsql AS $$
BEGIN
    PERFORM set_config('terrier.actor', who, false), set_config('terrier.reason', why, false);
END $$;
CREATE FUNCTION pg_temp.change(why text) RETURNS bigint[] LANGUAGE sql
    AS $$ SELECT array_agg(change_id) FROM history.change WHERE reason = why $$;
CREATE FUNCTION pg_temp.effects(why text) RETURNS text LANGUAGE sql AS $$
    SELECT string_agg(format('%s %s %s', table_name, effect, count), ', ' ORDER BY table_name, effect)
    FROM (SELECT table_name, effect, count(*) FROM edit.undo_rows(pg_temp.change(why)) WHERE effect IS NOT NULL GROUP BY 1, 2) AS each
$$;

SELECT is_empty($$
    SELECT conrelid::regclass, conname FROM pg_constraint JOIN edit.tracked ON live = conrelid
    WHERE contype = 'f' AND NOT condeferrable
$$, 'references of all tables that keep their history can be put off to the end of an undo');

CALL pg_temp.by('clerk', 'made');
BEGIN;
INSERT INTO register.asset (reference, name, category_code) VALUES ('TT000001', 'Hall', 'hall'), ('TT000002', 'Depot', 'depot');
INSERT INTO register.asset_holding (asset_id, valid, purpose_code, scope_code, status_code)
SELECT asset_id, '[2020-01-01,2030-01-01)', 'operational', 'in', 'in_use' FROM register.asset;
INSERT INTO register.asset_holding (asset_id, valid, purpose_code, scope_code, status_code)
SELECT asset_id, '[2030-01-01,)', 'surplus', 'in', 'vacant' FROM register.asset;
INSERT INTO register.land_parcel (asset_id, extent, extent_crs84)
SELECT asset_id, shape, ST_Transform(shape, 4326) FROM register.asset,
       (SELECT ST_Multi(ST_MakeEnvelope(320000, 120000, 320010, 120010, 27700)) AS shape) AS square;
COMMIT;

CALL pg_temp.by('steward', 'merged');
BEGIN; -- as a merge: the second goes into the first
UPDATE register.land_parcel SET asset_id = (SELECT min(asset_id) FROM register.asset), code = '2'
WHERE asset_id = (SELECT max(asset_id) FROM register.asset);
DELETE FROM register.asset_holding WHERE asset_id = (SELECT max(asset_id) FROM register.asset);
UPDATE register.asset SET notes = 'with the depot' WHERE reference = 'TT000001';
UPDATE register.asset_holding SET valid = '[2020-01-01,2025-01-01)' WHERE valid = '[2020-01-01,2030-01-01)';
UPDATE register.asset_holding SET valid = '[2025-01-01,)' WHERE valid = '[2030-01-01,)';
DELETE FROM register.asset WHERE reference = 'TT000002';
COMMIT;

SELECT is(pg_temp.effects('merged'),
          'asset brought back 1, asset restored 1, asset_holding brought back 2, asset_holding restored 2, land_parcel restored 1',
          'what would become of which rows is told first');
SELECT results_eq($$SELECT DISTINCT asset_id FROM edit.undo_rows(pg_temp.change('merged')) ORDER BY 1$$,
                  $$SELECT DISTINCT asset_id FROM history.asset ORDER BY 1$$, 'with the assets concerned');


CALL pg_temp.by('steward', 'merge undone');
SELECT lives_ok($$SELECT edit.take_back(pg_temp.change('merged'))$$,
                'a merge is taken back whatever order its references and ranges ask for');
SELECT results_eq($$SELECT reference, name, notes FROM register.asset ORDER BY 1$$,
                  $$VALUES ('TT000001', 'Hall', NULL), ('TT000002', 'Depot', NULL)$$, 'both assets are as they were');
SELECT results_eq($$SELECT asset_id, code, area_m2::numeric FROM register.land_parcel ORDER BY asset_id$$,
                  $$SELECT asset_id, '1', 100.00 FROM register.asset ORDER BY asset_id$$, 'so is the land of each, measured anew');
SELECT results_eq($$SELECT count(*), min(valid::text), max(valid::text) FROM register.asset_holding$$,
                  $$VALUES (4::bigint, '[2020-01-01,2030-01-01)', '[2030-01-01,)')$$, 'and how they are held');
SELECT results_eq($$SELECT actor, reason FROM history.change ORDER BY revision DESC LIMIT 1$$,
                  $$VALUES ('steward', 'merge undone')$$, 'it is a change of its own in the ledger');
SELECT is_empty('SELECT fault FROM history.verify() UNION ALL SELECT fault FROM history.verify_live()',
                'the ledger is whole, and the register is what it says');
SELECT is(pg_temp.effects('merged'), NULL, 'a change that was taken back leaves nothing to take back');

CALL pg_temp.by('clerk', 'named');
UPDATE register.asset SET name = 'Town Hall' WHERE reference = 'TT000001';
CALL pg_temp.by('officer', 'let');
INSERT INTO register.lease (asset_id, direction_code) SELECT asset_id, 'out' FROM register.asset WHERE reference = 'TT000002';

CALL pg_temp.by('clerk', 'moved');
UPDATE register.asset SET name = 'Moot Hall' WHERE reference = 'TT000001';
CALL pg_temp.by('clerk', 'undone: moved');
SELECT edit.take_back(pg_temp.change('moved')) \g /dev/null
SELECT results_eq($$SELECT reason FROM edit.later_changes(pg_temp.change('made'),
                        ARRAY(SELECT concerned FROM edit.undo_rows(pg_temp.change('made')) AS concerned))$$,
                  $$VALUES ('named')$$, 'of what stands in the way nothing is named that was taken back itself');

SELECT throws_like($$SELECT edit.take_back(pg_temp.change('made'))$$,
                   '1 row of lease would refer to what is gone, by officer on %(let); 1 row of asset changed since, by clerk on %(named)%',
                   'refused, with who changed what since and why, and what depends on it');
SELECT is((SELECT count(*) FROM register.asset_holding), 4::bigint, 'nothing was half done');

CALL pg_temp.by('officer', 'undone: let');
SELECT edit.take_back(pg_temp.change('let')) \g /dev/null
CALL pg_temp.by('clerk', 'undone: named');
SELECT edit.take_back(pg_temp.change('named')) \g /dev/null
SELECT is(pg_temp.effects('made'), 'asset removed 2, asset_holding removed 4, land_parcel removed 2',
          'later changes that came to nothing stand in nobody''s way');
CALL pg_temp.by('clerk', 'undone: made');
SELECT edit.take_back(pg_temp.change('made')) \g /dev/null
SELECT is_empty('SELECT FROM register.asset UNION ALL SELECT FROM register.land_parcel', 'what a change made goes with it');

CALL pg_temp.by('clerk', 'made again');
SELECT edit.take_back(pg_temp.change('undone: made')) \g /dev/null
UPDATE history.asset SET salt = NULL, name = NULL WHERE change_id = ANY (pg_temp.change('made again')) AND reference = 'TT000001';
CALL pg_temp.by('clerk', 'renamed');
UPDATE register.asset SET name = 'Guildhall' WHERE reference = 'TT000001';
SELECT throws_like($$SELECT edit.take_back(pg_temp.change('renamed'))$$, '%lawfully been erased%',
                   'what was lawfully erased does not come back');

SELECT is_empty($$
    SELECT p.proname, r.rolname FROM pg_proc p CROSS JOIN pg_roles r
    WHERE p.pronamespace = 'edit'::regnamespace AND p.proname IN ('take_back', 'write_rows', 'undo_rows', 'restore_rows', 'bring_back')
      AND r.rolname LIKE 'terrier\_%' AND NOT r.rolsuper
      AND NOT pg_has_role(r.oid, (SELECT nspowner FROM pg_namespace WHERE nspname = 'edit'), 'MEMBER')
      AND has_function_privilege(r.oid, p.oid, 'EXECUTE')
$$, 'nobody but the owner''s own functions takes any change back');

SELECT * FROM finish();
