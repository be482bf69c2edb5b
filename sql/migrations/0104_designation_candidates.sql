-- Entries of lists of designations that may be of an asset, for a person to decide.

CREATE TABLE register.designation_candidate (
    candidate_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    asset_id bigint NOT NULL REFERENCES register.asset,
    entry text NOT NULL CHECK (btrim(entry) <> ''),
    kind_code text NOT NULL REFERENCES code.designation_kind,
    reference text,
    name text,
    valid daterange NOT NULL DEFAULT '(,)' CHECK (NOT isempty(valid)),
    notice_on date,
    location geometry(Point, 27700) NOT NULL,
    metres numeric(8, 1) NOT NULL CHECK (metres >= 0),
    record_id bigint NOT NULL REFERENCES source.record,
    state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'accepted', 'rejected')),
    found_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    decided_by text,
    decided_at timestamptz,
    reason text,
    decided_in bigint REFERENCES history.change,
    UNIQUE (asset_id, entry),
    CHECK (num_nonnulls(reference, name) > 0),
    CHECK ((state <> 'open') = (num_nulls(decided_by, decided_at, reason, decided_in) = 0))
);
CREATE INDEX designation_candidate_entry ON register.designation_candidate (entry);
COMMENT ON TABLE register.designation_candidate IS 'Entries of lists of designations that stand near an asset which they do not name: what a person has to decide, and what was decided. Imports propose; a decision stands for later files too.';
COMMENT ON COLUMN register.designation_candidate.candidate_id IS 'Identity; what `terrier designations accept` names.';
COMMENT ON COLUMN register.designation_candidate.asset_id IS 'The asset that it may be of.';
COMMENT ON COLUMN register.designation_candidate.entry IS 'By which the entry is known again in a later file: its reference, else its kind and name.';
COMMENT ON COLUMN register.designation_candidate.kind_code IS 'What kind of designation.';
COMMENT ON COLUMN register.designation_candidate.reference IS 'List entry or other reference.';
COMMENT ON COLUMN register.designation_candidate.name IS 'Name in the list.';
COMMENT ON COLUMN register.designation_candidate.valid IS 'Days on which it is in force.';
COMMENT ON COLUMN register.designation_candidate.notice_on IS 'Of an asset of community value: when notice to dispose of it was given; null none.';
COMMENT ON COLUMN register.designation_candidate.location IS 'Where the list has it.';
COMMENT ON COLUMN register.designation_candidate.metres IS 'How far that is from the asset: 0 in its land.';
COMMENT ON COLUMN register.designation_candidate.record_id IS 'Source row.';
COMMENT ON COLUMN register.designation_candidate.state IS 'open: to be decided. accepted: it is the asset, and designates it. rejected: it is not.';
COMMENT ON COLUMN register.designation_candidate.found_at IS 'When an import first proposed it.';
COMMENT ON COLUMN register.designation_candidate.decided_by IS 'Who decided.';
COMMENT ON COLUMN register.designation_candidate.decided_at IS 'When.';
COMMENT ON COLUMN register.designation_candidate.reason IS 'Why, in their words.';
COMMENT ON COLUMN register.designation_candidate.decided_in IS 'The change that the decision made.';
SELECT history.track('register.designation_candidate');
CREATE INDEX designation_candidate_whose ON history.designation_candidate (asset_id, change_id);
