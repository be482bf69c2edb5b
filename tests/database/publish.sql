-- What the views for outsiders count, over the small estate.
BEGIN;
\ir ../fixtures/estate.sql
SELECT plan(10);

SELECT results_eq('SELECT code, assets::int FROM publish.chart_1',
                  $$VALUES ('operational', 7), ('investment', 1), ('let_out', 2), ('surplus', 1)$$,
                  'chart 1 counts the assets held by purpose');
SELECT results_eq('SELECT code, assets::int FROM publish.chart_2a',
                  $$VALUES ('all', 3), ('maintained_school', 1), ('none', 2), ('unknown', 1)$$,
                  'chart 2a counts the operational assets by who repairs; what is not recorded is said');
SELECT results_eq('SELECT code, assets::int, group_assets::int FROM publish.chart_2b',
                  $$VALUES ('office', 1, 1), ('library', 1, 1), ('residential_care', 1, 1)$$,
                  'chart 2b counts by type what the council repairs in full, without schools');
SELECT is((SELECT sum(assets) FROM publish.chart_1), (SELECT assets_held::numeric FROM publish.summary),
          'chart 1 adds up to the assets held');
SELECT is((SELECT sum(assets) FROM publish.chart_2a), (SELECT assets::numeric FROM publish.chart_1 WHERE code = 'operational'),
          'chart 2a adds up to the operational assets');
SELECT results_eq('SELECT assets_held::int, in_scope::int, being_validated::int, out_of_scope_records::int, disposed::int,
                          rows_rejected::int, held_without_repairs::int FROM publish.summary',
                  'VALUES (11, 10, 1, 1, 1, 3, 1)', 'the summary counts what is held and what is not');
SELECT results_eq('SELECT reference, backlog::int, backlog_high_priority::int FROM publish.asset WHERE backlog IS NOT NULL ORDER BY 1',
                  $$VALUES ('TT000065', 15000, 10000), ('TT000068', 15000, 10000)$$,
                  'backlog is of grade C and D, priority 1 to 3, not cleared; unsurveyed is unknown');
SELECT results_eq('SELECT score_2::int, rating_2, rating_6 FROM publish.asset WHERE reference = ''TT000065''',
                  $$VALUES (39, 'Red', NULL::text)$$, 'ratings are those of the latest published run');
SELECT is_empty('SELECT asset_id FROM publish.asset JOIN evaluation.objective_result result USING (asset_id)
                 WHERE objective = 1 AND run_id = (SELECT run_id FROM publish.latest_run)
                   AND (score_1 > result.score OR score_1 <> round(score_1, 1))', 'a score is cut to one decimal, never rounded up');
SELECT results_eq('SELECT financial_year, kwh::int FROM publish.energy_year ORDER BY 1',
                  'VALUES (2024, 9000), (2025, 27500)', 'a reading across the end of a year is shared by days');

SELECT * FROM finish();
ROLLBACK;
