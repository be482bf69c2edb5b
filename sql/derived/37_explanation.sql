-- Why an asset scores what it scores, run by run; and what it is judged by. For the command line and the service alike.
-- What a run stores is named by an alias throughout: 37_explanation_anew.sql says the same of what no run stores.

CREATE VIEW publish.run WITH (security_barrier) AS
SELECT run.run_id, run.kind, run.label, run.as_at, run.known_at, run.revision, run.criteria_version_id,
       run.engine_version, run.compared_run_id, run.asset_count, run.scored_count, run.made_at, run.retain_until,
       run.quarter_on, evaluation.quarter_code(run.quarter_on) AS quarter
FROM evaluation.run
CROSS JOIN (SELECT publish.clearance() AS clearance OFFSET 0) AS reader
WHERE run.kind = 'published' OR reader.clearance > 0;
COMMENT ON VIEW publish.run IS 'The judgings of the estate that are kept; trials for staff only.';
COMMENT ON COLUMN publish.run.quarter_on IS 'First day of the quarter that it was published for; null none.';
COMMENT ON COLUMN publish.run.quarter IS 'That quarter: 2026-27-Q2; null none.';

CREATE VIEW publish.explained_asset WITH (security_barrier) AS
SELECT fact.run_id, asset.asset_id, asset.reference, own.name, category.label AS category, class.label AS class,
       duty.label AS duty, scope.label AS scope, scope.description AS scope_reason, scope.code = 'in' AS scored
FROM evaluation.run_fact fact
JOIN publish.asset_cleared asset ON asset.asset_id = fact.asset_id
JOIN register.asset own ON own.asset_id = fact.asset_id
JOIN code.category category ON category.code = fact.category_code
JOIN code.asset_class class ON class.code = fact.class_code
JOIN code.duty_holder duty ON duty.code = fact.duty_holder_code
JOIN code.scope scope ON scope.code = fact.scope_code;
COMMENT ON VIEW publish.explained_asset IS 'An asset as a run judged it.';
COMMENT ON COLUMN publish.explained_asset.category IS 'What it was then.';
COMMENT ON COLUMN publish.explained_asset.class IS 'The class that decided which criteria applied.';
COMMENT ON COLUMN publish.explained_asset.duty IS 'Who had to keep inspections in date.';
COMMENT ON COLUMN publish.explained_asset.scope IS 'Whether the objectives applied.';
COMMENT ON COLUMN publish.explained_asset.scope_reason IS 'And if not why.';
COMMENT ON COLUMN publish.explained_asset.scored IS 'It was judged against the objectives.';

