-- Keeping records and letting them go. Each change is a transaction of its own here, as in life.
SELECT plan(42);

CREATE TEMPORARY TABLE said (outcome text, sentence text, number bigint);
SET terrier.actor = 'records manager';
SET terrier.reason = 'test';

-- --- two assets, one of them sold thirteen years ago, with a lease to a person and what files said of them ---
BEGIN;
INSERT INTO source.feed (feed, kind, title) VALUES ('register/mendip', 'register', 'Mendip'), ('leases/mendip', 'leases', 'Mendip');
INSERT INTO source.batch (kind, feed, file_name, file_sha256, file_bytes, profile, profile_sha256, status, applied_at, actor,
                          row_count, accepted_count, rejected_count)
VALUES ('register', 'register/mendip', 'a.csv', repeat('a', 64), 1, 'x', '', 'applied', now() - interval '8 years', 'clerk', 3, 2, 1),
       ('register', 'register/mendip', 'b.csv', repeat('b', 64), 1, 'x', '', 'applied', now() - interval '7 years', 'clerk', 0, 0, 0),
       ('register', 'register/mendip', 'c.csv', repeat('c', 64), 1, 'x', '', 'failed', NULL, 'clerk', 0, 0, 0);
INSERT INTO source.record (batch_id, row_number, line, row_key, fields, raw, checked, rejected)
SELECT batch_id, n, n + 1, 'M' || n, jsonb_build_object('Tenant', said), convert_to('M' || n || ',' || said, written),
       CASE WHEN n < 3 THEN jsonb_build_object('lease_party', said) END, n = 3
FROM source.batch, (VALUES (1, 'Ada "Lovely" Example', 'UTF8'), (2, 'A council', 'UTF8'), (3, 'Zoë Example', 'WIN1252')) AS row (n, said, written)
WHERE file_name = 'a.csv';
INSERT INTO source.issue (batch_id, row_number, severity, code, value, reason)
SELECT batch_id, 3, 'rejected', 'x', 'Zoë Example', 'Zoë Example is no code' FROM source.batch WHERE file_name = 'a.csv';
INSERT INTO register.asset (reference, name, category_code) VALUES ('TT000001', 'Sold hall', 'hall'), ('TT000002', 'Depot', 'depot');
INSERT INTO source.link SELECT record.record_id, asset.asset_id, 'code' FROM source.record
JOIN register.asset ON reference = 'TT00000' || row_number WHERE row_number < 3;
INSERT INTO register.asset_holding (asset_id, valid, purpose_code, scope_code, status_code)
SELECT asset_id, daterange(publish.as_of() - 365 * 13, NULL), 'operational', 'in', 'disposed' FROM register.asset WHERE reference = 'TT000001';
INSERT INTO register.asset_holding (asset_id, purpose_code, scope_code, status_code)
SELECT asset_id, 'operational', 'in', 'in_use' FROM register.asset WHERE reference = 'TT000002';
INSERT INTO register.organisation (name, kind_code) VALUES ('Ada "Lovely" Example', 'tenant');
INSERT INTO register.lease (asset_id, reference, direction_code, counterparty_id, starts_on, ends_on, record_id)
SELECT asset_id, 'L1', 'out', organisation_id, '2000-01-01', '2010-01-01', record.record_id
FROM register.asset, register.organisation, source.record WHERE asset.reference = 'TT000002' AND row_number = 1;
INSERT INTO register.condition_survey (asset_id, kind_code) SELECT asset_id, 'full' FROM register.asset WHERE reference = 'TT000001';
INSERT INTO register.condition_item (survey_id, line_reference, element_code, remedy)
SELECT survey_id, '1', 'roofs', 'Ask the caretaker' FROM register.condition_survey;
COMMIT;
BEGIN;
UPDATE register.asset SET notes = 'Keys with Ada "Lovely" Example' WHERE reference = 'TT000002';
COMMIT;

