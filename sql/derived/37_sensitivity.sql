-- What a run was judged by and what each asset's tests came to, for what would change a rating (engine/runs/run_sensitivity.c).

CREATE VIEW publish.run_number AS
SELECT run.run_id, rule.rule_code AS code, rule.amount, rule.source
FROM publish.run
JOIN evaluation.judging_rule rule ON rule.criteria_version_id = run.criteria_version_id
UNION ALL
SELECT run.run_id, taken.parameter_code, taken.amount, taken.source
FROM publish.run
CROSS JOIN LATERAL (SELECT DISTINCT ON (parameter_code) parameter_code, amount, source FROM evaluation.parameter
                    WHERE parameter_code LIKE 'sensitivity\_%' AND valid_from <= run.as_at ORDER BY parameter_code, valid_from DESC) AS taken;
COMMENT ON VIEW publish.run_number IS 'The numbers of judging of each run (where ratings begin, what caps), and those of the draws in force on its day.';
COMMENT ON COLUMN publish.run_number.run_id IS 'The run.';
COMMENT ON COLUMN publish.run_number.code IS 'Name: rating_green, sensitivity_draws and so on.';
COMMENT ON COLUMN publish.run_number.amount IS 'The number.';
COMMENT ON COLUMN publish.run_number.source IS 'Where it comes from.';

CREATE VIEW publish.run_criterion AS
SELECT run.run_id, criterion.criterion_id, criterion.criterion_code AS criterion, criterion.commitment_code AS commitment, commitment.objective,
       criterion.kind, criterion.weight, criterion.fact_code, criterion.condition_fact, criterion.sentence,
       (SELECT array_agg(point.x ORDER BY point.x) FROM evaluation.criterion_point point WHERE point.criterion_id = criterion.criterion_id) AS xs,
       (SELECT array_agg(point.points ORDER BY point.x) FROM evaluation.criterion_point point WHERE point.criterion_id = criterion.criterion_id) AS points
FROM publish.run
JOIN evaluation.criterion ON criterion.criteria_version_id = run.criteria_version_id
JOIN evaluation.commitment ON commitment.commitment_code = criterion.commitment_code;
COMMENT ON VIEW publish.run_criterion IS 'The criteria that each run judged by, with their curves as numbers.';
COMMENT ON COLUMN publish.run_criterion.run_id IS 'The run.';
COMMENT ON COLUMN publish.run_criterion.criterion_id IS 'Identity of the criterion.';
COMMENT ON COLUMN publish.run_criterion.criterion IS 'Its code.';
COMMENT ON COLUMN publish.run_criterion.commitment IS 'The commitment that it is a test of.';
COMMENT ON COLUMN publish.run_criterion.objective IS 'The objective of that commitment.';
COMMENT ON COLUMN publish.run_criterion.kind IS 'performance, opportunity, evidence or guard.';
COMMENT ON COLUMN publish.run_criterion.weight IS 'Weight in the commitment.';
COMMENT ON COLUMN publish.run_criterion.fact_code IS 'The fact that it tests.';
COMMENT ON COLUMN publish.run_criterion.condition_fact IS 'The yes/no fact that decides whether it applies; null: nothing does.';
COMMENT ON COLUMN publish.run_criterion.sentence IS 'What it asks.';
COMMENT ON COLUMN publish.run_criterion.xs IS 'Values of the fact at the points of its curve, ascending.';
COMMENT ON COLUMN publish.run_criterion.points IS 'Points earned there.';

CREATE VIEW publish.run_fact AS
SELECT run.run_id, fact.fact_code, fact.sort_order, fact.label, fact.unit, fact.kind, fact.whole, fact.absence_is_known,
       CASE fact.kind WHEN 'boolean' THEN '{0,1}'::double precision[]
                      WHEN 'code' THEN (SELECT array_agg(value.ordinal::double precision ORDER BY value.ordinal) FROM evaluation.fact_value value WHERE value.fact_code = fact.fact_code) END AS ordinals,
       CASE fact.kind WHEN 'boolean' THEN '{no,yes}'::text[]
                      WHEN 'code' THEN (SELECT array_agg(value.label ORDER BY value.ordinal) FROM evaluation.fact_value value WHERE value.fact_code = fact.fact_code) END AS labels,
       spread.kind AS spread_kind, spread.amount AS spread, spread.per_year AS spread_per_year, spread.most AS spread_most, spread.source AS spread_source
FROM publish.run
CROSS JOIN evaluation.fact
LEFT JOIN LATERAL (SELECT * FROM evaluation.fact_spread own WHERE own.fact_code = fact.fact_code AND own.valid_from <= run.as_at
                   ORDER BY own.valid_from DESC LIMIT 1) AS spread ON true;
