-- Which of what sources and people say of a field stands.
BEGIN;
SELECT plan(22);

INSERT INTO source.feed (feed, kind, title, rank, marking_code) VALUES
    ('register/one', 'register', 'First list', 30, 'internal'), ('register/two', 'register', 'Second list', 60, 'internal'),
    ('condition/one', 'condition', 'Surveys', 1, 'internal');
INSERT INTO register.asset (reference, name, category_code) VALUES ('TT000001', 'Hall', 'hall'), ('TT000002', 'Depot', 'depot');
INSERT INTO register.asset_holding (asset_id, purpose_code, scope_code, status_code)
SELECT asset_id, 'operational', 'in', 'in_use' FROM register.asset;
INSERT INTO register.building (asset_id, code, floor_area_m2) SELECT asset_id, '1', 100 FROM register.asset WHERE reference = 'TT000001';

CREATE FUNCTION pg_temp.says(from_feed text, said jsonb, asked text DEFAULT 'TT000001') RETURNS bigint LANGUAGE sql AS $$
    WITH batch AS (
        INSERT INTO source.batch (kind, feed, file_name, file_sha256, file_bytes, profile, profile_sha256, status, actor,
                                  row_count, accepted_count)
        VALUES (split_part(from_feed, '/', 1), from_feed, from_feed || '.csv', repeat('a', 64), 1, 'test', repeat('b', 64),
                'applied', 'tester', 1, 1)
        RETURNING batch_id
    ), record AS (
        INSERT INTO source.record (batch_id, row_number, line, raw, checked) SELECT batch_id, 1, 2, 'raw', said FROM batch
        RETURNING record_id, batch_id
    ), link AS (
        INSERT INTO source.link (record_id, asset_id, how)
        SELECT record.record_id, asset.asset_id, 'code' FROM record, register.asset WHERE reference = asked
    )
    SELECT batch_id FROM record
$$;
CREATE FUNCTION pg_temp.claims(asked text) RETURNS text LANGUAGE sql AS $$
    SELECT string_agg(concat_ws(' ', place, coalesce(split_part(feed, '/', 2), 'person'), value, why), '; ' ORDER BY place)
    FROM edit.ranked_claim JOIN register.asset USING (asset_id) WHERE reference = 'TT000001' AND field = asked
$$;
CREATE FUNCTION pg_temp.taken() RETURNS bigint LANGUAGE sql
    AS $$ SELECT edit.take(ARRAY(SELECT asset_id FROM register.asset WHERE reference LIKE 'TT%')) $$;

CREATE TEMP TABLE import AS
SELECT pg_temp.says('register/two', '{"name": "Old Hall", "postcode": "TA1 1AA", "floor_area_m2": "250"}') AS first,
       pg_temp.says('register/one', '{"name": "Hall", "effective_date": "2026-05-01", "purpose": "operational"}') AS second;
SELECT pg_temp.says('condition/one', '{"name": "A survey", "floor_area_m2": "999"}');

SELECT is(pg_temp.claims('name'), '1 one Hall; 2 two Old Hall lower rank', 'the feed that is trusted most stands');
SELECT is(pg_temp.claims('postcode'), '1 two TA1 1AA', 'a feed that is trusted less fills a gap');
SELECT is(pg_temp.claims('floor_area_m2'), '1 two 250', 'rows of surveys say nothing of the asset as a whole');

SELECT pg_temp.says('register/one', '{"name": "Village Hall", "effective_date": "2026-06-01"}');
SELECT is(pg_temp.claims('name'), '1 one Village Hall; 2 two Old Hall lower rank', 'the newest that a feed said is what it says');
SELECT is(pg_temp.claims('purpose'), '1 one operational', 'a blank cell takes nothing back');

UPDATE source.feed SET rank = 30 WHERE feed = 'register/two';
SELECT is(pg_temp.claims('name'), '1 two Old Hall; 2 one Village Hall older', 'of two that are trusted alike the later day stands');
SELECT pg_temp.says('register/two', '{"name": "Oldest Hall", "effective_date": "2026-06-01"}');
SELECT is(pg_temp.claims('name'), '1 two Oldest Hall; 2 one Village Hall imported earlier', 'of the same day the newer import stands');

INSERT INTO code.source_rank (kind, field, rank, source) VALUES ('register', 'postcode', 5, 'test') ON CONFLICT DO NOTHING;
SELECT is((SELECT rank FROM edit.ranked_claim WHERE field = 'postcode' AND feed = 'register/two'), 5,
          'a field may be trusted otherwise than its feed');

