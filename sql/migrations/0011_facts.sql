-- What the fact views go by: which facts there are, how they age, rates, assumptions, the definition of backlog.

CREATE TABLE evaluation.ageing (
    ageing_code text NOT NULL CHECK (ageing_code ~ '^[a-z_]+$'),
    years double precision NOT NULL CHECK (years >= 0),
    factor double precision NOT NULL CHECK (factor BETWEEN 0 AND 1),
    source text NOT NULL,
    PRIMARY KEY (ageing_code, years)
);
COMMENT ON TABLE evaluation.ageing IS 'How much of its weight in confidence a fact keeps as it ages: points of a piecewise-linear curve.';
COMMENT ON COLUMN evaluation.ageing.ageing_code IS 'Name of the rule.';
COMMENT ON COLUMN evaluation.ageing.years IS 'Age of the fact, years.';
COMMENT ON COLUMN evaluation.ageing.factor IS 'Share of the weight kept, 0 to 1.';
COMMENT ON COLUMN evaluation.ageing.source IS 'Where the rule comes from.';

CREATE TABLE evaluation.fact (
    fact_code text PRIMARY KEY CHECK (fact_code ~ '^[a-z][a-z0-9_]*$'),
    sort_order integer NOT NULL,
    label text NOT NULL,
    unit text,
    kind text NOT NULL CHECK (kind IN ('number', 'boolean', 'code')),
    absence_is_known boolean NOT NULL DEFAULT false,
    computed_by text NOT NULL DEFAULT 'view' CHECK (computed_by IN ('view', 'engine')),
    ageing_code text,
    undated_factor double precision NOT NULL DEFAULT 1 CHECK (undated_factor BETWEEN 0 AND 1),
    loader text,
    description text NOT NULL,
    source text NOT NULL
);
COMMENT ON TABLE evaluation.fact IS 'What can be known of an asset: each fact is a column of the same name in facts.asset_fact, with its date in <name>_on where it ages.';
COMMENT ON COLUMN evaluation.fact.fact_code IS 'Name of the column.';
COMMENT ON COLUMN evaluation.fact.sort_order IS 'Order in lists.';
COMMENT ON COLUMN evaluation.fact.label IS 'What people read.';
COMMENT ON COLUMN evaluation.fact.unit IS 'Unit of a number; null for yes/no and codes.';
COMMENT ON COLUMN evaluation.fact.kind IS 'number, boolean (1 or 0), or code (the ordinals of evaluation.fact_value).';
COMMENT ON COLUMN evaluation.fact.absence_is_known IS 'A fact about our own records: that nothing is recorded is itself known, and earns 0.';
COMMENT ON COLUMN evaluation.fact.computed_by IS 'view: facts.asset_fact gives it. engine: computed in a run from other assets (medians, neighbours).';
COMMENT ON COLUMN evaluation.fact.ageing_code IS 'How it ages in confidence; null does not age.';
COMMENT ON COLUMN evaluation.fact.undated_factor IS 'Share of weight in confidence kept by a known fact that should have a date and has none.';
COMMENT ON COLUMN evaluation.fact.loader IS 'What brings the data: kinds of import. Null: nothing does yet.';
COMMENT ON COLUMN evaluation.fact.description IS 'How it is derived.';
COMMENT ON COLUMN evaluation.fact.source IS 'Where the definition comes from.';

CREATE TABLE evaluation.fact_value (
    fact_code text NOT NULL REFERENCES evaluation.fact,
    ordinal integer NOT NULL,
    code text NOT NULL,
    label text NOT NULL,
    PRIMARY KEY (fact_code, ordinal),
    UNIQUE (fact_code, code)
);
COMMENT ON TABLE evaluation.fact_value IS 'The values of facts that are codes: the ordinal is what facts.asset_fact holds and curves are drawn over.';
COMMENT ON COLUMN evaluation.fact_value.fact_code IS 'The fact.';
COMMENT ON COLUMN evaluation.fact_value.ordinal IS 'The number that stands for the code.';
COMMENT ON COLUMN evaluation.fact_value.code IS 'The code.';
COMMENT ON COLUMN evaluation.fact_value.label IS 'What people read.';

