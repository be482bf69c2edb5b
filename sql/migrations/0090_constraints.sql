-- What binds land or a building beyond the lists that others keep, who may read a proposal, and what each fact stands on.

SELECT code.make_list('constraint_kind', 'What can bind an asset by law, contract or trust, so that an option needs a consent or is closed.');
SELECT history.watch_rules();

CREATE TABLE register.constraint (
    constraint_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    asset_id bigint NOT NULL REFERENCES register.asset,
    kind_code text NOT NULL REFERENCES code.constraint_kind,
    reference text NOT NULL DEFAULT '',
    found boolean NOT NULL DEFAULT true,
    terms text,
    source text NOT NULL CHECK (btrim(source) <> ''),
    valid daterange NOT NULL DEFAULT '(,)' CHECK (NOT isempty(valid)),
    marking_code text NOT NULL DEFAULT 'internal' REFERENCES code.marking,
    record_id bigint REFERENCES source.record,
    UNIQUE (asset_id, kind_code, reference)
);
COMMENT ON TABLE register.constraint IS 'What binds an asset: covenants, claw-back, trusts, open space, tenancies; also what was looked for and not found. Listings of public lists are in register.designation.';
COMMENT ON COLUMN register.constraint.constraint_id IS 'Identity.';
COMMENT ON COLUMN register.constraint.asset_id IS 'The asset.';
COMMENT ON COLUMN register.constraint.kind_code IS 'What kind.';
COMMENT ON COLUMN register.constraint.reference IS 'What tells it from others of its kind on the asset: title and entry, deed, minute. Empty: the only one.';
COMMENT ON COLUMN register.constraint.found IS 'False: it was looked for, and there is none.';
COMMENT ON COLUMN register.constraint.terms IS 'What it says, in short.';
COMMENT ON COLUMN register.constraint.source IS 'Where it was read: a title, a deed, a minute, a search.';
COMMENT ON COLUMN register.constraint.valid IS 'Days on which it binds, or the search holds.';
COMMENT ON COLUMN register.constraint.marking_code IS 'Who may read it.';
COMMENT ON COLUMN register.constraint.record_id IS 'Source row.';
SELECT history.track('register.constraint');
CREATE INDEX constraint_whose ON history.constraint (asset_id, change_id);

ALTER TABLE register.proposal ADD marking_code text NOT NULL DEFAULT 'internal' REFERENCES code.marking;
COMMENT ON COLUMN register.proposal.marking_code IS 'Who may read it.';
SELECT history.track('register.proposal');

ALTER TABLE evaluation.fact
    ADD marking_code text NOT NULL DEFAULT 'internal' REFERENCES code.marking,
    ADD parts text[] NOT NULL DEFAULT '{}';
COMMENT ON COLUMN evaluation.fact.marking_code IS 'Least clearance that shows its value for an asset.';
COMMENT ON COLUMN evaluation.fact.parts IS 'Tables of the register, and kinds of boundary, that it is derived from: what its source for an asset is looked up in.';