SELECT is(pg_temp.taken(), 1::bigint, 'the record takes what stands');
SELECT is((SELECT concat_ws('|', a.name, a.postcode, b.floor_area_m2) FROM register.asset a JOIN register.building b USING (asset_id)),
          'Oldest Hall|TA1 1AA|250.00', 'field by field, the building''s too');
SELECT is(pg_temp.taken(), 0::bigint, 'and a second time nothing changes');

UPDATE register.asset SET name = 'Village Hall' WHERE reference = 'TT000001';
SELECT results_eq(
    $$SELECT value, standing, source, why_not FROM publish.provenance WHERE reference = 'TT000001' AND field = 'name' ORDER BY standing DESC$$,
    $$VALUES ('Village Hall', true, 'First list', NULL), ('Oldest Hall', false, 'Second list', 'the next import of either decides')$$,
    'a record that kept its own when another became part of it has that from who says it');
UPDATE register.asset SET name = 'Oldest Hall' WHERE reference = 'TT000001';

INSERT INTO register.override (asset_id, field, value, actor, reason, made_at)
SELECT asset_id, 'name', 'The Hall', 'officer', 'seen on site', '2026-11-02 12:00+00' FROM register.asset WHERE reference = 'TT000001';
SELECT is((SELECT concat_ws(' ', place, value) FROM edit.ranked_claim WHERE override_id IS NOT NULL), '1 The Hall',
          'what a person set goes before all');
SELECT is(pg_temp.taken(), 1::bigint, 'and is taken too');
UPDATE source.batch SET status = 'undone', undone_at = now(), undone_by = 'tester', undone_reason = 'wrong file'
WHERE batch_id = (SELECT second FROM import);
SELECT is(pg_temp.claims('purpose'), NULL, 'what an import that was undone said is said no more');

SELECT results_eq(
    $$SELECT value, standing, source, file_name, why_not FROM publish.provenance WHERE reference = 'TT000001' AND field = 'name'
      ORDER BY standing DESC, source DESC$$,
    $$VALUES ('The Hall', true, 'a person', NULL, NULL),
             ('Oldest Hall', false, 'Second list', 'register/two.csv', 'a person set it on 2026-11-02: seen on site'),
             ('Village Hall', false, 'First list', 'register/one.csv', 'a person set it on 2026-11-02: seen on site')$$,
    'a record says of each field where it comes from, and what else was said');
SELECT results_eq($$SELECT value, source FROM publish.provenance WHERE reference = 'TT000001' AND field = 'status'$$,
                  $$VALUES ('in_use', 'no source')$$, 'what no source states says so');

SELECT is_empty($$SELECT column_name FROM code.claim_field known WHERE column_name IS NOT NULL AND NOT EXISTS (
    SELECT FROM pg_attribute WHERE attname = known.column_name
        AND attrelid = to_regclass('register.' || CASE part WHEN 'holding' THEN 'asset_holding' ELSE part END))$$,
    'each field that is claimed is a column');

INSERT INTO source.feed (feed, kind, title, rank) VALUES ('schools/one', 'schools', 'Schools', 45), ('raac/one', 'raac', 'RAAC', 50);
SELECT pg_temp.says('schools/one', '{"postcode": "TA9 9ZZ", "duty_holder": "trust"}');
SELECT is((SELECT string_agg(field, ' ' ORDER BY field) FROM source.claim WHERE feed = 'schools/one'), 'duty_holder',
          'of an asset that was there the schools register claims what it states');
UPDATE source.link SET how = 'new' WHERE record_id = (SELECT max(record_id) FROM source.record);
SELECT is((SELECT string_agg(field, ' ' ORDER BY field) FROM source.claim WHERE feed = 'schools/one'), 'duty_holder postcode',
          'and of one that it made what it gave it');
SELECT pg_temp.says('register/one', '{"raac": "none", "building_code": "B"}');
SELECT pg_temp.says('raac/one', '{"raac": "present", "raac_on": "2023-09-04", "building_code": "B"}');
SELECT is((SELECT concat_ws(' ', feed, value, building_code, effective_on) FROM edit.ranked_claim WHERE field = 'raac' AND place = 1),
          'raac/one present B 2023-09-04', 'of RAAC the list of it is trusted before an asset list, as of its own day');


SELECT pg_temp.says('register/two', '{"postcode": "TA1 9ZZ", "effective_date": "2999-01-01"}');
SELECT is((SELECT why_not FROM publish.provenance WHERE reference = 'TT000001' AND field = 'postcode' AND value = 'TA1 9ZZ'),
          'holds from 2999-01-01', 'what is said of a day to come is not taken before it');

SELECT * FROM finish();
ROLLBACK;
