-- How each commitment is measured: criteria with their curves, where they apply, where ratings begin.

CREATE TABLE evaluation.criterion (
    criterion_id integer PRIMARY KEY,
    criteria_version_id integer NOT NULL REFERENCES evaluation.criteria_version,
    criterion_code text NOT NULL CHECK (criterion_code ~ '^[1-9]\.[1-9] [a-z0-9 -]+$'),
    commitment_code text NOT NULL REFERENCES evaluation.commitment,
    fact_code text NOT NULL REFERENCES evaluation.fact,
    condition_fact text REFERENCES evaluation.fact,
    kind text NOT NULL CHECK (kind IN ('performance', 'opportunity', 'evidence', 'guard')),
    weight double precision NOT NULL CHECK (weight >= 0),
    sentence text NOT NULL,
    source text NOT NULL,
    UNIQUE (criteria_version_id, criterion_code),
    CHECK ((kind = 'performance') = (weight > 0))
);
COMMENT ON TABLE evaluation.criterion IS 'One test of one fact for one commitment.';
COMMENT ON COLUMN evaluation.criterion.criterion_id IS 'Identity: version times 1000 plus place.';
COMMENT ON COLUMN evaluation.criterion.criteria_version_id IS 'The version it belongs to.';
COMMENT ON COLUMN evaluation.criterion.criterion_code IS 'Short name: 1.1 utilisation.';
COMMENT ON COLUMN evaluation.criterion.commitment_code IS 'The commitment that it measures.';
COMMENT ON COLUMN evaluation.criterion.fact_code IS 'The fact tested.';
COMMENT ON COLUMN evaluation.criterion.condition_fact IS 'A yes/no fact: the test applies only where it is yes. Where it is unknown, so is the test.';
COMMENT ON COLUMN evaluation.criterion.kind IS 'performance (in the mean), opportunity or evidence (reported and ranked, not in the mean), guard (a must-hold test: 0 failed, 1 unproven, 2 passed).';
COMMENT ON COLUMN evaluation.criterion.weight IS 'Weight in the mean of its commitment; 0 for what is not in the mean.';
COMMENT ON COLUMN evaluation.criterion.sentence IS 'What it asks, for whoever reads a score.';
COMMENT ON COLUMN evaluation.criterion.source IS 'Where the curve comes from; "officer judgement" is a source.';

CREATE TABLE evaluation.criterion_point (
    criterion_id integer NOT NULL REFERENCES evaluation.criterion,
    x double precision NOT NULL,
    points double precision NOT NULL CHECK (points BETWEEN 0 AND 100),
    PRIMARY KEY (criterion_id, x)
);
COMMENT ON TABLE evaluation.criterion_point IS 'Points of a criterion''s curve: straight lines between them, flat outside.';
COMMENT ON COLUMN evaluation.criterion_point.criterion_id IS 'The criterion.';
COMMENT ON COLUMN evaluation.criterion_point.x IS 'Value of the fact, in its unit.';
COMMENT ON COLUMN evaluation.criterion_point.points IS 'Points earned there, 0 to 100.';

CREATE TABLE evaluation.applicability (
    criterion_id integer NOT NULL REFERENCES evaluation.criterion,
    class_code text NOT NULL REFERENCES code.asset_class,
    duty_holder_code text NOT NULL REFERENCES code.duty_holder,
    PRIMARY KEY (criterion_id, class_code, duty_holder_code)
);
COMMENT ON TABLE evaluation.applicability IS 'Where a criterion applies: class of asset by who holds the duty. No row: it does not apply.';
COMMENT ON COLUMN evaluation.applicability.criterion_id IS 'The criterion.';
COMMENT ON COLUMN evaluation.applicability.class_code IS 'Class of asset (facts.asset_class).';
COMMENT ON COLUMN evaluation.applicability.duty_holder_code IS 'Who must keep inspections in date.';

