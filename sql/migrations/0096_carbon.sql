-- Carbon: which emissions count as the council's, and what they are to come down to.

CREATE TABLE evaluation.carbon_boundary (
    kind text NOT NULL CHECK (kind IN ('holding', 'scope')),
    code text NOT NULL CHECK (code ~ '^[a-z0-9_]+$'),
    sort_order integer NOT NULL,
    label text NOT NULL,
    counts boolean NOT NULL,
    reason text NOT NULL,
    source text NOT NULL,
    PRIMARY KEY (kind, code)
);
COMMENT ON TABLE evaluation.carbon_boundary IS 'What counts towards the targets: kinds of holding (each asset is of one) and scopes. What does not count is worked out all the same.';
COMMENT ON COLUMN evaluation.carbon_boundary.kind IS 'holding or scope.';
COMMENT ON COLUMN evaluation.carbon_boundary.code IS 'own, schools, academies, tenants, investment; 1, 2, 3.';
COMMENT ON COLUMN evaluation.carbon_boundary.sort_order IS 'Order in lists.';
COMMENT ON COLUMN evaluation.carbon_boundary.label IS 'What people read.';
COMMENT ON COLUMN evaluation.carbon_boundary.counts IS 'Counts towards the targets.';
COMMENT ON COLUMN evaluation.carbon_boundary.reason IS 'Why it does or does not.';
COMMENT ON COLUMN evaluation.carbon_boundary.source IS 'Where that comes from; an officer''s judgement says so.';

CREATE TABLE evaluation.carbon_target (
    target_code text PRIMARY KEY CHECK (target_code ~ '^[a-z0-9_]+$'),
    sort_order integer NOT NULL,
    label text NOT NULL,
    baseline_year integer NOT NULL CHECK (baseline_year BETWEEN 1990 AND 2100),
    yearly_percent numeric(5, 2) CHECK (yearly_percent > 0 AND yearly_percent < 100),
    neutral_year integer,
    description text NOT NULL,
    source text NOT NULL,
    CHECK (num_nonnulls(yearly_percent, neutral_year) = 1),
    CHECK (neutral_year > baseline_year AND neutral_year <= 2100)
);
COMMENT ON TABLE evaluation.carbon_target IS 'What emissions are to come down to: by a share each year, compound, or to nought by a year.';
COMMENT ON COLUMN evaluation.carbon_target.target_code IS 'The target.';
COMMENT ON COLUMN evaluation.carbon_target.sort_order IS 'Order in lists.';
COMMENT ON COLUMN evaluation.carbon_target.label IS 'What people read.';
COMMENT ON COLUMN evaluation.carbon_target.baseline_year IS 'Financial year that it is reckoned from: 2018 is April 2018 to March 2019.';
COMMENT ON COLUMN evaluation.carbon_target.yearly_percent IS 'Reduction each year, % of the year before.';
COMMENT ON COLUMN evaluation.carbon_target.neutral_year IS 'Financial year by which it is nought, in a straight line from the baseline.';
COMMENT ON COLUMN evaluation.carbon_target.description IS 'What it asks for.';
COMMENT ON COLUMN evaluation.carbon_target.source IS 'Who set it, and where.';

SELECT history.watch_rules();
