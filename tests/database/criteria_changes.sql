-- Versions of the criteria and ratings of the corporate actions, as the service takes them, by edit.governed() as the owner.
BEGIN;
SELECT plan(71);
SET LOCAL terrier.actor = 'estates';

CREATE FUNCTION pg_temp.step(asked text, step text, given jsonb, why text DEFAULT 'test') RETURNS text LANGUAGE sql AS $$
    SELECT concat_ws(': ', outcome, sentence) FROM edit.governed(asked, step, given, NULL, why)
$$;

-- --- the corporate actions ---
SELECT set_eq('SELECT commitment_code FROM evaluation.commitment WHERE corporate_action', ARRAY['1.3', '1.5', '3.5', '6.1', '6.2'], 'five commitments are corporate actions too');
SELECT throws_ok($$INSERT INTO evaluation.manual_rating (commitment_code, rated_on, rating_code, owner, comment) VALUES ('1.1', '2026-01-01', 'red', 'x', 'x')$$,
    '23503', NULL, 'no other is rated by hand, by no way');
SELECT matches(pg_temp.step('1.1', 'rate_commitment', '{"rating": "red", "by": "x", "comment": "x"}'), '^invalid: 1.1 is measured .*1.3, 1.5, 3.5, 6.1, 6.2', 'which is said');
SELECT matches(pg_temp.step('1.3', 'rate_commitment', '{"rating": "blue", "by": "x", "comment": "x"}'), '^invalid: .rating. is green', 'the ratings are three');
SELECT matches(pg_temp.step('1.3', 'rate_commitment', '{"rating": "red", "by": "x", "comment": "x", "on": "2099-01-01"}'), '^invalid: 2099', 'of no day to come');
SELECT is(pg_temp.step('1.3', 'rate_commitment', jsonb_build_object('rating', rating, 'by', 'Head of Property', 'comment', rating, 'on', day)), 'done', 'rated ' || rating)
FROM (VALUES ('2026-03-31', 'red'), ('2026-06-30', 'green'), ('2026-06-30', 'amber')) AS said (day, rating);
SELECT results_eq('SELECT rated_on, rating, direction, until_on FROM publish.manual_rating',
    $$VALUES (date '2026-03-31', 'Red', NULL, date '2026-06-30'), ('2026-06-30', 'Amber', 'improving', NULL)$$, 'a day has one rating, which holds until the next');
SELECT is(pg_temp.step('1.3', 'unrate_commitment', '{"on": "2026-06-30"}'), 'done', 'one is withdrawn');
SELECT results_eq('SELECT operation::text, rating_code FROM history.manual_rating ORDER BY version_id',
    $$VALUES ('I', 'red'), ('I', 'green'), ('U', 'amber'), ('D', 'amber')$$, 'and the history keeps it');

-- --- a version goes out and comes back the same ---
CREATE TEMP TABLE form AS
SELECT jsonb_object_agg(sheet, rows) AS it FROM (SELECT sheet, jsonb_agg(said ORDER BY place) AS rows FROM publish.criteria_line WHERE version = 1 GROUP BY sheet) AS sheets;
CREATE FUNCTION pg_temp.with(sheet text, place integer, change jsonb) RETURNS jsonb LANGUAGE sql AS $$
    SELECT jsonb_set(it, ARRAY[sheet, (place - 1)::text], (it -> sheet -> (place - 1)) || change) FROM form
$$;
-- Line 1 is 1.1 purpose, 2 utilisation, 17 suitability (a code), 24 gas (a guard), 63 temporary (yes or no).
CREATE FUNCTION pg_temp.faults(form jsonb) RETURNS SETOF text LANGUAGE sql AS $$
    SELECT concat_ws('|', sheet, row_number, column_name, value, says) FROM edit.criteria_faults(form) WHERE severity = 'fault'
$$;
SELECT is((SELECT count(*)::integer FROM jsonb_object_keys((SELECT it FROM form))), 5, 'a version is five sheets');
SELECT is_empty('SELECT pg_temp.faults(it) FROM form', 'what was shipped is without fault');
SELECT results_eq($$SELECT value FROM form, edit.criteria_faults(it) WHERE severity = 'note' ORDER BY 1$$, $$VALUES ('4.1'), ('6.1')$$, 'two commitments are reported and never scored, which is noted');
SELECT is(pg_temp.step(NULL, 'draft_criteria', jsonb_build_object('sheets', it, 'title', 'The same', 'by', 'Head of Property')), 'done', 'it makes a draft') FROM form;
SELECT results_eq('SELECT version, state, based_on, proposed_by FROM publish.criteria_version ORDER BY version DESC LIMIT 1', $$VALUES (2, 'draft', 1, 'Head of Property')$$, 'the next version');
SELECT is_empty('(SELECT sheet, item, said FROM publish.criteria_line WHERE version = 1) EXCEPT (SELECT sheet, item, said FROM publish.criteria_line WHERE version = 2)', 'which is the same');
SELECT is_empty($$(SELECT k.criterion_code, x, points FROM evaluation.criterion_point JOIN evaluation.criterion k USING (criterion_id) WHERE criteria_version_id = 1)
    EXCEPT (SELECT k.criterion_code, x, points FROM evaluation.criterion_point JOIN evaluation.criterion k USING (criterion_id) WHERE criteria_version_id = 2)$$, 'point for point');
