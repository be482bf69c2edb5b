-- Criteria version 1 covers the strategy, and stored runs stay as they are.
BEGIN;
SELECT plan(12);

SELECT is((SELECT count(*)::integer FROM evaluation.commitment), 24, 'the 24 commitments');
SELECT is_empty($$SELECT commitment_code FROM evaluation.commitment c WHERE NOT EXISTS (
    SELECT FROM evaluation.criterion k WHERE k.commitment_code = c.commitment_code AND k.criteria_version_id = 1)$$, 'each is measured');
SELECT is_empty($$SELECT criterion_code FROM evaluation.criterion k WHERE (SELECT count(*) FROM evaluation.criterion_point p
    WHERE p.criterion_id = k.criterion_id) < 2$$, 'each criterion has a curve');
SELECT is_empty($$SELECT criterion_code FROM evaluation.criterion k WHERE NOT EXISTS (SELECT FROM evaluation.applicability a
    WHERE a.criterion_id = k.criterion_id)$$, 'each criterion applies somewhere');
SELECT is_empty($$SELECT DISTINCT class_code FROM evaluation.applicability a JOIN evaluation.criterion k USING (criterion_id)
    WHERE k.commitment_code LIKE '6.%' AND class_code <> 'maintained_school'$$, 'objective 6 is for maintained schools only');
SELECT is_empty($$SELECT DISTINCT k.criterion_code FROM evaluation.applicability a JOIN evaluation.criterion k USING (criterion_id)
    WHERE k.commitment_code IN ('2.2', '6.4') AND k.fact_code ~ '^(inspections_|guard_)' AND k.fact_code NOT IN ('guard_raac', 'guard_urgent_defects') AND a.duty_holder_code <> 'council'$$,
    'inspections are asked of the council where the duty is its own');
SELECT is((SELECT string_agg(DISTINCT a.duty_holder_code, ' ' ORDER BY a.duty_holder_code) FROM evaluation.applicability a
           JOIN evaluation.criterion k USING (criterion_id) WHERE k.criterion_code = '2.2 lease'), 'landlord tenant trust',
          'of the others only that they were checked');
SELECT is_empty($$SELECT 1 FROM evaluation.applicability a JOIN evaluation.criterion k USING (criterion_id)
    WHERE k.commitment_code = '1.3' AND a.class_code IN ('maintained_school', 'academy_site')$$, '1.3 exempts schools');

INSERT INTO evaluation.run (run_id, kind, as_at, known_at, revision, criteria_version_id, rules_sha256, engine_version, fact_codes, asset_count,
                            scored_count, actor, retain_until, made_in) OVERRIDING SYSTEM VALUE
VALUES (1, 'trial', '2026-11-22', now(), 0, 1, repeat('0', 64), 'test', '{}', 0, 0, 'test', 'infinity', '1');
SELECT throws_ok('UPDATE evaluation.run SET label = ''x''', '42501', NULL, 'a run is not changed');
SELECT throws_ok('DELETE FROM evaluation.run', '42501', NULL, 'nor deleted before its day');
SELECT throws_ok($$INSERT INTO evaluation.guard_result (run_id, asset_id, criterion_id, state) VALUES (1, 1, 1001, 'passed')$$, '42501', NULL,
                 'nor added to by a later transaction');
ALTER TABLE evaluation.run DISABLE TRIGGER refuse_change;
UPDATE evaluation.run SET retain_until = '2020-01-01';
SELECT lives_ok('DELETE FROM evaluation.run', 'after its day it may go');

SELECT * FROM finish();
ROLLBACK;