COMMENT ON VIEW publish.run_fact IS 'The facts, with the values that a code or a yes/no can have and how uncertain each was on the day of the run.';
COMMENT ON COLUMN publish.run_fact.run_id IS 'The run.';
COMMENT ON COLUMN publish.run_fact.fact_code IS 'The fact.';
COMMENT ON COLUMN publish.run_fact.sort_order IS 'Order in lists.';
COMMENT ON COLUMN publish.run_fact.label IS 'What people read.';
COMMENT ON COLUMN publish.run_fact.unit IS 'Unit of a number.';
COMMENT ON COLUMN publish.run_fact.kind IS 'number, boolean or code.';
COMMENT ON COLUMN publish.run_fact.whole IS 'It counts things: a part of one cannot be.';
COMMENT ON COLUMN publish.run_fact.absence_is_known IS 'A fact about our own records: that nothing is recorded is known, and earns 0.';
COMMENT ON COLUMN publish.run_fact.ordinals IS 'The numbers that stand for its values; null of a number.';
COMMENT ON COLUMN publish.run_fact.labels IS 'Those values, as people read them.';
COMMENT ON COLUMN publish.run_fact.spread_kind IS 'How it is uncertain: relative or steps; null: it is taken as recorded.';
COMMENT ON COLUMN publish.run_fact.spread IS 'By how much, of a fact of today.';
COMMENT ON COLUMN publish.run_fact.spread_per_year IS 'Added for each year of its age.';
COMMENT ON COLUMN publish.run_fact.spread_most IS 'No more than this; undated: as much.';
COMMENT ON COLUMN publish.run_fact.spread_source IS 'Where the spread comes from.';

-- What explained_test withholds is withheld here.
CREATE VIEW publish.judged_test WITH (security_barrier) AS
SELECT test.run_id, asset.asset_id, asset.reference, test.criterion_id, CASE WHEN shown.may THEN said.state ELSE 'withheld' END AS state,
       CASE WHEN NOT shown.may THEN NULL
            WHEN criterion.kind = 'guard' THEN CASE test.state WHEN 'failed' THEN 0 WHEN 'unproven' THEN 1 ELSE 2 END
            WHEN said.state = 'condition_unknown' THEN later.value ELSE test.fact_value END::double precision AS value,
       CASE WHEN shown.may THEN test.points END AS points, CASE WHEN shown.may THEN test.fact_on END AS dated
FROM (SELECT run_id, asset_id, criterion_id, state, fact_value, fact_on, points FROM evaluation.criterion_result
      UNION ALL
      SELECT run_id, asset_id, criterion_id, state, NULL, fact_on, NULL FROM evaluation.guard_result) AS test
JOIN publish.asset_cleared asset ON asset.asset_id = test.asset_id
JOIN evaluation.criterion ON criterion.criterion_id = test.criterion_id
JOIN facts.criterion_rank own ON own.criterion_id = test.criterion_id
LEFT JOIN facts.test_rank marked ON marked.asset_id = test.asset_id AND marked.criterion_id = test.criterion_id
CROSS JOIN LATERAL (SELECT greatest(own.rank, marked.rank) <= asset.clearance AS may) AS shown
JOIN evaluation.run ON run.run_id = test.run_id
LEFT JOIN evaluation.run_fact taken ON taken.run_id = test.run_id AND taken.asset_id = test.asset_id
     AND (test.state = 'condition_unknown' OR (test.state = 'unproven' AND criterion.condition_fact IS NOT NULL))
CROSS JOIN LATERAL (SELECT taken.fact_values[array_position(run.fact_codes, criterion.fact_code)] AS value,
                           taken.fact_values[array_position(run.fact_codes, criterion.condition_fact)] AS condition) AS later
CROSS JOIN LATERAL (SELECT CASE WHEN test.state = 'unproven' AND criterion.condition_fact IS NOT NULL AND later.condition IS NULL
                                THEN 'condition_unknown' ELSE test.state END AS state) AS said;
COMMENT ON VIEW publish.judged_test IS 'Every test that applied to an asset in a run, as numbers.';
COMMENT ON COLUMN publish.judged_test.run_id IS 'The run.';
COMMENT ON COLUMN publish.judged_test.criterion_id IS 'The criterion.';
COMMENT ON COLUMN publish.judged_test.state IS 'known, absent, unknown, condition_unknown (of a guard too, where that is why it is unproven); of a guard: passed, failed, unproven; withheld.';
COMMENT ON COLUMN publish.judged_test.value IS 'Value of the fact; of a guard 0 failed, 1 unproven, 2 passed; null unknown or withheld.';
COMMENT ON COLUMN publish.judged_test.points IS 'Points earned; null none, or withheld.';
COMMENT ON COLUMN publish.judged_test.dated IS 'The day that the fact is of; null withheld.';
