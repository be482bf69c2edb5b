-- Criteria in their versions, as officers read and change them: five sheets of rows. For staff.

CREATE VIEW publish.criteria_column AS
SELECT sheet, sheet_title, sheet_place, key, heading, place, is_number
FROM (VALUES
    ('criteria', 'Criteria', 1, 'criterion', 'Criterion', 1, false), ('criteria', 'Criteria', 1, 'kind', 'Kind', 2, false),
    ('criteria', 'Criteria', 1, 'weight', 'Weight', 3, true), ('criteria', 'Criteria', 1, 'fact', 'Fact', 4, false),
    ('criteria', 'Criteria', 1, 'expectation', 'Expectation', 5, false), ('criteria', 'Criteria', 1, 'curve', 'Curve', 6, false),
    ('criteria', 'Criteria', 1, 'only_where', 'Only where', 7, false), ('criteria', 'Criteria', 1, 'applies_to', 'Applies to', 8, false),
    ('criteria', 'Criteria', 1, 'duty_of', 'Duty of', 9, false), ('criteria', 'Criteria', 1, 'asks', 'Asks', 10, false),
    ('criteria', 'Criteria', 1, 'source', 'Source', 11, false),
    ('left_out', 'Left out', 2, 'criterion', 'Criterion', 1, false), ('left_out', 'Left out', 2, 'category', 'Category', 2, false),
    ('left_out', 'Left out', 2, 'reason', 'Reason', 3, false),
    ('commitments', 'Commitments', 3, 'commitment', 'Commitment', 1, false), ('commitments', 'Commitments', 3, 'weight', 'Weight', 2, true),
    ('judging', 'Judging', 4, 'rule', 'Rule', 1, false), ('judging', 'Judging', 4, 'amount', 'Amount', 2, true),
    ('judging', 'Judging', 4, 'meaning', 'What it does', 3, false), ('judging', 'Judging', 4, 'source', 'Source', 4, false),
    ('exits', 'Exits', 5, 'exit', 'Exit', 1, false), ('exits', 'Exits', 5, 'commitment', 'Commitment', 2, false),
    ('exits', 'Exits', 5, 'score', 'Score', 3, true), ('exits', 'Exits', 5, 'source', 'Source', 4, false)
) AS known (sheet, sheet_title, sheet_place, key, heading, place, is_number);
COMMENT ON VIEW publish.criteria_column IS 'The sheets and columns in which criteria are exported, changed and imported.';
COMMENT ON COLUMN publish.criteria_column.sheet IS 'Name of the sheet in JSON.';
COMMENT ON COLUMN publish.criteria_column.sheet_title IS 'Name of the sheet in a workbook.';
COMMENT ON COLUMN publish.criteria_column.sheet_place IS 'Order of the sheets.';
COMMENT ON COLUMN publish.criteria_column.key IS 'Name of the column in JSON.';
COMMENT ON COLUMN publish.criteria_column.heading IS 'Heading of the column in a workbook.';
COMMENT ON COLUMN publish.criteria_column.place IS 'Order of the columns.';
COMMENT ON COLUMN publish.criteria_column.is_number IS 'Holds numbers.';

CREATE VIEW publish.criteria_version WITH (security_barrier) AS
SELECT own.criteria_version_id AS version, own.title,
       CASE WHEN own.criteria_version_id = force.criteria_version_id THEN 'in force'
            WHEN own.status = 'approved' AND (own.noted_on IS NOT NULL OR own.shipped) THEN 'superseded'
            WHEN own.status = 'proposed' THEN 'draft' ELSE own.status END AS state,
       strategy.title AS strategy, own.based_on, own.proposed_by, own.proposed_on, own.reason, own.approved_by, own.approved_on,
       own.approval_reference, own.approval_reason, own.noted_on, own.noted_reference, own.noted_user AS noted_by,
       own.withdrawn_on, own.withdrawn_user AS withdrawn_by, own.withdrawn_because,
       (SELECT count(*) FROM evaluation.criterion WHERE criterion.criteria_version_id = own.criteria_version_id) AS criteria,
       (SELECT max(run.run_id) FROM evaluation.run WHERE run.criteria_version_id = own.criteria_version_id) AS newest_run
FROM evaluation.criteria_version own
JOIN evaluation.strategy_version strategy ON strategy.strategy_version_id = own.strategy_version_id
CROSS JOIN evaluation.criteria_in_force force
WHERE publish.clearance() > 0;
COMMENT ON VIEW publish.criteria_version IS 'The versions of the criteria: drafts, what is in force, what was before.';
COMMENT ON COLUMN publish.criteria_version.version IS 'Number of the version.';
COMMENT ON COLUMN publish.criteria_version.title IS 'What is particular to it.';
COMMENT ON COLUMN publish.criteria_version.state IS 'draft, approved (but not noted yet), in force, superseded, withdrawn.';
COMMENT ON COLUMN publish.criteria_version.strategy IS 'The strategy that it measures.';
COMMENT ON COLUMN publish.criteria_version.criteria IS 'How many criteria it has.';
COMMENT ON COLUMN publish.criteria_version.noted_by IS 'Who was signed in when that was recorded.';
COMMENT ON COLUMN publish.criteria_version.withdrawn_by IS 'Who was signed in when it was withdrawn.';
COMMENT ON COLUMN publish.criteria_version.newest_run IS 'The newest run judged by it; null none.';
SELECT served.comment_columns('publish.criteria_version', 'evaluation.criteria_version');