CREATE TABLE evaluation.parameter (
    parameter_code text NOT NULL CHECK (parameter_code ~ '^[a-z][a-z0-9_]*$'),
    valid_from date NOT NULL DEFAULT '-infinity',
    amount double precision,
    day date,
    unit text,
    description text NOT NULL,
    source text NOT NULL,
    PRIMARY KEY (parameter_code, valid_from),
    CHECK (num_nonnulls(amount, day) = 1)
);
COMMENT ON TABLE evaluation.parameter IS 'Rates and dates that the fact views use; the row with the latest valid_from on or before the day of judging counts.';
COMMENT ON COLUMN evaluation.parameter.parameter_code IS 'Name.';
COMMENT ON COLUMN evaluation.parameter.valid_from IS 'First day on which it counts.';
COMMENT ON COLUMN evaluation.parameter.amount IS 'The number.';
COMMENT ON COLUMN evaluation.parameter.day IS 'The date, where it is one.';
COMMENT ON COLUMN evaluation.parameter.unit IS 'Unit of the number.';
COMMENT ON COLUMN evaluation.parameter.description IS 'What it does.';
COMMENT ON COLUMN evaluation.parameter.source IS 'Where it comes from.';

CREATE TABLE evaluation.priority_assumption (
    grade_code text NOT NULL REFERENCES code.condition_grade,
    valid_from date NOT NULL DEFAULT '-infinity',
    priority_code text NOT NULL REFERENCES code.condition_priority,
    source text NOT NULL,
    PRIMARY KEY (grade_code, valid_from)
);
COMMENT ON TABLE evaluation.priority_assumption IS 'The priority taken for an item of a survey that gives none, by its grade.';
COMMENT ON COLUMN evaluation.priority_assumption.grade_code IS 'Grade of the item.';
COMMENT ON COLUMN evaluation.priority_assumption.valid_from IS 'First day on which the assumption counts.';
COMMENT ON COLUMN evaluation.priority_assumption.priority_code IS 'Priority taken.';
COMMENT ON COLUMN evaluation.priority_assumption.source IS 'Who assumed it and why.';

CREATE TABLE evaluation.backlog_definition (
    backlog_definition_id integer PRIMARY KEY,
    grades text[] NOT NULL,
    priorities text[] NOT NULL,
    high_priorities text[] NOT NULL,
    valid_from date NOT NULL,
    description text NOT NULL,
    source text NOT NULL,
    CHECK (high_priorities <@ priorities)
);
COMMENT ON TABLE evaluation.backlog_definition IS 'Which condition items are maintenance backlog; the newest in force on the day of judging counts.';
COMMENT ON COLUMN evaluation.backlog_definition.backlog_definition_id IS 'Number of the version.';
COMMENT ON COLUMN evaluation.backlog_definition.grades IS 'Grades that count.';
COMMENT ON COLUMN evaluation.backlog_definition.priorities IS 'Priorities that count.';
COMMENT ON COLUMN evaluation.backlog_definition.high_priorities IS 'Priorities that count as high.';
COMMENT ON COLUMN evaluation.backlog_definition.valid_from IS 'First day in force.';
COMMENT ON COLUMN evaluation.backlog_definition.description IS 'The definition in words.';
COMMENT ON COLUMN evaluation.backlog_definition.source IS 'Where it comes from.';

CREATE TABLE evaluation.unaffordable (
    asset_id bigint NOT NULL REFERENCES register.asset,
    commitment_code text NOT NULL REFERENCES evaluation.commitment,
    recorded_on date NOT NULL,
    reason text NOT NULL CHECK (btrim(reason) <> ''),
    recorded_by text NOT NULL,
    PRIMARY KEY (asset_id, commitment_code)
);
COMMENT ON TABLE evaluation.unaffordable IS 'Where the strategy asks for something "where affordable" and it is not: a recorded reason, which takes the test away instead of a zero.';
COMMENT ON COLUMN evaluation.unaffordable.asset_id IS 'The asset.';
COMMENT ON COLUMN evaluation.unaffordable.commitment_code IS 'The commitment: 1.4.';
COMMENT ON COLUMN evaluation.unaffordable.recorded_on IS 'When it was recorded.';
COMMENT ON COLUMN evaluation.unaffordable.reason IS 'Why it is not affordable.';
COMMENT ON COLUMN evaluation.unaffordable.recorded_by IS 'Post that recorded it.';
