-- Judging: what the strategy commits to, how each commitment is measured, and what each run found.
--
-- Facts are views (schema facts); this schema holds the rules by which facts become scores, and the runs.
-- Rules are rows with a source: a criterion, its curve, where it applies, how facts age, where ratings begin.
-- A run and its results never change once stored; they may be deleted after their retention date.

CREATE SCHEMA evaluation;
COMMENT ON SCHEMA evaluation IS 'How assets are judged against the strategy: commitments, facts, criteria, and the runs with their results.';

-- --- the strategy ---

CREATE TABLE evaluation.strategy_version (
    strategy_version_id integer PRIMARY KEY,
    title text NOT NULL,
    adopted_on date,
    adopted_by text,
    source text NOT NULL
);
COMMENT ON TABLE evaluation.strategy_version IS 'A version of the asset management strategy, set by full Council.';
COMMENT ON COLUMN evaluation.strategy_version.strategy_version_id IS 'Number of the version.';
COMMENT ON COLUMN evaluation.strategy_version.title IS 'Title.';
COMMENT ON COLUMN evaluation.strategy_version.adopted_on IS 'Day of adoption; null for a draft.';
COMMENT ON COLUMN evaluation.strategy_version.adopted_by IS 'Who adopted it; null for a draft.';
COMMENT ON COLUMN evaluation.strategy_version.source IS 'Where it can be read.';

CREATE TABLE evaluation.criteria_version (
    criteria_version_id integer PRIMARY KEY,
    strategy_version_id integer NOT NULL REFERENCES evaluation.strategy_version,
    title text NOT NULL,
    status text NOT NULL CHECK (status IN ('proposed', 'approved', 'withdrawn')),
    proposed_by text NOT NULL,
    proposed_on date NOT NULL,
    approved_by text,
    approved_on date,
    noted_on date,
    CHECK (approved_by IS DISTINCT FROM proposed_by),
    CHECK ((status = 'approved') <= (approved_by IS NOT NULL AND approved_on IS NOT NULL))
);
COMMENT ON TABLE evaluation.criteria_version IS 'A set of criteria, weights and curves. Proposed by one officer, approved by another, noted by the Asset Management Group before a published run.';
COMMENT ON COLUMN evaluation.criteria_version.criteria_version_id IS 'Number of the version; the newest approved one is in force.';
COMMENT ON COLUMN evaluation.criteria_version.strategy_version_id IS 'The strategy that it measures.';
COMMENT ON COLUMN evaluation.criteria_version.title IS 'What is particular to it.';
COMMENT ON COLUMN evaluation.criteria_version.status IS 'proposed, approved or withdrawn.';
COMMENT ON COLUMN evaluation.criteria_version.proposed_by IS 'Post that proposed it.';
COMMENT ON COLUMN evaluation.criteria_version.proposed_on IS 'When it was proposed.';
COMMENT ON COLUMN evaluation.criteria_version.approved_by IS 'Post that approved it: another one.';
COMMENT ON COLUMN evaluation.criteria_version.approved_on IS 'When it was approved.';
COMMENT ON COLUMN evaluation.criteria_version.noted_on IS 'When the Asset Management Group noted it; null not yet.';

CREATE TABLE evaluation.objective (
    objective integer PRIMARY KEY CHECK (objective BETWEEN 1 AND 9),
    title text NOT NULL,
    short_title text NOT NULL,
    source text NOT NULL
);
COMMENT ON TABLE evaluation.objective IS 'The strategic objectives.';
COMMENT ON COLUMN evaluation.objective.objective IS 'Number in the strategy.';
COMMENT ON COLUMN evaluation.objective.title IS 'The strategy''s words.';
COMMENT ON COLUMN evaluation.objective.short_title IS 'A few words for tables and charts.';
COMMENT ON COLUMN evaluation.objective.source IS 'Where it is written.';