-- --- the appraisal list ---
SELECT results_eq('SELECT rule_code, item, action, hold_id FROM publish.retention_due WHERE subject <> ''lease'' ORDER BY rule_code',
    $$SELECT 'asset_disposed', 'TT000001', 'review', NULL::bigint
      UNION ALL SELECT 'import_superseded', batch_id::text, 'destroy', NULL FROM source.batch WHERE file_name = 'a.csv' ORDER BY 1$$,
    'what the schedule says is due is listed, and nothing else');
SELECT is((SELECT count(*) FROM publish.retention_due WHERE subject = 'lease'), 1::bigint, 'a lease is due twelve years after it ended');
INSERT INTO records.retention_rule (rule_code, valid_from, subject, trigger_code, months, action, description, source)
VALUES ('lease_ended', publish.as_of() - 1, 'lease', 'lease_ended', 12000, 'destroy', 'x', 'test');
SELECT is((SELECT count(*) FROM publish.retention_due WHERE subject = 'lease'), 0::bigint, 'the newest rule counts');
DELETE FROM records.retention_rule WHERE source = 'test';

-- --- a legal hold ---
INSERT INTO said SELECT * FROM edit.place_hold('TT000001', NULL, 'claim 7');
SELECT is((SELECT outcome FROM said), 'done', 'a hold is placed');
SELECT is((SELECT hold_id FROM publish.retention_due WHERE item = 'TT000001'), (SELECT number FROM said), 'the list names the hold');
SELECT matches((SELECT sentence FROM edit.destroy('asset', 'TT000001', NULL, 'decided')), 'legal hold .* forbids', 'what is held is not destroyed');
SELECT is((SELECT outcome FROM edit.place_hold('TT999999', NULL, 'x')), 'missing', 'a hold is on an asset that there is');
SELECT is((SELECT outcome FROM edit.place_hold('TT000001', NULL, ' ')), 'invalid', 'a hold says why');
SELECT is((SELECT outcome FROM edit.release_hold((SELECT number FROM said), NULL, 'settled')), 'done', 'a hold is released');
SELECT is((SELECT outcome FROM edit.release_hold((SELECT number FROM said), NULL, 'settled')), 'refused', 'once');
INSERT INTO said SELECT * FROM edit.place_hold(NULL, NULL, 'inquiry');
SELECT is((SELECT count(*) FROM publish.retention_due WHERE hold_id IS NULL), 0::bigint, 'a hold without an asset holds everything');
SELECT edit.release_hold(max(number), NULL, 'over') FROM said;

-- --- the archive ---
SELECT is((SELECT outcome FROM edit.archive('TT000002', NULL, 'x')), 'refused', 'what the council holds is not archived');
SELECT is((SELECT outcome FROM edit.archive('TT000001', NULL, 'sold long ago')), 'done', 'what was disposed of is');
SELECT throws_like('UPDATE register.asset SET notes = ''x'' WHERE reference = ''TT000001''', 'TT000001 is archived%', 'its record is frozen');
SELECT throws_like('UPDATE register.condition_item SET remedy = ''x''', 'TT000001 is archived%', 'and so is what hangs on a part of it');
SELECT throws_like('INSERT INTO register.running_cost (asset_id, financial_year) SELECT asset_id, 2020 FROM register.asset',
    'TT000001 is archived%', 'nothing is added to it');
SELECT lives_ok('UPDATE register.asset SET service = ''x'' WHERE reference = ''TT000002''', 'others are edited as before');
SELECT is((SELECT name FROM publish.asset WHERE reference = 'TT000001'), 'Sold hall', 'it is read as before');
SELECT is((SELECT archived FROM publish.retention_due WHERE item = 'TT000001'), true, 'the list says that it is archived');
SELECT is_empty($$
    SELECT live FROM edit.tracked
    WHERE asset_of <> 'NULL::bigint' AND live::text LIKE 'register.%'
      AND NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = live AND tgname = 'archived_update')
$$, 'every table that hangs on an asset is frozen with it');

-- --- erasure ---
SELECT set_eq($$SELECT table_name || '.' || column_name FROM edit.erasure_places('Ada "Lovely" Example')
                WHERE schema_name IN ('register', 'source')$$,
    ARRAY['organisation.name', 'asset.notes', 'record.fields', 'record.checked', 'record.raw'], 'the words are found wherever they stand');
