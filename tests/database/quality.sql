-- The rules of data quality, each on an asset that passes (P...) and one that fails it (F...), and one that it is not asked of.
BEGIN;
SELECT plan(14);
SET terrier.as_at = '2026-06-01';

INSERT INTO source.feed (feed, kind, title) VALUES ('register/old', 'register', 'Old list');
INSERT INTO register.asset (reference, name, category_code, uprn, street, postcode, responsible_officer, stated_land_area_m2, purpose_confirmed_on,
                            location, location_crs84)
SELECT reference, reference, category, uprn, street, postcode, officer, area, reviewed,
       ST_SetSRID(ST_MakePoint(x, 120000), 27700), CASE WHEN x IS NOT NULL THEN ST_SetSRID(ST_MakePoint(-3, 51), 4326) END
FROM (VALUES
    ('PA000001', 'office', 101, 'High Street', 'TA1 1AA', 'Estates', 10100, date '2025-01-01', 320000),
    ('FA000001', 'office', NULL, 'High Street', 'TA1', NULL, 12000, date '2015-01-01', NULL),
    ('FA000002', 'park', 102, NULL, NULL, NULL, NULL, NULL, 390000),
    ('FA000003', 'hall', 102, NULL, NULL, NULL, NULL, NULL, 320000),
    ('FA000004', 'office', 103, NULL, NULL, NULL, NULL, NULL, 320000))
    AS made (reference, category, uprn, street, postcode, officer, area, reviewed, x);
UPDATE register.asset SET location = NULL, location_crs84 = NULL WHERE reference = 'FA000001';
INSERT INTO register.asset_holding (asset_id, purpose_code, scope_code, status_code)
SELECT asset_id, 'operational', 'in', CASE reference WHEN 'FA000003' THEN 'vacant' WHEN 'FA000004' THEN 'disposed' ELSE 'in_use' END
FROM register.asset;
CREATE FUNCTION pg_temp.asset(wanted text) RETURNS bigint LANGUAGE sql AS $$ SELECT asset_id FROM register.asset WHERE reference = wanted $$;
INSERT INTO register.land_parcel (asset_id, extent, extent_crs84)
SELECT pg_temp.asset(reference), shape, ST_Transform(shape, 4326)
FROM (VALUES ('PA000001'), ('FA000001'), ('FA000002')) AS own (reference),
     (SELECT ST_Multi(ST_MakeEnvelope(320000, 120000, 320100, 120100, 27700)) AS shape) AS square;
INSERT INTO register.interest (asset_id, tenure_code, title_number, land_only)
VALUES (pg_temp.asset('PA000001'), 'freehold', 'ST1', false), (pg_temp.asset('FA000001'), 'leasehold', NULL, true),
       (pg_temp.asset('FA000004'), 'freehold', NULL, false);
INSERT INTO register.building (asset_id, floor_area_m2, year_built, heating_code, boiler_year)
VALUES (pg_temp.asset('PA000001'), 500, 1980, 'gas', 2010), (pg_temp.asset('FA000001'), 500, 2012, NULL, 2010);
INSERT INTO register.liability (asset_id, council_repairs, duty_holder_code, basis)
VALUES (pg_temp.asset('PA000001'), 'none', 'tenant', 'stated'), (pg_temp.asset('FA000001'), 'all', 'council', 'stated');
INSERT INTO register.lease (asset_id, direction_code, repair_terms_code)
VALUES (pg_temp.asset('PA000001'), 'out', 'FRI'), (pg_temp.asset('FA000001'), 'out', 'FRI');
INSERT INTO register.valuation (asset_id, valued_on, basis_code, amount)
VALUES (pg_temp.asset('PA000001'), '2024-01-01', 'EUV', 450000), (pg_temp.asset('FA000001'), '2014-01-01', 'EUV', 1);
INSERT INTO register.utilisation (asset_id, measured_on, unit_code, capacity, used)
VALUES (pg_temp.asset('FA000003'), '2026-01-01', 'places', 10, 5);

SELECT is((SELECT string_agg(rule_code, ' ' ORDER BY rule_code) FROM facts.quality_test
           WHERE asset_id = pg_temp.asset('PA000001') AND NOT passed), NULL, 'a good record passes all that can be tested');
SELECT is((SELECT string_agg(rule_code, ' ' ORDER BY rule_code) FROM facts.quality_test
           WHERE asset_id = pg_temp.asset('FA000001') AND NOT passed),
    'area_agrees boiler_after fri_repair has_address has_heating has_location has_officer has_survey has_title has_uprn land_only '
    'leasehold_lease purpose_recent value_plausible value_recent', 'a bad one fails what it should');
SELECT is((SELECT passed FROM facts.quality_test WHERE asset_id = pg_temp.asset('FA000002') AND rule_code = 'point_in_extent'), false,
    'a point 70 km from its land is not in it');
SELECT is((SELECT found FROM facts.quality_test WHERE asset_id = pg_temp.asset('FA000002') AND rule_code = 'point_in_extent'), '69900.0 m',
    'and what was measured is said');
SELECT is((SELECT count(*) FROM facts.quality_test WHERE rule_code = 'uprn_own' AND NOT passed), 2::bigint, 'two assets with one UPRN fail');
UPDATE register.asset SET site_id = pg_temp.asset('FA000002') WHERE reference = 'FA000003';
SELECT is((SELECT count(*) FROM facts.quality_test WHERE rule_code = 'uprn_own' AND NOT passed), 0::bigint, 'unless they are of one site');
SELECT is((SELECT passed FROM facts.quality_test WHERE asset_id = pg_temp.asset('FA000003') AND rule_code = 'vacant_unused'), false,
    'a vacant hall is not in use');
SELECT results_eq($$SELECT rule_code, passed FROM facts.quality_test WHERE asset_id = pg_temp.asset('FA000004')$$,
    $$VALUES ('disposed_closed', false)$$, 'of what is disposed of it is asked only that it is closed');
SELECT is_empty($$SELECT FROM facts.quality_test WHERE rule_code IN ('uprn_listed', 'uprn_near', 'in_the_area')$$,
    'what there is nothing to compare with counts neither way');
SELECT is_empty($$SELECT FROM facts.quality_test WHERE rule_code = 'has_floor_area' AND asset_id = pg_temp.asset('FA000002')$$,
    'a park is not asked for floor area');
INSERT INTO evaluation.quality_rule SELECT rule_code, '2026-05-01', dimension, field, title, advice, weight, 100000, unit, base_classes, marking_code, 'test'
FROM evaluation.quality_rule WHERE rule_code = 'point_in_extent';
SELECT is((SELECT passed FROM facts.quality_test WHERE asset_id = pg_temp.asset('FA000002') AND rule_code = 'point_in_extent'), true,
    'the newest limit counts');
SELECT is((SELECT array_agg(asset_id) FROM facts.value_in_use), ARRAY[pg_temp.asset('PA000001')],
    'an office for a pound was valued wrongly: that is no value');
INSERT INTO evaluation.quality_rule SELECT rule_code, '2026-05-01', dimension, field, title, advice, 0, limit_value, unit, base_classes, marking_code, 'test'
FROM evaluation.quality_rule WHERE rule_code = 'value_plausible';
SELECT is((SELECT count(*) FROM facts.value_in_use), 2::bigint, 'unless nobody asks');
SELECT is((SELECT tests - passed FROM publish.quality_group WHERE grouping = 'rule' AND group_code = 'fri_repair'), 1::bigint,
    'the estate''s totals are of the same tests');

SELECT * FROM finish();
ROLLBACK;