CREATE TABLE evaluation.commitment (
    commitment_code text PRIMARY KEY CHECK (commitment_code ~ '^[1-9]\.[1-9]$'),
    objective integer NOT NULL REFERENCES evaluation.objective,
    short_title text NOT NULL,
    title text NOT NULL,
    weight double precision NOT NULL DEFAULT 1 CHECK (weight > 0),
    corporate_action boolean NOT NULL DEFAULT false,
    source text NOT NULL
);
COMMENT ON TABLE evaluation.commitment IS 'The policy commitments of the strategy, under their objectives.';
COMMENT ON COLUMN evaluation.commitment.commitment_code IS 'Objective and place: 2.2.';
COMMENT ON COLUMN evaluation.commitment.objective IS 'The objective it belongs to.';
COMMENT ON COLUMN evaluation.commitment.short_title IS 'A few words for tables.';
COMMENT ON COLUMN evaluation.commitment.title IS 'The strategy''s words.';
COMMENT ON COLUMN evaluation.commitment.weight IS 'Weight in the mean of its objective.';
COMMENT ON COLUMN evaluation.commitment.corporate_action IS 'Is also an action of the council as a whole: has a manual rating beside what is measured.';
COMMENT ON COLUMN evaluation.commitment.source IS 'Where it is written.';

CREATE TABLE evaluation.manual_rating (
    manual_rating_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    commitment_code text NOT NULL REFERENCES evaluation.commitment,
    rated_on date NOT NULL,
    score double precision NOT NULL CHECK (score BETWEEN 0 AND 100),
    owner text NOT NULL,
    comment text NOT NULL,
    UNIQUE (commitment_code, rated_on)
);
COMMENT ON TABLE evaluation.manual_rating IS 'How a corporate action of a commitment goes, as its owner rates it; shown beside what is measured, never mixed into it.';
COMMENT ON COLUMN evaluation.manual_rating.manual_rating_id IS 'Identity.';
COMMENT ON COLUMN evaluation.manual_rating.commitment_code IS 'The commitment: 1.3, 1.5, 3.5, 6.1 or 6.2.';
COMMENT ON COLUMN evaluation.manual_rating.rated_on IS 'When.';
COMMENT ON COLUMN evaluation.manual_rating.score IS '0 to 100, on the scale of the criteria.';
COMMENT ON COLUMN evaluation.manual_rating.owner IS 'Post that answers for the action.';
COMMENT ON COLUMN evaluation.manual_rating.comment IS 'Why this rating.';

-- --- facts ---

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

-- --- criteria ---

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

-- --- runs ---

CREATE TABLE evaluation.run (
    run_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind text NOT NULL CHECK (kind IN ('published', 'trial')),
    label text,
    as_at date NOT NULL,
    known_at timestamptz NOT NULL,
    revision bigint NOT NULL,
    criteria_version_id integer NOT NULL REFERENCES evaluation.criteria_version,
    rules_sha256 text NOT NULL CHECK (rules_sha256 ~ '^[0-9a-f]{64}$'),
    engine_version text NOT NULL,
    compared_run_id bigint REFERENCES evaluation.run,
    fact_codes text[] NOT NULL,
    asset_count integer NOT NULL,
    scored_count integer NOT NULL,
    actor text NOT NULL,
    made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    retain_until date NOT NULL,
    made_in xid8 NOT NULL DEFAULT pg_current_xact_id()
);
CREATE INDEX run_latest ON evaluation.run (kind, run_id);
COMMENT ON TABLE evaluation.run IS 'One judging of the whole estate: facts as at a date, by a criteria version, with an engine version. Reproducible to the bit, kept until its retention date.';
COMMENT ON COLUMN evaluation.run.run_id IS 'Number of the run.';
COMMENT ON COLUMN evaluation.run.kind IS 'published: official, made with full clearance by approved criteria. trial: anything else.';
COMMENT ON COLUMN evaluation.run.label IS 'What it was called.';
COMMENT ON COLUMN evaluation.run.as_at IS 'The day for which the facts hold.';
COMMENT ON COLUMN evaluation.run.known_at IS 'Recorded time: what the register knew then.';
COMMENT ON COLUMN evaluation.run.revision IS 'Revision of the register that was judged.';
COMMENT ON COLUMN evaluation.run.criteria_version_id IS 'The criteria.';
COMMENT ON COLUMN evaluation.run.rules_sha256 IS 'SHA-256 over all rules in force: criteria, curves, applicability, ageing, parameters. Two runs with the same rules, revision and day are the same run.';
COMMENT ON COLUMN evaluation.run.engine_version IS 'Version of terrier that judged.';
COMMENT ON COLUMN evaluation.run.compared_run_id IS 'The earlier run that directions are against; its facts were judged again by the present criteria. Null: none.';
COMMENT ON COLUMN evaluation.run.fact_codes IS 'The facts, in the order of evaluation.run_fact.';
COMMENT ON COLUMN evaluation.run.asset_count IS 'Assets held.';
COMMENT ON COLUMN evaluation.run.scored_count IS 'Of them in scope of the objectives.';
COMMENT ON COLUMN evaluation.run.actor IS 'Who ran it.';
COMMENT ON COLUMN evaluation.run.made_at IS 'When.';
COMMENT ON COLUMN evaluation.run.retain_until IS 'Kept at least until this day.';
COMMENT ON COLUMN evaluation.run.made_in IS 'The transaction that stored it; results are taken from no other.';

