-- Which records speak of one and the same asset: the rules by which that is judged, what was found and what was decided,
-- and where the references of assets lead that were merged into others.

-- --- the rules ---

CREATE TABLE evaluation.match_comparison (
    comparison text PRIMARY KEY CHECK (comparison ~ '^[a-z_]+$'),
    label text NOT NULL,
    sort_order integer NOT NULL,
    description text NOT NULL
);
COMMENT ON TABLE evaluation.match_comparison IS 'What is compared of two records that may be one asset.';
COMMENT ON COLUMN evaluation.match_comparison.comparison IS 'Short name.';
COMMENT ON COLUMN evaluation.match_comparison.label IS 'What people read.';
COMMENT ON COLUMN evaluation.match_comparison.sort_order IS 'Order in lists.';
COMMENT ON COLUMN evaluation.match_comparison.description IS 'What is laid beside what.';

CREATE TABLE evaluation.match_level (
    comparison text NOT NULL REFERENCES evaluation.match_comparison,
    level text NOT NULL,
    valid_from date NOT NULL DEFAULT '-infinity',
    sort_order integer NOT NULL,
    m double precision NOT NULL CHECK (m > 0 AND m < 1),
    u double precision NOT NULL CHECK (u > 0 AND u < 1),
    source text NOT NULL,
    PRIMARY KEY (comparison, level, valid_from)
);
COMMENT ON TABLE evaluation.match_level IS 'What a comparison can come to, and how often it does (Fellegi and Sunter 1969); the row with the latest valid_from on or before the day counts. What is unknown on one side has no level and says nothing.';
COMMENT ON COLUMN evaluation.match_level.comparison IS 'The comparison.';
COMMENT ON COLUMN evaluation.match_level.level IS 'What it comes to, in words.';
COMMENT ON COLUMN evaluation.match_level.valid_from IS 'First day on which these figures count.';
COMMENT ON COLUMN evaluation.match_level.sort_order IS 'Order within the comparison, the most alike first.';
COMMENT ON COLUMN evaluation.match_level.m IS 'Share of pairs at this level among candidates that are one asset.';
COMMENT ON COLUMN evaluation.match_level.u IS 'Share of pairs at this level among candidates that are two.';
COMMENT ON COLUMN evaluation.match_level.source IS 'Where the two shares come from.';

CREATE TABLE evaluation.match_rule (
    rule_code text NOT NULL CHECK (rule_code ~ '^[a-z_]+$'),
    valid_from date NOT NULL DEFAULT '-infinity',
    amount double precision NOT NULL,
    description text NOT NULL,
    source text NOT NULL,
    PRIMARY KEY (rule_code, valid_from)
);
COMMENT ON TABLE evaluation.match_rule IS 'Thresholds and calibration of matching; the row with the latest valid_from on or before the day counts.';
COMMENT ON COLUMN evaluation.match_rule.rule_code IS 'Short name: automatic, review, prior, slope, shift and how wide to look.';
COMMENT ON COLUMN evaluation.match_rule.valid_from IS 'First day on which it counts.';
COMMENT ON COLUMN evaluation.match_rule.amount IS 'The figure.';
COMMENT ON COLUMN evaluation.match_rule.description IS 'What it does.';
COMMENT ON COLUMN evaluation.match_rule.source IS 'Whose judgement, or how it was measured.';

CREATE TABLE code.match_word (
    word text PRIMARY KEY CHECK (word ~ '^[a-z0-9]+$'),
    standard text NOT NULL CHECK (standard ~ '^[a-z0-9 ]*$'),
    building_kind boolean NOT NULL DEFAULT false,
    source text NOT NULL
);
COMMENT ON TABLE code.match_word IS 'Words of names, as matching reads them: abbreviations, words that say nothing, and kinds of building that tell two assets on one site apart.';
COMMENT ON COLUMN code.match_word.word IS 'The word as names have it, in small letters.';
COMMENT ON COLUMN code.match_word.standard IS 'The word that it is read as; empty: it is passed over.';
COMMENT ON COLUMN code.match_word.building_kind IS 'A kind of building beside others on a site: where one name has it and the other has not, they are hardly one asset.';
COMMENT ON COLUMN code.match_word.source IS 'Whose judgement.';
SELECT history.watch_rules();

-- --- what was found, and decided ---

