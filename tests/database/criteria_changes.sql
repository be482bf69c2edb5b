-- Ratings of the corporate actions, as the service takes them, by edit.governed() as the owner.
BEGIN;
SELECT plan(11);
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

SELECT * FROM finish();
ROLLBACK;