CREATE TABLE evaluation.run_fact (
    run_id bigint NOT NULL REFERENCES evaluation.run ON DELETE CASCADE,
    asset_id bigint NOT NULL,
    category_code text NOT NULL,
    class_code text NOT NULL,
    duty_holder_code text NOT NULL,
    scope_code text NOT NULL,
    floor_area_m2 double precision,
    replacement_cost double precision,
    fact_values double precision[] NOT NULL,
    fact_dates date[] NOT NULL,
    PRIMARY KEY (run_id, asset_id),
    CHECK (cardinality(fact_values) = cardinality(fact_dates))
);
COMMENT ON TABLE evaluation.run_fact IS 'The facts of an asset as judged, so that a score can be explained and judged again later. No foreign key to the asset: a run outlives what it judged.';
COMMENT ON COLUMN evaluation.run_fact.run_id IS 'The run.';
COMMENT ON COLUMN evaluation.run_fact.asset_id IS 'The asset.';
COMMENT ON COLUMN evaluation.run_fact.category_code IS 'Its category then.';
COMMENT ON COLUMN evaluation.run_fact.class_code IS 'Its class then.';
COMMENT ON COLUMN evaluation.run_fact.duty_holder_code IS 'Who held the duty.';
COMMENT ON COLUMN evaluation.run_fact.scope_code IS 'Its scope: why it was scored or not.';
COMMENT ON COLUMN evaluation.run_fact.floor_area_m2 IS 'Floor area, m2: a basis of the estate''s mean.';
COMMENT ON COLUMN evaluation.run_fact.replacement_cost IS 'Replacement cost, GBP: a basis of the estate''s mean.';
COMMENT ON COLUMN evaluation.run_fact.fact_values IS 'Values in the order of run.fact_codes; null unknown.';
COMMENT ON COLUMN evaluation.run_fact.fact_dates IS 'Dates of the values; null undated.';

CREATE TABLE evaluation.benchmark (
    run_id bigint NOT NULL REFERENCES evaluation.run ON DELETE CASCADE,
    fact_code text NOT NULL REFERENCES evaluation.fact,
    category_code text NOT NULL,
    median double precision NOT NULL,
    value_count integer NOT NULL,
    PRIMARY KEY (run_id, fact_code, category_code)
);
COMMENT ON TABLE evaluation.benchmark IS 'Medians that a run compared assets with, stored with it: a what-if on one asset must not move others.';
COMMENT ON COLUMN evaluation.benchmark.run_id IS 'The run.';
COMMENT ON COLUMN evaluation.benchmark.fact_code IS 'The fact.';
COMMENT ON COLUMN evaluation.benchmark.category_code IS 'The category.';
COMMENT ON COLUMN evaluation.benchmark.median IS 'Median of the known values, in the fact''s unit.';
COMMENT ON COLUMN evaluation.benchmark.value_count IS 'How many known values it is the median of.';