CREATE FUNCTION publish.amount_words(amount double precision, unit text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE WHEN unit IS NULL THEN said.short WHEN unit = '%' THEN said.short || '%' WHEN unit = 'ratio' THEN to_char(amount::numeric, 'FM999,999,990.0') || ' times'
                WHEN unit LIKE 'GBP%' THEN 'GBP ' || CASE WHEN abs(amount) >= 100 THEN said.whole ELSE said.short END || substr(unit, 4)
                WHEN unit IN ('months', 'days') THEN said.whole || ' ' || CASE said.whole WHEN '1' THEN rtrim(unit, 's') ELSE unit END
                WHEN unit IN ('years', 'spaces') AND said.short = '1' THEN '1 ' || rtrim(unit, 's')
                ELSE said.short || ' ' || unit END
    FROM (SELECT rtrim(rtrim(to_char(amount::numeric, 'FM999,999,999,990.0'), '0'), '.') AS short,
                 to_char(amount::numeric, 'FM999,999,999,990') AS whole) AS said
$$;
COMMENT ON FUNCTION publish.amount_words(double precision, text) IS 'A number with its unit as people read it: 53 months, 18.5%, GBP 2,722 per pupil, 1.3 times.';

CREATE VIEW publish.explained_test WITH (security_barrier) AS
SELECT test.run_id, asset.asset_id, asset.reference, criterion.commitment_code AS commitment,
       criterion.criterion_code AS criterion, criterion.kind, CASE WHEN shown.may THEN test.state ELSE 'withheld' END AS state,
       fact.label AS fact,
       CASE WHEN NOT shown.may OR criterion.kind = 'guard' OR test.state IN ('unknown', 'condition_unknown') THEN NULL
            WHEN test.state = 'absent' THEN CASE WHEN test.fact_on IS NULL THEN 'nothing recorded' ELSE 'run out' END
            WHEN fact.kind = 'boolean' THEN CASE WHEN test.fact_value <> 0 THEN 'yes' ELSE 'no' END
            WHEN fact.kind = 'code' THEN coalesce(known.label, test.fact_value::text)
            WHEN fact.fact_code = 'stronger_neighbour_km' AND test.fact_value >= (SELECT max(amount) FROM evaluation.parameter WHERE parameter_code = 'neighbour_km')
            THEN 'none within ' || publish.amount_words(test.fact_value, 'km')
            ELSE publish.amount_words(test.fact_value, fact.unit)
       END AS value,
       CASE WHEN shown.may THEN test.fact_on END AS dated, CASE WHEN shown.may THEN round(test.points::numeric, 1) END AS points,
       CASE WHEN criterion.kind <> 'guard' THEN criterion.weight END AS weight, criterion.sentence, criterion.source,
       CASE WHEN shown.may AND test.state NOT IN ('unknown', 'condition_unknown', 'absent') THEN (
           SELECT string_agg(DISTINCT batch.feed, ', ')
           FROM facts.part_source part
           JOIN source.record ON record.record_id = part.record_id
           JOIN source.batch ON batch.batch_id = record.batch_id
           JOIN source.feed ON feed.feed = batch.feed
           JOIN code.marking of_feed ON of_feed.code = feed.marking_code AND of_feed.rank <= asset.clearance
           WHERE part.asset_id = asset.asset_id AND part.part = ANY (fact.parts)) END AS came_with,
       CASE WHEN shown.may THEN test.fact_value IS NOT NULL AND array_position(head.fact_codes, criterion.fact_code) = ANY (judged.fact_estimated) END AS estimated
FROM (SELECT result.run_id, result.asset_id, result.criterion_id, result.state, result.fact_value, result.fact_on, result.points
      FROM evaluation.criterion_result result
      UNION ALL
      SELECT result.run_id, result.asset_id, result.criterion_id, result.state, NULL, result.fact_on, NULL FROM evaluation.guard_result result) AS test
JOIN publish.asset_cleared asset ON asset.asset_id = test.asset_id
JOIN evaluation.criterion ON criterion.criterion_id = test.criterion_id
JOIN evaluation.fact ON fact.fact_code = criterion.fact_code
JOIN facts.criterion_rank own ON own.criterion_id = test.criterion_id
JOIN evaluation.run head ON head.run_id = test.run_id
LEFT JOIN evaluation.run_fact judged ON judged.run_id = test.run_id AND judged.asset_id = test.asset_id
LEFT JOIN facts.test_rank marked ON marked.asset_id = test.asset_id AND marked.criterion_id = test.criterion_id
CROSS JOIN LATERAL (SELECT greatest(own.rank, marked.rank) <= asset.clearance AS may) AS shown
LEFT JOIN evaluation.fact_value known ON known.fact_code = fact.fact_code AND known.ordinal = test.fact_value;
COMMENT ON VIEW publish.explained_test IS 'Every test that applied to an asset in a run: the fact with its value and date, the points and the weight. A test of a fact that is marked above the reader''s clearance, or made of a row that is, is withheld.';
COMMENT ON COLUMN publish.explained_test.run_id IS 'The run.';
COMMENT ON COLUMN publish.explained_test.commitment IS 'The commitment that it is a test of.';
COMMENT ON COLUMN publish.explained_test.criterion IS 'The criterion.';
COMMENT ON COLUMN publish.explained_test.kind IS 'performance and opportunity earn points, evidence says what is known, guard must hold.';
COMMENT ON COLUMN publish.explained_test.state IS 'What is known: known, absent, unknown, condition_unknown; of a guard: passed, failed, unproven; withheld.';
COMMENT ON COLUMN publish.explained_test.fact IS 'The fact that it tests.';
COMMENT ON COLUMN publish.explained_test.value IS 'Its value, as people read it; null unknown, withheld, or a guard.';
COMMENT ON COLUMN publish.explained_test.dated IS 'The day that the fact is of.';
COMMENT ON COLUMN publish.explained_test.points IS 'Points earned, 0 to 100; null none.';
COMMENT ON COLUMN publish.explained_test.came_with IS 'Feeds of the rows that the fact is made of now; null: of none, or entered by people.';
COMMENT ON COLUMN publish.explained_test.estimated IS 'Its value was an estimate when it was judged; null where the run did not keep that, or withheld.';
COMMENT ON COLUMN publish.explained_test.weight IS 'Weight in the commitment; null for a guard.';

-- The score of a commitment would tell what is withheld of its tests. That of the objective is given to everybody.
CREATE VIEW publish.explained_level WITH (security_barrier) AS
SELECT level.run_id, asset.asset_id, asset.reference, level.objective, level.commitment, level.title,
       CASE WHEN shown.may THEN level.score END AS score, CASE WHEN shown.may THEN level.rating ELSE 'Withheld' END AS rating,
       CASE WHEN shown.may THEN level.coverage END AS coverage, CASE WHEN shown.may THEN level.confidence END AS confidence,
       CASE WHEN shown.may THEN level.guard_state END AS guard_state, level.direction,
       CASE WHEN shown.may THEN level.uncapped_score END AS uncapped_score
FROM (
    SELECT result.run_id, result.asset_id, result.objective, NULL AS commitment, objective.short_title AS title,
           result.score, rating.label AS rating, result.coverage, result.confidence, result.guard_state,
           result.direction, result.uncapped_score
    FROM evaluation.objective_result result
    JOIN evaluation.objective ON objective.objective = result.objective
    JOIN evaluation.rating ON rating.rating_code = result.rating
    UNION ALL
    SELECT tested.run_id, tested.asset_id, commitment.objective, commitment.commitment_code, commitment.short_title,
           result.score, coalesce(rating.label, 'Not in the score'), result.coverage, result.confidence,
           result.guard_state, NULL, result.score
    FROM (SELECT scored.run_id, scored.asset_id, scored.commitment_code FROM evaluation.commitment_result scored
          UNION
          SELECT test.run_id, test.asset_id, criterion.commitment_code
          FROM evaluation.criterion_result test
          JOIN evaluation.criterion ON criterion.criterion_id = test.criterion_id) AS tested
    JOIN evaluation.commitment ON commitment.commitment_code = tested.commitment_code
    LEFT JOIN evaluation.commitment_result result ON result.run_id = tested.run_id
         AND result.asset_id = tested.asset_id AND result.commitment_code = tested.commitment_code
    LEFT JOIN evaluation.rating ON rating.rating_code = result.rating
) AS level
JOIN publish.asset_cleared asset ON asset.asset_id = level.asset_id
LEFT JOIN (SELECT DISTINCT told.run_id, told.asset_id, told.commitment FROM publish.explained_test told WHERE told.state = 'withheld') AS withheld
     ON withheld.run_id = level.run_id AND withheld.asset_id = level.asset_id AND withheld.commitment = level.commitment
CROSS JOIN LATERAL (SELECT withheld.commitment IS NULL AS may) AS shown;
COMMENT ON VIEW publish.explained_level IS 'What an asset scored in a run, objective by objective, with the commitments under them that have any test. A commitment of which a test is withheld is withheld.';
COMMENT ON COLUMN publish.explained_level.run_id IS 'The run.';
COMMENT ON COLUMN publish.explained_level.objective IS 'The objective.';
COMMENT ON COLUMN publish.explained_level.commitment IS 'The commitment under it; null for the objective as a whole.';
COMMENT ON COLUMN publish.explained_level.score IS 'Score, 0 to 100; null none.';
COMMENT ON COLUMN publish.explained_level.rating IS 'Rating.';
COMMENT ON COLUMN publish.explained_level.coverage IS 'Share of the weights whose facts are known, 0 to 1.';
COMMENT ON COLUMN publish.explained_level.confidence IS 'Coverage, less what the age of the facts takes away, 0 to 1.';
COMMENT ON COLUMN publish.explained_level.guard_state IS 'The worst of its must-hold tests; null none applied.';
COMMENT ON COLUMN publish.explained_level.direction IS 'Against the run that this one was compared with.';
COMMENT ON COLUMN publish.explained_level.uncapped_score IS 'The score before a must-hold test capped it.';

CREATE VIEW publish.criterion AS
SELECT criterion.criterion_code AS criterion, criterion.commitment_code AS commitment, commitment.objective,
       criterion.kind, criterion.weight, fact.label AS fact, fact.unit,
       (SELECT string_agg(point.x::text || ' -> ' || point.points::text, ', ' ORDER BY point.x)
        FROM evaluation.criterion_point point WHERE point.criterion_id = criterion.criterion_id) AS points,
       (SELECT json_agg(json_build_array(point.x, point.points) ORDER BY point.x)
        FROM evaluation.criterion_point point WHERE point.criterion_id = criterion.criterion_id) AS curve,
       criterion.sentence, criterion.source, criterion.criteria_version_id, criterion.criterion_id
FROM evaluation.criterion
JOIN evaluation.fact ON fact.fact_code = criterion.fact_code
JOIN evaluation.commitment ON commitment.commitment_code = criterion.commitment_code
WHERE criterion.criteria_version_id = (SELECT criteria_version_id FROM evaluation.criteria_in_force);
COMMENT ON VIEW publish.criterion IS 'The criteria in force: what assets are judged by.';
COMMENT ON COLUMN publish.criterion.criterion IS 'Code of the criterion.';
COMMENT ON COLUMN publish.criterion.commitment IS 'The commitment that it is a test of.';
COMMENT ON COLUMN publish.criterion.objective IS 'The objective of that commitment.';
COMMENT ON COLUMN publish.criterion.fact IS 'The fact that it tests.';
COMMENT ON COLUMN publish.criterion.unit IS 'Unit of the fact.';
COMMENT ON COLUMN publish.criterion.points IS 'Its curve: values of the fact and the points that they earn, in words.';
COMMENT ON COLUMN publish.criterion.curve IS 'The same as pairs.';

CREATE VIEW publish.objective AS
SELECT objective.objective, objective.title, objective.short_title, objective.source FROM evaluation.objective;
COMMENT ON VIEW publish.objective IS 'The objectives of the strategy.';

CREATE VIEW publish.commitment AS
SELECT commitment.commitment_code AS commitment, commitment.objective, commitment.title, commitment.short_title,
       coalesce(own.weight, commitment.weight) AS weight, commitment.corporate_action, commitment.source
FROM evaluation.commitment
LEFT JOIN evaluation.commitment_weight own ON own.commitment_code = commitment.commitment_code
     AND own.criteria_version_id = (SELECT criteria_version_id FROM evaluation.criteria_in_force);
COMMENT ON VIEW publish.commitment IS 'The commitments under each objective.';
COMMENT ON COLUMN publish.commitment.commitment IS 'Its number: 2.2.';
COMMENT ON COLUMN publish.commitment.weight IS 'Weight in the mean of its objective, by the criteria in force.';

CREATE VIEW publish.run_estate AS
SELECT run.run_id, result.level, result.level_code AS code, coalesce(objective.short_title, commitment.short_title) AS title,
       result.score, rating.label AS rating, result.direction, result.change, result.scored, result.green, result.amber,
       result.red, result.insufficient, result.not_applicable, result.assets_failed, result.assets_unproven,
       result.failed_guards, result.unproven_guards, result.coverage
FROM publish.run
JOIN evaluation.run_estate result ON result.run_id = run.run_id AND result.basis = 'count'
JOIN evaluation.rating ON rating.rating_code = result.rating
LEFT JOIN evaluation.objective ON result.level = 'objective' AND objective.objective::text = result.level_code
LEFT JOIN evaluation.commitment ON result.level = 'commitment' AND commitment.commitment_code = result.level_code;
COMMENT ON VIEW publish.run_estate IS 'The estate as each run judged it, each asset counting once.';
COMMENT ON COLUMN publish.run_estate.code IS 'The objective or commitment.';
