-- What the register refuses, by constraint, whatever program asks.
BEGIN;
SELECT plan(14);

INSERT INTO register.asset (asset_id, name, category_code) OVERRIDING SYSTEM VALUE VALUES (900, 'Hall', 'hall');
SELECT matches((SELECT reference FROM register.asset), '^SC[0-9]{6}$', 'a reference is given');

SELECT throws_ok($$INSERT INTO register.asset (name, category_code) VALUES ('X', 'castle')$$, '23503', NULL, 'an unknown category');
SELECT throws_ok($$INSERT INTO register.asset (name, category_code) VALUES (' ', 'hall')$$, '23514', NULL, 'a blank name');
SELECT throws_ok($$INSERT INTO register.asset (name, category_code, uprn) VALUES ('X', 'hall', 1000000000000)$$, '23514', NULL,
                 'a UPRN of 13 digits');
SELECT throws_ok($$INSERT INTO register.asset (name, category_code, postcode) VALUES ('X', 'hall', 'M32 OXZ')$$, '23514', NULL,
                 'a letter O in the inward part of a postcode');
SELECT lives_ok($$INSERT INTO register.asset (name, category_code, postcode) VALUES ('X', 'hall', 'M31')$$, 'an outward part alone');
SELECT throws_ok($$INSERT INTO register.asset (name, category_code, location, location_crs84)
                   VALUES ('X', 'hall', ST_Point(53.4, -2.3, 27700), ST_Point(-2.3, 53.4, 4326))$$, '23514', NULL,
                 'degrees where metres belong');
SELECT throws_ok($$INSERT INTO register.asset (name, category_code, location) VALUES ('X', 'hall', ST_Point(300000, 100000, 27700))$$,
                 '23514', NULL, 'a place without its longitude and latitude');
SELECT throws_ok($$INSERT INTO register.land_parcel (asset_id, extent, extent_crs84)
                   VALUES (900, ST_GeomFromText('MULTIPOLYGON(((0 0,10 10,10 0,0 10,0 0)))', 27700),
                              ST_GeomFromText('MULTIPOLYGON(((0 0,1 1,1 0,0 0)))', 4326))$$, '23514', NULL, 'a polygon that crosses itself');

INSERT INTO register.asset_holding (asset_id, valid, purpose_code, scope_code, status_code)
VALUES (900, '[2023-04-01,2026-03-28)', 'operational', 'in', 'in_use');
SELECT lives_ok($$INSERT INTO register.asset_holding (asset_id, valid, purpose_code, scope_code, status_code, basis_code)
                  VALUES (900, '[2026-03-28,)', 'operational', 'in', 'disposed', 'correction')$$, 'one holding may follow another');
SELECT throws_ok($$INSERT INTO register.asset_holding (asset_id, valid, purpose_code, scope_code, status_code)
                   VALUES (900, '[2026-01-01,2026-02-01)', 'surplus', 'in', 'vacant')$$, '23P01', NULL,
                 'but not be held for two purposes on one day');

SELECT throws_ok($$INSERT INTO register.liability (asset_id, council_repairs, duty_holder_code, basis)
                   VALUES (900, 'shared', 'council', 'stated')$$, '23514', NULL, 'a shared liability without the share');
SELECT throws_ok($$INSERT INTO register.inspection (asset_id, type_code, inspected_on, result_code, next_due_on)
                   VALUES (900, 'gas_safety', '2026-05-01', 'pass', '2026-04-01')$$, '23514', NULL, 'a next inspection before the last');
SELECT throws_ok($$INSERT INTO register.proposal (asset_id, kind_code, stage_code, name, homes, social_homes)
                   VALUES (900, 'housing', 'idea', 'Hall site', 10, 11)$$, '23514', NULL, 'more social homes than homes');

SELECT * FROM finish();
ROLLBACK;