CREATE TABLE evaluation.objective_result (
    run_id bigint NOT NULL REFERENCES evaluation.run ON DELETE CASCADE,
    asset_id bigint NOT NULL,
    objective integer NOT NULL REFERENCES evaluation.objective,
    score double precision,
    potential double precision,
    rating text NOT NULL REFERENCES evaluation.rating,
    uncapped_score double precision,
    coverage double precision,
    confidence double precision,
    guard_state text CHECK (guard_state IN ('failed', 'unproven', 'passed')),
    failed_guards integer NOT NULL,
    unproven_guards integer NOT NULL,
    direction text CHECK (direction IN ('improving', 'stable', 'worsening')),
    change double precision,
    PRIMARY KEY (run_id, asset_id, objective)
);
CREATE INDEX objective_result_asset ON evaluation.objective_result (asset_id, run_id);
COMMENT ON TABLE evaluation.objective_result IS 'How an asset was judged on an objective.';
COMMENT ON COLUMN evaluation.objective_result.run_id IS 'The run.';
COMMENT ON COLUMN evaluation.objective_result.asset_id IS 'The asset.';
COMMENT ON COLUMN evaluation.objective_result.objective IS 'The objective.';
COMMENT ON COLUMN evaluation.objective_result.score IS '0 to 100, guards'' caps applied; null where there is none.';
COMMENT ON COLUMN evaluation.objective_result.potential IS 'Best score that a feasible option would reach; null not computed.';
COMMENT ON COLUMN evaluation.objective_result.rating IS 'green, amber, red, or why there is no score.';
COMMENT ON COLUMN evaluation.objective_result.uncapped_score IS 'The score before the caps of guards.';
COMMENT ON COLUMN evaluation.objective_result.coverage IS 'Known weight over applicable weight, 0 to 1; null where nothing applies.';
COMMENT ON COLUMN evaluation.objective_result.confidence IS 'Coverage reduced by the age of facts.';
COMMENT ON COLUMN evaluation.objective_result.guard_state IS 'Worst of its guards: failed, unproven, passed; null where none applies.';
COMMENT ON COLUMN evaluation.objective_result.failed_guards IS 'Guards failed.';
COMMENT ON COLUMN evaluation.objective_result.unproven_guards IS 'Guards unproven.';
COMMENT ON COLUMN evaluation.objective_result.direction IS 'Against the compared run: improving, stable, worsening; null where one of the two has no score.';
COMMENT ON COLUMN evaluation.objective_result.change IS 'Points since the compared run, both by the present criteria.';

CREATE TABLE evaluation.commitment_result (
    run_id bigint NOT NULL REFERENCES evaluation.run ON DELETE CASCADE,
    asset_id bigint NOT NULL,
    commitment_code text NOT NULL REFERENCES evaluation.commitment,
    score double precision,
    rating text NOT NULL REFERENCES evaluation.rating,
    coverage double precision,
    confidence double precision,
    guard_state text CHECK (guard_state IN ('failed', 'unproven', 'passed')),
    PRIMARY KEY (run_id, asset_id, commitment_code)
);
COMMENT ON TABLE evaluation.commitment_result IS 'How an asset was judged on a commitment; where nothing of it applies there is no row.';
COMMENT ON COLUMN evaluation.commitment_result.run_id IS 'The run.';
COMMENT ON COLUMN evaluation.commitment_result.asset_id IS 'The asset.';
COMMENT ON COLUMN evaluation.commitment_result.commitment_code IS 'The commitment.';
COMMENT ON COLUMN evaluation.commitment_result.score IS 'Mean of its known criteria, 0 to 100; null where too little is known. Guards cap the objective, not this.';
COMMENT ON COLUMN evaluation.commitment_result.rating IS 'Rating of the score, but red with a failed guard and at best amber with an unproven one.';
COMMENT ON COLUMN evaluation.commitment_result.coverage IS 'Known weight over applicable weight.';
COMMENT ON COLUMN evaluation.commitment_result.confidence IS 'Coverage reduced by the age of facts.';
COMMENT ON COLUMN evaluation.commitment_result.guard_state IS 'Worst of its guards; null where none applies.';