SELECT is_empty($$(SELECT k.criterion_code, class_code, duty_holder_code FROM evaluation.applicability JOIN evaluation.criterion k USING (criterion_id) WHERE criteria_version_id = 1)
    EXCEPT (SELECT k.criterion_code, class_code, duty_holder_code FROM evaluation.applicability JOIN evaluation.criterion k USING (criterion_id) WHERE criteria_version_id = 2)$$, 'and asset by asset');

-- --- what is wrong is told, all of it ---
SELECT matches((SELECT string_agg(fault, E'\n') FROM pg_temp.faults(pg_temp.with(sheet, place, change::jsonb)) AS fault), said, about)
FROM (VALUES
    ('criteria', 1, '{"fact": "moon_phase"}', '^Criteria.1.Fact.moon_phase.there is no such fact', 'a fact that there is not'),
    ('criteria', 1, '{"criterion": "7.1 purpose"}', 'there is no commitment 7.1', 'a commitment that there is not'),
    ('criteria', 1, '{"criterion": "1.1"}', 'is no name of a criterion', 'a criterion without a name'),
    ('criteria', 1, '{"criterion": "1.1 utilisation"}', 'stands here more than once', 'a name twice'),
    ('criteria', 1, '{"kind": "magic"}', 'the kind is performance', 'a kind that there is not'),
    ('criteria', 1, '{"weight": -1}', '^Criteria.1.Weight.-1.the weight of a performance criterion', 'a weight below 0'),
    ('criteria', 1, '{"weight": "much"}', 'Weight.much.the weight', 'a weight that is no number'),
    ('criteria', 24, '{"weight": 2}', 'only what is of the kind performance has a weight', 'a guard that weighs'),
    ('criteria', 1, '{"curve": "0:100, 60:0, 24:60"}', '^Criteria.1.Curve.24:60.does not come after', 'points that do not rise in x'),
    ('criteria', 1, '{"curve": "0:100, 24:160, 60:0"}', 'Curve.24:160.points are from 0 to 100', 'points over 100'),
    ('criteria', 1, '{"curve": "0:100, 24:20, 60:40"}', 'was to be `less is better`, and the curve falls and rises again', 'a curve that is not monotone'),
    ('criteria', 1, '{"curve": "0:0, 60:100"}', 'was to be `less is better`, and the curve rises', 'a curve upside down'),
    ('criteria', 2, '{"curve": "20:100, 60:0, 100:100", "expectation": "band"}', 'falls and rises again', 'a valley is no band'),
    ('criteria', 1, '{"curve": "0:50, 60:50"}', 'gives every value the same points', 'a curve that tells nothing'),
    ('criteria', 1, '{"curve": "0:100"}', 'write at least two points', 'one point'),
    ('criteria', 1, '{"curve": "nought:100, 24-60, 60:"}', 'Curve.24-60.is no point of a curve.*Curve.60:.is no point.*Curve.nought:100.is no point', 'text that is no curve'),
    ('criteria', 17, '{"curve": "good:100, satisfactory:70, bad:30, unsuitable:0"}', 'bad:30.the fact has no such code', 'a code that the fact does not have'),
    ('criteria', 17, '{"curve": "good:100, satisfactory:70, unsuitable:0"}', 'names no points for poor', 'a code left out'),
    ('criteria', 17, '{"expectation": "more is better"}', 'write `by code`', 'a code that should rise'),
    ('criteria', 63, '{"curve": "maybe:100, yes:0"}', 'yes or no has the points', 'yes or no'),
    ('criteria', 1, '{"applies_to": "castle, farm"}', 'Applies to.castle.write `all`', 'an asset class that there is not'),
    ('criteria', 1, '{"duty_of": ""}', 'Duty of.write `all`', 'no duty'),
    ('criteria', 61, '{"applies_to": "farm"}', 'objective 6 is for maintained schools only', 'farms are no schools'),
    ('criteria', 1, '{"only_where": "survey_age_years"}', 'yes or no', 'a condition that is a number'),
    ('criteria', 24, '{"kind": "performance", "weight": 1, "expectation": "by code"}', 'this is a must-hold test', 'a guard is a guard'),
    ('criteria', 24, '{"curve": "failed:50, unproven:60, passed:100"}', 'leave the curve empty', 'with its own points'),
    ('criteria', 1, '{"colour": "red"}', 'Criteria.1.colour.is no column', 'a column that there is not'),
    ('criteria', 1, '{"asks": " "}', 'say in a sentence', 'a test that does not say what it asks'),
    ('left_out', 1, '{"category": "castle"}', 'Left out.1.Category.castle', 'a category that there is not'),
    ('left_out', 1, '{"criterion": "1.3 nobody"}', 'no such criterion', 'a criterion that there is not'),
    ('commitments', 1, '{"weight": 0}', 'Commitments.1.Weight.0', 'a commitment without weight'),
    ('judging', 3, '{"amount": 1.5}', 'Judging.3.Amount.1.5.this is a number from 0 to 1', 'a share over 1'),
    ('judging', 1, '{"amount": 60}', 'below where Amber begins', 'a failed guard that would not be red'),
    ('judging', 1, '{"rule": "cap_failled"}', 'cap_failled.*is missing', 'a number that is missing'),
    ('exits', 1, '{"score": 101}', 'Exits.1.Score.101', 'a score over 100')
) AS wrong (sheet, place, change, said, about);
SELECT is((SELECT count(*)::integer FROM pg_temp.faults('[]')), 1, 'nothing that is no form does harm');
SELECT matches((SELECT string_agg(fault, '') FROM form, pg_temp.faults(it - 'exits') AS fault), 'the sheet `Exits` is missing', 'nor a sheet that is gone');
SELECT matches(pg_temp.step(NULL, 'draft_criteria', jsonb_build_object('sheets', pg_temp.with('criteria', 1, '{"weight": -1}'), 'title', 'x', 'by', 'x')), '^invalid: these criteria have 1 fault', 'and no draft is made of it');