SELECT is((SELECT outcome FROM edit.erase('Ada', NULL, 'asked')), 'invalid', 'short words are refused');
SELECT is((SELECT outcome FROM edit.erase('Ada "Lovely" Example', NULL, 'Ada "Lovely" Example asked')), 'invalid', 'the reason does not keep them');
SELECT is((SELECT outcome FROM edit.erase('Nobody of that name', NULL, 'asked')), 'missing', 'words that stand nowhere are no erasure');
SELECT is((SELECT outcome FROM edit.erase('Ada "Lovely" Example', NULL, 'asked on a form')), 'done', 'they are erased');
SELECT is((SELECT outcome FROM edit.erase('Zoë Example', NULL, 'asked on a form')), 'done', 'also from a rejected row in Windows-1252');
SELECT is_empty($$SELECT * FROM edit.erasure_places('Ada "Lovely" Example') UNION ALL SELECT * FROM edit.erasure_places('Zoë Example')$$,
    'they stand nowhere any more');
SELECT matches((SELECT convert_from(raw, 'UTF8') FROM source.record WHERE row_number = 3), '^M3,\[erased \d+\]$', 'the rest of a source row stays');
SELECT matches((SELECT fields ->> 'Tenant' FROM source.record WHERE row_number = 1), '^\[erased \d+\]$', 'also as JSON');
SELECT is_empty('SELECT fault FROM history.verify() UNION ALL SELECT fault FROM history.verify_live()', 'the chain still verifies');
SELECT is((SELECT count(*) FROM publish.disposal_certificate WHERE action = 'erased' AND sha256 IS NULL AND reference IS NULL), 2::bigint,
    'a certificate says how many rows, and not who');

-- --- destruction ---
SELECT is((SELECT outcome FROM edit.destroy('asset', 'TT000002', NULL, 'x')), 'refused', 'what is not due is not destroyed');
SELECT is((SELECT outcome FROM edit.destroy('lease', (SELECT item FROM publish.retention_due WHERE subject = 'lease'), NULL, 'decided')),
    'done', 'a lease that is due is');
SELECT is((SELECT outcome FROM edit.destroy('asset', 'TT000001', NULL, 'decided')), 'done', 'and an asset, out of the archive too');
SELECT is_empty('SELECT FROM register.asset WHERE reference = ''TT000001'' UNION ALL SELECT FROM register.lease
                 UNION ALL SELECT FROM register.condition_item UNION ALL SELECT FROM records.archived_asset', 'they are gone');
SELECT is_empty('SELECT FROM history.asset WHERE reference = ''TT000001'' AND (name IS NOT NULL OR salt IS NOT NULL)
                 UNION ALL SELECT FROM history.condition_item WHERE remedy IS NOT NULL
                 UNION ALL SELECT FROM history.lease WHERE starts_on IS NOT NULL', 'and so is what history said of them');
SELECT is_empty('SELECT FROM source.record JOIN register.lease USING (record_id)', 'no source row leads there');
SELECT is((SELECT raw FROM source.record WHERE row_number = 1), ''::bytea, 'a source row that spoke of them is empty');
SELECT is((SELECT outcome FROM edit.destroy('import', (SELECT item FROM publish.retention_due WHERE subject = 'import'), NULL, 'decided')),
    'done', 'the rows of an old file are emptied');
SELECT is((SELECT (row_counts ->> 'condition_item') || ' ' || (row_counts ->> 'asset') || ' ' || length(sha256)
           FROM publish.disposal_certificate WHERE reference = 'TT000001'), '1 1 64', 'the certificate counts what went, and has its digest');
SELECT throws_like('UPDATE records.certificate SET reason = ''x''', 'a certificate is never changed%', 'certificates stay');
SELECT is_empty('SELECT fault FROM history.verify() UNION ALL SELECT fault FROM history.verify_live()', 'the chain still verifies after it');

SELECT * FROM finish();