CREATE TABLE evaluation.criterion_result (
    run_id bigint NOT NULL REFERENCES evaluation.run ON DELETE CASCADE,
    asset_id bigint NOT NULL,
    criterion_id integer NOT NULL REFERENCES evaluation.criterion,
    state text NOT NULL CHECK (state IN ('known', 'absent', 'unknown', 'condition_unknown')),
    fact_value double precision,
    fact_on date,
    points double precision,
    PRIMARY KEY (run_id, asset_id, criterion_id)
);
COMMENT ON TABLE evaluation.criterion_result IS 'What an asset earned on a criterion that applies to it; guards are in evaluation.guard_result.';
COMMENT ON COLUMN evaluation.criterion_result.run_id IS 'The run.';
COMMENT ON COLUMN evaluation.criterion_result.asset_id IS 'The asset.';
COMMENT ON COLUMN evaluation.criterion_result.criterion_id IS 'The criterion.';
COMMENT ON COLUMN evaluation.criterion_result.state IS 'known; absent (our own record is missing, which earns 0); unknown; condition_unknown (whether it applies is not known).';
COMMENT ON COLUMN evaluation.criterion_result.fact_value IS 'Value of the fact, in its unit; null unknown or absent.';
COMMENT ON COLUMN evaluation.criterion_result.fact_on IS 'Date of the fact; null undated.';
COMMENT ON COLUMN evaluation.criterion_result.points IS 'Points earned, 0 to 100; null unknown.';

CREATE TABLE evaluation.guard_result (
    run_id bigint NOT NULL REFERENCES evaluation.run ON DELETE CASCADE,
    asset_id bigint NOT NULL,
    criterion_id integer NOT NULL REFERENCES evaluation.criterion,
    state text NOT NULL CHECK (state IN ('failed', 'unproven', 'passed')),
    fact_on date,
    PRIMARY KEY (run_id, asset_id, criterion_id)
);
COMMENT ON TABLE evaluation.guard_result IS 'How an asset stood on each must-hold test that applies to it.';
COMMENT ON COLUMN evaluation.guard_result.run_id IS 'The run.';
COMMENT ON COLUMN evaluation.guard_result.asset_id IS 'The asset.';
COMMENT ON COLUMN evaluation.guard_result.criterion_id IS 'The guard.';
COMMENT ON COLUMN evaluation.guard_result.state IS 'failed, unproven (due, but nothing recorded) or passed.';
COMMENT ON COLUMN evaluation.guard_result.fact_on IS 'Date of the evidence: the inspection, the survey.';

CREATE TABLE evaluation.run_estate (
    run_id bigint NOT NULL REFERENCES evaluation.run ON DELETE CASCADE,
    level text NOT NULL CHECK (level IN ('objective', 'commitment')),
    level_code text NOT NULL,
    basis text NOT NULL CHECK (basis IN ('count', 'floor_area', 'replacement_cost')),
    score double precision,
    rating text NOT NULL REFERENCES evaluation.rating,
    basis_total double precision NOT NULL,
    scored integer NOT NULL,
    green integer NOT NULL,
    amber integer NOT NULL,
    red integer NOT NULL,
    insufficient integer NOT NULL,
    not_applicable integer NOT NULL,
    assets_failed integer NOT NULL,
    assets_unproven integer NOT NULL,
    failed_guards integer NOT NULL,
    unproven_guards integer NOT NULL,
    coverage double precision,
    direction text CHECK (direction IN ('improving', 'stable', 'worsening')),
    change double precision,
    PRIMARY KEY (run_id, level, level_code, basis)
);
COMMENT ON TABLE evaluation.run_estate IS 'The estate as a whole on each objective and commitment, by three bases; the failed guards stand beside the mean, which would hide them.';
COMMENT ON COLUMN evaluation.run_estate.run_id IS 'The run.';
COMMENT ON COLUMN evaluation.run_estate.level IS 'objective or commitment.';
COMMENT ON COLUMN evaluation.run_estate.level_code IS '2 or 2.2.';
COMMENT ON COLUMN evaluation.run_estate.basis IS 'What an asset counts by: count (each one), floor_area, replacement_cost.';
COMMENT ON COLUMN evaluation.run_estate.score IS 'Mean score of the scored assets by that basis; null where there is none.';
COMMENT ON COLUMN evaluation.run_estate.rating IS 'Rating of that mean.';
COMMENT ON COLUMN evaluation.run_estate.basis_total IS 'Sum of the basis over the assets in the mean: how many, m2, GBP.';
COMMENT ON COLUMN evaluation.run_estate.scored IS 'Assets with a score.';
COMMENT ON COLUMN evaluation.run_estate.green IS 'Assets rated green.';
COMMENT ON COLUMN evaluation.run_estate.amber IS 'Assets rated amber.';
COMMENT ON COLUMN evaluation.run_estate.red IS 'Assets rated red: also those without a score that failed a guard.';
COMMENT ON COLUMN evaluation.run_estate.insufficient IS 'Assets of which too little is known.';
COMMENT ON COLUMN evaluation.run_estate.not_applicable IS 'Assets to which nothing applies.';
COMMENT ON COLUMN evaluation.run_estate.assets_failed IS 'Assets that failed at least one guard.';
COMMENT ON COLUMN evaluation.run_estate.assets_unproven IS 'Assets that failed none but could not prove one.';
COMMENT ON COLUMN evaluation.run_estate.failed_guards IS 'Guards failed.';
COMMENT ON COLUMN evaluation.run_estate.unproven_guards IS 'Guards unproven.';
COMMENT ON COLUMN evaluation.run_estate.coverage IS 'Mean coverage of the assets to which something applies, each counting once.';
COMMENT ON COLUMN evaluation.run_estate.direction IS 'Against the compared run.';
COMMENT ON COLUMN evaluation.run_estate.change IS 'Points since the compared run, over the assets scored in both.';

