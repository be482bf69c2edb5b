-- How uncertain facts are, for how robust ratings are; and which of them count whole things.

CREATE TABLE evaluation.fact_spread (
    fact_code text NOT NULL REFERENCES evaluation.fact,
    valid_from date NOT NULL DEFAULT '-infinity',
    kind text NOT NULL CHECK (kind IN ('relative', 'steps')),
    amount double precision NOT NULL CHECK (amount >= 0),
    per_year double precision NOT NULL DEFAULT 0 CHECK (per_year >= 0),
    most double precision NOT NULL,
    source text NOT NULL CHECK (btrim(source) <> ''),
    PRIMARY KEY (fact_code, valid_from),
    CHECK (most >= amount AND most <= CASE kind WHEN 'steps' THEN 0.5 ELSE 2 END)
);
COMMENT ON TABLE evaluation.fact_spread IS 'How uncertain a fact is that was surveyed, measured or estimated; a fact without a row is taken as it is recorded. The row with the latest valid_from on or before the day of a run counts.';
COMMENT ON COLUMN evaluation.fact_spread.fact_code IS 'The fact.';
COMMENT ON COLUMN evaluation.fact_spread.valid_from IS 'First day on which it counts.';
COMMENT ON COLUMN evaluation.fact_spread.kind IS 'relative: the amount is the standard deviation of its logarithm, about the share that it may be out. steps: the chance that a code or a yes/no is one value lower, and the same that it is one higher.';
COMMENT ON COLUMN evaluation.fact_spread.amount IS 'Of a fact of today.';
COMMENT ON COLUMN evaluation.fact_spread.per_year IS 'Added for each year of its age.';
COMMENT ON COLUMN evaluation.fact_spread.most IS 'No more than this; a fact whose date is not known is as bad.';
COMMENT ON COLUMN evaluation.fact_spread.source IS 'Where it comes from; "officer judgement" is a source.';
SELECT history.watch_rules();

ALTER TABLE evaluation.fact ADD COLUMN whole boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN evaluation.fact.whole IS 'It counts things, such as parking spaces: a part of one cannot be.';