CREATE VIEW publish.criterion_unmet WITH (security_barrier) AS
WITH newest AS (SELECT max(run_id) AS run_id FROM evaluation.run WHERE kind = 'published'),
known AS (
    SELECT criterion_id, count(*) FILTER (WHERE state = 'known') AS known, count(*) AS applies,
           count(*) FILTER (WHERE state = 'condition_unknown') = count(*) AS undecided
    FROM evaluation.criterion_result WHERE run_id = (SELECT run_id FROM newest) GROUP BY criterion_id
    UNION ALL
    SELECT criterion_id, count(*) FILTER (WHERE state <> 'unproven'), count(*), false
    FROM evaluation.guard_result WHERE run_id = (SELECT run_id FROM newest) GROUP BY criterion_id
)
SELECT own.criterion_id, own.criterion_code AS criterion, own.commitment_code AS commitment, coalesce(known.applies, 0) AS assets, fact.label AS fact,
       CASE WHEN fact.loader IS NULL THEN 'nothing yet' ELSE 'import ' || fact.loader END AS brought_by,
       CASE WHEN known.applies IS NULL THEN 'applies to no asset'
            WHEN known.undecided THEN 'unknown whether it applies'
            WHEN fact.absence_is_known THEN 'nothing recorded: earns 0' ELSE 'unknown for every asset' END AS why
FROM evaluation.criterion own
LEFT JOIN known ON known.criterion_id = own.criterion_id
JOIN evaluation.fact ON fact.fact_code = CASE WHEN known.undecided THEN own.condition_fact ELSE own.fact_code END
WHERE own.criteria_version_id = (SELECT criteria_version_id FROM evaluation.criteria_in_force) AND coalesce(known.known, 0) = 0
  AND publish.clearance() >= (SELECT max(rank) FROM code.marking);
COMMENT ON VIEW publish.criterion_unmet IS 'Criteria in force that not one asset of the newest published run could be judged by. It counts all assets, so it is for those who may read all.';
COMMENT ON COLUMN publish.criterion_unmet.criterion_id IS 'The criterion.';
COMMENT ON COLUMN publish.criterion_unmet.criterion IS 'Its code.';
COMMENT ON COLUMN publish.criterion_unmet.commitment IS 'The commitment that it measures.';
COMMENT ON COLUMN publish.criterion_unmet.assets IS 'How many assets it was asked of.';
COMMENT ON COLUMN publish.criterion_unmet.fact IS 'The fact that is wanting: of the condition where nobody knows of any asset whether the criterion applies.';
COMMENT ON COLUMN publish.criterion_unmet.brought_by IS 'What would bring it.';
COMMENT ON COLUMN publish.criterion_unmet.why IS 'Why nothing could be judged by it.';

CREATE VIEW publish.criteria_curve WITH (security_barrier) AS
SELECT point.criterion_id, string_agg(CASE WHEN fact.kind = 'boolean' AND point.x IN (0, 1) THEN (ARRAY['no', 'yes'])[1 + point.x::integer]
                                           ELSE coalesce(known.code, point.x::text) END || ':' || point.points::text, ', ' ORDER BY point.x) AS curve
FROM evaluation.criterion_point point
JOIN evaluation.criterion own ON own.criterion_id = point.criterion_id
JOIN evaluation.fact ON fact.fact_code = own.fact_code
LEFT JOIN evaluation.fact_value known ON known.fact_code = own.fact_code AND known.ordinal = point.x
WHERE publish.clearance() > 0
GROUP BY point.criterion_id;
COMMENT ON VIEW publish.criteria_curve IS 'The curve of each criterion as text: values of the fact, or its codes, and the points that they earn.';
COMMENT ON COLUMN publish.criteria_curve.criterion_id IS 'The criterion.';
COMMENT ON COLUMN publish.criteria_curve.curve IS '0:100, 24:60, 60:0.';

CREATE VIEW publish.criteria_line WITH (security_barrier) AS
SELECT own.criteria_version_id AS version, 'criteria' AS sheet, own.criterion_code AS item,
       row_number() OVER (PARTITION BY own.criteria_version_id ORDER BY own.commitment_code, own.criterion_id) AS place,
       jsonb_build_object('criterion', own.criterion_code, 'kind', own.kind, 'weight', CASE WHEN own.kind = 'performance' THEN own.weight END,
           'fact', own.fact_code,
           'expectation', CASE own.expectation WHEN 'more' THEN 'more is better' WHEN 'less' THEN 'less is better' WHEN 'code' THEN 'by code' ELSE own.expectation END,
           'curve', curve.curve, 'only_where', own.condition_fact, 'applies_to', class.codes, 'duty_of', duty.codes,
           'asks', own.sentence, 'source', own.source) AS said