-- --- what is stored stays ---

CREATE FUNCTION evaluation.refuse_change() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
    RAISE EXCEPTION 'results of a run are never changed; make a new run'
        USING ERRCODE = 'insufficient_privilege';
END $$;
COMMENT ON FUNCTION evaluation.refuse_change() IS 'Trigger: no update or truncation of runs and their results.';

CREATE FUNCTION evaluation.refuse_early_delete() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
    IF EXISTS (SELECT FROM gone WHERE retain_until >= current_date) THEN
        RAISE EXCEPTION 'run % is kept until %', (SELECT min(run_id) FROM gone WHERE retain_until >= current_date),
                        (SELECT min(retain_until) FROM gone WHERE retain_until >= current_date)
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NULL;
END $$;
COMMENT ON FUNCTION evaluation.refuse_early_delete() IS 'Trigger: a run goes with its results, and only after its retention date.';

CREATE FUNCTION evaluation.refuse_part_delete() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
    IF EXISTS (SELECT FROM gone JOIN evaluation.run USING (run_id)) THEN
        RAISE EXCEPTION 'results of a run are never changed; delete the run after its retention date'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NULL;
END $$;
COMMENT ON FUNCTION evaluation.refuse_part_delete() IS 'Trigger: results go only with their run.';

CREATE FUNCTION evaluation.refuse_late_insert() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
    IF EXISTS (SELECT FROM evaluation.run r
               WHERE r.run_id IN (SELECT run_id FROM added) AND r.made_in <> pg_current_xact_id()) THEN
        RAISE EXCEPTION 'results are stored in the transaction of their run and never added to'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NULL;
END $$;
COMMENT ON FUNCTION evaluation.refuse_late_insert() IS 'Trigger: nothing is added to a run after its own transaction.';

CREATE TRIGGER refuse_change BEFORE UPDATE OR TRUNCATE ON evaluation.run
    FOR EACH STATEMENT EXECUTE FUNCTION evaluation.refuse_change();
CREATE TRIGGER refuse_early_delete AFTER DELETE ON evaluation.run REFERENCING OLD TABLE AS gone
    FOR EACH STATEMENT EXECUTE FUNCTION evaluation.refuse_early_delete();

DO $$
DECLARE
    part text;
BEGIN
    FOREACH part IN ARRAY ARRAY['run_fact', 'benchmark', 'objective_result', 'commitment_result',
                                'criterion_result', 'guard_result', 'run_estate']
    LOOP
        EXECUTE format('CREATE TRIGGER refuse_change BEFORE UPDATE OR TRUNCATE ON evaluation.%I
                            FOR EACH STATEMENT EXECUTE FUNCTION evaluation.refuse_change()', part);
        EXECUTE format('CREATE TRIGGER refuse_part_delete AFTER DELETE ON evaluation.%I REFERENCING OLD TABLE AS gone
                            FOR EACH STATEMENT EXECUTE FUNCTION evaluation.refuse_part_delete()', part);
        EXECUTE format('CREATE TRIGGER refuse_late_insert AFTER INSERT ON evaluation.%I REFERENCING NEW TABLE AS added
                            FOR EACH STATEMENT EXECUTE FUNCTION evaluation.refuse_late_insert()', part);
    END LOOP;
END $$;