-- A pair names assets by their identity alone: it outlives the merge that takes one of them away.
CREATE TABLE register.match (
    match_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    first_id bigint NOT NULL,
    second_id bigint,
    record_id bigint REFERENCES source.record,
    probability numeric(5, 4) NOT NULL CHECK (probability BETWEEN 0 AND 1),
    evidence jsonb NOT NULL,
    state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'linked', 'accepted', 'rejected')),
    found_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    decided_by text,
    decided_at timestamptz,
    reason text,
    decided_in bigint REFERENCES history.change,
    UNIQUE (first_id, second_id),
    UNIQUE (record_id),
    CHECK (first_id < second_id),
    CHECK (num_nonnulls(second_id, record_id) >= 1),
    CHECK (state <> 'linked' OR record_id IS NOT NULL),
    CHECK ((state IN ('accepted', 'rejected')) = (num_nulls(decided_by, decided_at, reason) = 0))
);
CREATE INDEX match_second ON register.match (second_id);
COMMENT ON TABLE register.match IS 'Pairs of records that may be one asset, and source rows that were recognised as one: with the evidence, and what was decided.';
COMMENT ON COLUMN register.match.match_id IS 'Identity; what `terrier match accept` names.';
COMMENT ON COLUMN register.match.first_id IS 'An asset; of a linked row, the asset that it was recognised as.';
COMMENT ON COLUMN register.match.second_id IS 'The other asset; null where a row was linked and never stood as an asset.';
COMMENT ON COLUMN register.match.record_id IS 'The source row that was linked without asking; null for a pair of assets.';
COMMENT ON COLUMN register.match.probability IS 'How likely they are one asset, 0 to 1, by the rules in force when it was found.';
COMMENT ON COLUMN register.match.evidence IS 'The comparisons, each with what it came to and its weight in bits.';
COMMENT ON COLUMN register.match.state IS 'open: to be decided. linked: at or above the automatic threshold, so done. accepted: one asset. rejected: two.';
COMMENT ON COLUMN register.match.found_at IS 'When it was found.';
COMMENT ON COLUMN register.match.decided_by IS 'Who decided.';
COMMENT ON COLUMN register.match.decided_at IS 'When.';
COMMENT ON COLUMN register.match.reason IS 'Why, in their words.';
COMMENT ON COLUMN register.match.decided_in IS 'The change that the decision made.';
SELECT history.track('register.match');

CREATE TABLE register.former_reference (
    reference text PRIMARY KEY CHECK (reference ~ '^[A-Z]{2}[0-9]{6}$'),
    asset_id bigint NOT NULL REFERENCES register.asset,
    former_id bigint NOT NULL UNIQUE,
    record_ids bigint[] NOT NULL DEFAULT '{}',
    merged_on date NOT NULL,
    merged_in bigint NOT NULL REFERENCES history.change
);
CREATE INDEX former_reference_asset ON register.former_reference (asset_id);
COMMENT ON TABLE register.former_reference IS 'References of assets that were merged into others, and where they lead now.';
COMMENT ON COLUMN register.former_reference.reference IS 'The reference that the asset had.';
COMMENT ON COLUMN register.former_reference.asset_id IS 'The asset that it is part of now.';
COMMENT ON COLUMN register.former_reference.former_id IS 'Identity that it had: its history is kept under it.';
COMMENT ON COLUMN register.former_reference.record_ids IS 'The source rows that spoke of it.';
COMMENT ON COLUMN register.former_reference.merged_on IS 'Day of the merge.';
COMMENT ON COLUMN register.former_reference.merged_in IS 'The change that merged it: what undoing takes back.';
SELECT history.track('register.former_reference');
CREATE INDEX former_reference_whose ON history.former_reference (asset_id, change_id);

-- --- what an import recognised ---

ALTER TABLE source.batch ADD COLUMN matched_count bigint NOT NULL DEFAULT 0;
COMMENT ON COLUMN source.batch.matched_count IS 'Accepted rows whose code was unknown and which were recognised as an asset of the register.';
ALTER TABLE source.batch ADD COLUMN review_count bigint NOT NULL DEFAULT 0;
COMMENT ON COLUMN source.batch.review_count IS 'Accepted rows that made an asset which may be one that the register had: for a person to decide.';

ALTER TABLE source.issue DROP CONSTRAINT issue_severity_check;
ALTER TABLE source.issue ADD CHECK (severity IN ('rejected', 'warning', 'absent', 'note'));
COMMENT ON COLUMN source.issue.severity IS 'rejected: the row is kept out. warning: the row is in, the value doubtful or left out. absent: in the last file, not in this one. note: what the import concluded, nothing to put right.';

-- What candidates are looked up by.
CREATE INDEX asset_postcode ON register.asset (postcode);
CREATE INDEX building_uprn ON register.building (uprn);
