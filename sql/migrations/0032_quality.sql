-- How good the record is: named rules as rows, and what each run found, so that the trend is seen.

CREATE TABLE evaluation.quality_rule (
    rule_code text NOT NULL CHECK (rule_code ~ '^[a-z][a-z0-9_]*$'),
    valid_from date NOT NULL DEFAULT '-infinity',
    dimension text NOT NULL CHECK (dimension IN ('completeness', 'accuracy', 'timeliness', 'consistency')),
    field text NOT NULL,
    title text NOT NULL,
    advice text NOT NULL,
    weight numeric(4, 2) NOT NULL DEFAULT 1 CHECK (weight >= 0),
    limit_value numeric,
    unit text,
    base_classes text[],
    marking_code text NOT NULL DEFAULT 'internal' REFERENCES code.marking,
    source text NOT NULL,
    PRIMARY KEY (rule_code, valid_from),
    CHECK ((limit_value IS NULL) = (unit IS NULL))
);
COMMENT ON TABLE evaluation.quality_rule IS 'What a good record has: one row a rule, tested of each asset by facts.quality_test. The row with the latest valid_from on or before the day counts; weight 0 takes a rule away.';
COMMENT ON COLUMN evaluation.quality_rule.rule_code IS 'Name.';
COMMENT ON COLUMN evaluation.quality_rule.valid_from IS 'First day on which it counts.';
COMMENT ON COLUMN evaluation.quality_rule.dimension IS 'completeness (it is there), accuracy (it is right), timeliness (it is recent), consistency (it agrees with the rest).';
COMMENT ON COLUMN evaluation.quality_rule.field IS 'The field that it is about, as importers name it.';
COMMENT ON COLUMN evaluation.quality_rule.title IS 'What a good record has, in words.';
COMMENT ON COLUMN evaluation.quality_rule.advice IS 'What to do where it has not.';
COMMENT ON COLUMN evaluation.quality_rule.weight IS 'How much it counts in scores.';
COMMENT ON COLUMN evaluation.quality_rule.limit_value IS 'The limit that the test goes by; null where it needs none.';
COMMENT ON COLUMN evaluation.quality_rule.unit IS 'Unit of the limit: m, %, years.';
COMMENT ON COLUMN evaluation.quality_rule.base_classes IS 'Base classes of the categories that it is asked of; null all.';
COMMENT ON COLUMN evaluation.quality_rule.marking_code IS 'Who may read its outcome of an asset: it tells something of leases or values.';
COMMENT ON COLUMN evaluation.quality_rule.source IS 'Where the rule and its limit come from.';
SELECT history.watch_rules();

CREATE TABLE evaluation.quality_result (
    run_id bigint NOT NULL REFERENCES evaluation.run ON DELETE CASCADE,
    grouping text NOT NULL CHECK (grouping IN ('estate', 'dimension', 'rule', 'source', 'category')),
    group_code text NOT NULL,
    tests bigint NOT NULL CHECK (tests > 0),
    passed bigint NOT NULL CHECK (passed BETWEEN 0 AND tests),
    score numeric(5, 2) NOT NULL CHECK (score BETWEEN 0 AND 100),
    PRIMARY KEY (run_id, grouping, group_code)
);
COMMENT ON TABLE evaluation.quality_result IS 'How good the record was in a run: for its trend.';
COMMENT ON COLUMN evaluation.quality_result.run_id IS 'The run.';
COMMENT ON COLUMN evaluation.quality_result.grouping IS 'estate, dimension, rule, source (a feed) or category.';
COMMENT ON COLUMN evaluation.quality_result.group_code IS 'Which one; all for the estate.';
COMMENT ON COLUMN evaluation.quality_result.tests IS 'Tests that could be made.';
COMMENT ON COLUMN evaluation.quality_result.passed IS 'Tests passed.';
COMMENT ON COLUMN evaluation.quality_result.score IS 'Share of the weight passed, %.';

CREATE TRIGGER refuse_change BEFORE UPDATE OR TRUNCATE ON evaluation.quality_result
    FOR EACH STATEMENT EXECUTE FUNCTION evaluation.refuse_change();
CREATE TRIGGER refuse_part_delete AFTER DELETE ON evaluation.quality_result REFERENCING OLD TABLE AS gone
    FOR EACH STATEMENT EXECUTE FUNCTION evaluation.refuse_part_delete();
CREATE TRIGGER refuse_late_insert AFTER INSERT ON evaluation.quality_result REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION evaluation.refuse_late_insert();