FROM evaluation.criterion own
LEFT JOIN publish.criteria_curve curve ON curve.criterion_id = own.criterion_id
CROSS JOIN LATERAL (
    SELECT CASE WHEN count(*) = (SELECT count(*) FROM code.asset_class) THEN 'all' ELSE string_agg(listed.code, ', ' ORDER BY listed.sort_order) END AS codes
    FROM code.asset_class listed
    WHERE EXISTS (SELECT FROM evaluation.applicability a WHERE a.criterion_id = own.criterion_id AND a.class_code = listed.code)) AS class
CROSS JOIN LATERAL (
    SELECT CASE WHEN count(*) = (SELECT count(*) FROM code.duty_holder) THEN 'all' ELSE string_agg(listed.code, ', ' ORDER BY listed.sort_order) END AS codes
    FROM code.duty_holder listed
    WHERE EXISTS (SELECT FROM evaluation.applicability a WHERE a.criterion_id = own.criterion_id AND a.duty_holder_code = listed.code)) AS duty
WHERE publish.clearance() > 0
UNION ALL
SELECT own.criteria_version_id, 'left_out', own.criterion_code || ', ' || exempt.category_code,
       row_number() OVER (PARTITION BY own.criteria_version_id ORDER BY own.criterion_code, exempt.category_code),
       jsonb_build_object('criterion', own.criterion_code, 'category', exempt.category_code, 'reason', exempt.reason)
FROM evaluation.category_exemption exempt JOIN evaluation.criterion own ON own.criterion_id = exempt.criterion_id
WHERE publish.clearance() > 0
UNION ALL
SELECT version.criteria_version_id, 'commitments', own.commitment_code,
       row_number() OVER (PARTITION BY version.criteria_version_id ORDER BY own.commitment_code),
       jsonb_build_object('commitment', own.commitment_code, 'weight', coalesce(other.weight, own.weight))
FROM evaluation.criteria_version version CROSS JOIN evaluation.commitment own
LEFT JOIN evaluation.commitment_weight other ON other.criteria_version_id = version.criteria_version_id AND other.commitment_code = own.commitment_code
WHERE publish.clearance() > 0
UNION ALL
SELECT own.criteria_version_id, 'judging', own.rule_code, row_number() OVER (PARTITION BY own.criteria_version_id ORDER BY own.rule_code),
       jsonb_build_object('rule', own.rule_code, 'amount', own.amount, 'meaning', own.description, 'source', own.source)
FROM evaluation.judging_rule own WHERE publish.clearance() > 0
UNION ALL
SELECT own.criteria_version_id, 'exits', own.exit_code || ', ' || own.commitment_code,
       row_number() OVER (PARTITION BY own.criteria_version_id ORDER BY own.exit_code, own.commitment_code),
       jsonb_build_object('exit', own.exit_code, 'commitment', own.commitment_code, 'score', own.score, 'source', own.source)
FROM evaluation.exit_score own WHERE publish.clearance() > 0;
COMMENT ON VIEW publish.criteria_line IS 'Each row of each sheet of each version of the criteria, as it is exported.';
COMMENT ON COLUMN publish.criteria_line.version IS 'The version.';
COMMENT ON COLUMN publish.criteria_line.sheet IS 'criteria, left_out, commitments, judging, exits.';
COMMENT ON COLUMN publish.criteria_line.item IS 'What the row is of: a criterion, a commitment, a rule; what is the same in two versions.';
COMMENT ON COLUMN publish.criteria_line.place IS 'Order of the rows.';
COMMENT ON COLUMN publish.criteria_line.said IS 'The row: an object of column to value.';

CREATE VIEW publish.criteria_fact WITH (security_barrier) AS
SELECT own.sort_order, own.fact_code AS fact, own.label, own.kind, own.unit,
       CASE own.kind WHEN 'boolean' THEN 'no, yes'
                     WHEN 'code' THEN (SELECT string_agg(known.code, ', ' ORDER BY known.ordinal) FROM evaluation.fact_value known
                                       WHERE known.fact_code = own.fact_code) END AS codes, own.description
FROM evaluation.fact own WHERE publish.clearance() > 0;
COMMENT ON VIEW publish.criteria_fact IS 'The facts that criteria may test.';
COMMENT ON COLUMN publish.criteria_fact.sort_order IS 'Order in lists.';
COMMENT ON COLUMN publish.criteria_fact.fact IS 'Its name in a criterion.';
COMMENT ON COLUMN publish.criteria_fact.label IS 'What people read.';
COMMENT ON COLUMN publish.criteria_fact.kind IS 'number, boolean or code.';
COMMENT ON COLUMN publish.criteria_fact.unit IS 'Unit of a number.';
COMMENT ON COLUMN publish.criteria_fact.codes IS 'What it can be; null for numbers.';
COMMENT ON COLUMN publish.criteria_fact.description IS 'How it is derived.';

GRANT SELECT ON publish.criterion_unmet TO terrier_steward;
GRANT SELECT ON publish.criteria_column, publish.criteria_version, publish.criteria_curve, publish.criteria_line, publish.criteria_fact
TO terrier_reader, terrier_gis, terrier_editor, terrier_steward;
