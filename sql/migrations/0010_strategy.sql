-- Judging: what the strategy commits to, how each commitment is measured, and what each run found.
--
-- Facts are views (schema facts); this schema holds the rules by which facts become scores, and the runs.
-- Rules are rows with a source: a criterion, its curve, where it applies, how facts age, where ratings begin.
-- A run and its results never change once stored; they may be deleted after their retention date.

CREATE SCHEMA evaluation;
COMMENT ON SCHEMA evaluation IS 'How assets are judged against the strategy: commitments, facts, criteria, and the runs with their results.';

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
