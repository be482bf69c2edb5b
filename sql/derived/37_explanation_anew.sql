-- The same words over a judging that no run stores, of one asset: the engine hands it over in the setting
-- terrier.judged_anew until the transaction ends (engine/runs/anew.h), and who reads it is told as much of it as of a run.
-- Whoever sets it for themselves learns nothing: what is withheld of which test is in publish.test_withheld for all tests.

CREATE VIEW facts.anew_run_fact AS
SELECT 0::bigint AS run_id, (anew.given ->> 'asset')::bigint AS asset_id, anew.given ->> 'category' AS category_code,
       anew.given ->> 'class' AS class_code, anew.given ->> 'duty' AS duty_holder_code, anew.given ->> 'scope' AS scope_code,
       anew.given, ARRAY(SELECT jsonb_array_elements_text(anew.given -> 'estimated')::integer) AS fact_estimated
FROM (SELECT nullif(current_setting('terrier.judged_anew', true), '')::jsonb AS given OFFSET 0) AS anew
WHERE anew.given IS NOT NULL;
COMMENT ON VIEW facts.anew_run_fact IS 'The asset of the judging anew at hand, as evaluation.run_fact; no row: there is none.';
COMMENT ON COLUMN facts.anew_run_fact.given IS 'All of it.';

CREATE VIEW facts.anew_run AS
SELECT own.run_id, ARRAY(SELECT jsonb_array_elements_text(own.given -> 'fact_codes')) AS fact_codes FROM facts.anew_run_fact own;
COMMENT ON VIEW facts.anew_run IS 'The judging anew at hand, as evaluation.run.';

CREATE VIEW facts.anew_criterion_result AS
SELECT own.run_id, own.asset_id, test.criterion_id, test.state, test.fact_value, test.fact_on, test.points
FROM facts.anew_run_fact own
CROSS JOIN LATERAL jsonb_to_recordset(own.given -> 'tests')
     AS test (criterion_id integer, state text, fact_value double precision, fact_on date, points double precision);
COMMENT ON VIEW facts.anew_criterion_result IS 'Its tests that earn points, as evaluation.criterion_result.';

CREATE VIEW facts.anew_guard_result AS
SELECT own.run_id, own.asset_id, test.criterion_id, test.state, test.fact_on
FROM facts.anew_run_fact own
CROSS JOIN LATERAL jsonb_to_recordset(own.given -> 'guards') AS test (criterion_id integer, state text, fact_on date);
COMMENT ON VIEW facts.anew_guard_result IS 'Its must-hold tests, as evaluation.guard_result.';

CREATE VIEW facts.anew_objective_result AS
SELECT own.run_id, own.asset_id, level.objective, level.score, level.rating, level.uncapped_score, level.coverage, level.confidence,
       level.guard_state, NULL::text AS direction
FROM facts.anew_run_fact own
CROSS JOIN LATERAL jsonb_to_recordset(own.given -> 'objectives')
     AS level (objective integer, score double precision, rating text, uncapped_score double precision, coverage double precision,
               confidence double precision, guard_state text);
COMMENT ON VIEW facts.anew_objective_result IS 'Its objectives, as evaluation.objective_result.';
COMMENT ON COLUMN facts.anew_objective_result.direction IS 'None: there is no run of then to compare it with.';

CREATE VIEW facts.anew_commitment_result AS
SELECT own.run_id, own.asset_id, level.commitment_code, level.score, level.rating, level.coverage, level.confidence, level.guard_state
FROM facts.anew_run_fact own
CROSS JOIN LATERAL jsonb_to_recordset(own.given -> 'commitments')
     AS level (commitment_code text, score double precision, rating text, coverage double precision, confidence double precision,
               guard_state text);
COMMENT ON VIEW facts.anew_commitment_result IS 'Its commitments, as evaluation.commitment_result.';

DO $$
DECLARE
    told record;
    own record;
BEGIN
    FOR told IN
        SELECT * FROM (VALUES ('publish.explained_asset'::regclass, 'publish.anew_asset', 'An asset as it was judged anew.'),
                              ('publish.explained_test', 'publish.anew_test', 'Every test that applied to it. Withheld as in publish.explained_test.'),
                              ('publish.explained_level', 'publish.anew_level', 'What it scored, objective by objective and commitment by commitment. Withheld as in publish.explained_level.'))
                 AS alike (of_runs, name, comment)
    LOOP
        EXECUTE format('CREATE VIEW %s WITH (security_barrier) AS %s', told.name,
                       replace(regexp_replace(pg_get_viewdef(told.of_runs),
                                              '\m(evaluation|known)\.(run|run_fact|(criterion|guard|objective|commitment)_result) ', 'facts.anew_\2 ', 'g'),
                               '.explained_test', '.anew_test'));
        EXECUTE format('COMMENT ON VIEW %s IS %L', told.name, told.comment);
        FOR own IN
            SELECT attname, col_description(attrelid, attnum) AS comment FROM pg_attribute
            WHERE attrelid = told.of_runs AND attnum > 0 AND col_description(attrelid, attnum) IS NOT NULL
        LOOP
            EXECUTE format('COMMENT ON COLUMN %s.%I IS %L', told.name, own.attname, own.comment);
        END LOOP;
        EXECUTE format('COMMENT ON COLUMN %s.run_id IS %L', told.name, 'Always 0: no run stores it.');
    END LOOP;
END $$;