-- --- two people, and the group ---
SELECT matches(pg_temp.step('2', 'note_criteria', '{"reference": "AMG 4"}'), '^refused: version 2 of the criteria is a draft', 'a draft is not noted');
SELECT matches(pg_temp.step('2', 'approve_criteria', '{"by": "Director", "reference": "D1"}'), '^refused: who proposed', 'who drafted it does not approve it under another post');
SET LOCAL terrier.actor = 'director';
SELECT matches(pg_temp.step('2', 'approve_criteria', '{"by": "head of property", "reference": "D1"}'), '^refused: who proposed', 'nor another person for the same post');
SELECT is(pg_temp.step('2', 'approve_criteria', '{"by": "Director", "reference": "D1"}'), 'done', 'another does for another');
SELECT is((SELECT criteria_version_id FROM evaluation.criteria_in_force), 1, 'it does not count before the group noted it');
SELECT throws_like($$INSERT INTO evaluation.run (kind, as_at, known_at, revision, criteria_version_id, rules_sha256, engine_version, fact_codes, asset_count, scored_count, actor, retain_until)
    VALUES ('published', '2026-11-22', now(), 0, 2, repeat('0', 64), 'test', '{}', 0, 0, 'test', 'infinity')$$, '%not approved and noted%', 'no published run by it before, by no way');
SELECT is(pg_temp.step('2', 'note_criteria', '{"reference": "AMG 4"}'), 'done', 'the group notes it');
SELECT is((SELECT noted_by FROM publish.criteria_version WHERE version = 2), 'director', 'and who recorded it is kept');
SELECT is((SELECT criteria_version_id FROM evaluation.criteria_in_force), 2, 'then it is in force');
SELECT throws_like('UPDATE evaluation.criterion SET weight = 5 WHERE criteria_version_id = 2 AND weight = 1', '%is no draft any more%', 'and stays as it is');
SELECT throws_like($$UPDATE evaluation.criteria_version SET status = 'proposed' WHERE criteria_version_id = 2$$, '%it stays as it is%', 'approved');

SELECT is(pg_temp.step(NULL, 'draft_criteria', jsonb_build_object('sheets', it, 'title', 'Another', 'by', 'Head of Property')), 'done', 'another draft') FROM form;
SELECT is(pg_temp.step('3', 'withdraw_criteria', '{}'), 'done', 'a draft is withdrawn');
SELECT is((SELECT concat_ws(', ', state, withdrawn_by, withdrawn_on = publish.as_of(), withdrawn_because <> '') FROM publish.criteria_version WHERE version = 3), 'withdrawn, director, t, t', 'and by whom, when and why is kept');

SELECT * FROM finish();
ROLLBACK;