CREATE TABLE evaluation.category_exemption (
    criterion_id integer NOT NULL REFERENCES evaluation.criterion,
    category_code text NOT NULL REFERENCES code.category,
    reason text NOT NULL,
    PRIMARY KEY (criterion_id, category_code)
);
COMMENT ON TABLE evaluation.category_exemption IS 'Categories that a criterion leaves out, such as leisure centres from the Corporate Landlord (1.3).';
COMMENT ON COLUMN evaluation.category_exemption.criterion_id IS 'The criterion.';
COMMENT ON COLUMN evaluation.category_exemption.category_code IS 'The category left out.';
COMMENT ON COLUMN evaluation.category_exemption.reason IS 'Why.';

CREATE TABLE evaluation.judging_rule (
    criteria_version_id integer NOT NULL REFERENCES evaluation.criteria_version,
    rule_code text NOT NULL CHECK (rule_code ~ '^[a-z_]+$'),
    amount double precision NOT NULL,
    description text NOT NULL,
    source text NOT NULL,
    PRIMARY KEY (criteria_version_id, rule_code)
);
COMMENT ON TABLE evaluation.judging_rule IS 'The numbers of judging: where ratings begin, what guards cap at, how much must be known, what counts as a change.';
COMMENT ON COLUMN evaluation.judging_rule.criteria_version_id IS 'The criteria version that they belong to.';
COMMENT ON COLUMN evaluation.judging_rule.rule_code IS 'Name: rating_green, cap_failed, coverage_minimum and so on.';
COMMENT ON COLUMN evaluation.judging_rule.amount IS 'The number.';
COMMENT ON COLUMN evaluation.judging_rule.description IS 'What it does.';
COMMENT ON COLUMN evaluation.judging_rule.source IS 'Where it comes from.';

CREATE TABLE evaluation.rating (
    rating_code text PRIMARY KEY,
    label text NOT NULL,
    colour text CHECK (colour ~ '^#[0-9a-f]{6}$'),
    sort_order integer NOT NULL,
    description text NOT NULL,
    source text NOT NULL
);
COMMENT ON TABLE evaluation.rating IS 'The words of a rating, those of council performance reports, and why there may be none.';
COMMENT ON COLUMN evaluation.rating.rating_code IS 'green, amber, red, insufficient_evidence, not_applicable, not_scored.';
COMMENT ON COLUMN evaluation.rating.label IS 'What people read.';
COMMENT ON COLUMN evaluation.rating.colour IS 'Colour beside the word; null for none.';
COMMENT ON COLUMN evaluation.rating.sort_order IS 'Order in lists, best first.';
COMMENT ON COLUMN evaluation.rating.description IS 'What it means.';
COMMENT ON COLUMN evaluation.rating.source IS 'Where it comes from.';

CREATE TABLE evaluation.exit_score (
    criteria_version_id integer NOT NULL REFERENCES evaluation.criteria_version,
    exit_code text NOT NULL CHECK (exit_code IN ('sell', 'transfer', 'release', 'end_lease')),
    commitment_code text NOT NULL REFERENCES evaluation.commitment,
    score double precision NOT NULL CHECK (score BETWEEN 0 AND 100),
    source text NOT NULL,
    PRIMARY KEY (criteria_version_id, exit_code, commitment_code)
);
COMMENT ON TABLE evaluation.exit_score IS 'What an exit from an asset scores per commitment, for its potential: an asset that is gone has no facts left to judge.';
COMMENT ON COLUMN evaluation.exit_score.criteria_version_id IS 'The criteria version.';
COMMENT ON COLUMN evaluation.exit_score.exit_code IS 'sell, transfer, release, end_lease.';
COMMENT ON COLUMN evaluation.exit_score.commitment_code IS 'The commitment.';
COMMENT ON COLUMN evaluation.exit_score.score IS '0 to 100.';
COMMENT ON COLUMN evaluation.exit_score.source IS 'Where it comes from.';
