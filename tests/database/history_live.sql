-- The register as it stands is what its history says, row by row; what came past the triggers shows.
BEGIN;
SELECT plan(7);

INSERT INTO register.asset (name, category_code, location, location_crs84)
VALUES ('Old Library', 'library', ST_SetSRID(ST_MakePoint(322000, 124000), 27700), ST_SetSRID(ST_MakePoint(-3.11, 51.01), 4326)),
       ('Car Park', 'car_park', NULL, NULL), ('Depot', 'depot', NULL, NULL);
INSERT INTO register.asset_holding (asset_id, purpose_code, scope_code, status_code)
SELECT asset_id, 'operational', 'in', 'in_use' FROM register.asset;
INSERT INTO register.building (asset_id, floor_area_m2, replacement_cost)
SELECT asset_id, 120.50, 1000000.01 FROM register.asset;
UPDATE register.asset SET name = 'Old Library, High Street' WHERE name = 'Old Library';
DELETE FROM register.asset_holding WHERE asset_id = (SELECT asset_id FROM register.asset WHERE name = 'Depot');

SELECT is_empty('SELECT * FROM history.verify_live()', 'a register written through its triggers is whole');
SELECT is(history.live_count(), 8::bigint, 'every row of it is compared');

-- Triggers rest, as for someone who means to leave no trace.
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE register.asset DISABLE TRIGGER USER;
ALTER TABLE register.asset_holding DISABLE TRIGGER USER;
ALTER TABLE register.building DISABLE TRIGGER USER;
SAVEPOINT whole;
UPDATE register.asset SET notes = 'changed behind its back' WHERE name = 'Depot';
SELECT results_eq('SELECT table_name, fault FROM history.verify_live()',
                  $$VALUES ('asset', 'this row is not as it was written')$$, 'an altered row shows');
ROLLBACK TO whole;
UPDATE register.building SET replacement_cost = 1000000.02 WHERE asset_id = (SELECT min(asset_id) FROM register.asset);
SELECT results_eq('SELECT table_name, fault FROM history.verify_live()',
                  $$VALUES ('building', 'this row is not as it was written')$$, 'a penny shows');
ROLLBACK TO whole;
DELETE FROM register.asset_holding WHERE asset_id = (SELECT min(asset_id) FROM register.asset);
SELECT results_eq('SELECT table_name, fault FROM history.verify_live()',
                  $$VALUES ('asset_holding', 'this row is missing')$$, 'a removed row shows');
ROLLBACK TO whole;
INSERT INTO register.asset (name, category_code) VALUES ('Nobody knows', 'depot');
SELECT results_eq('SELECT table_name, fault FROM history.verify_live()',
                  $$VALUES ('asset', 'this row has no history')$$, 'a row of which nothing was kept shows');
ROLLBACK TO whole;
UPDATE history.asset SET salt = NULL, name = 'erased' WHERE operation = 'U';
SELECT is_empty('SELECT * FROM history.verify_live()', 'a version that was lawfully erased is taken by its kept digest');

SELECT * FROM finish();
ROLLBACK;
