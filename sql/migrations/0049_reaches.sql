-- How far apart two places may lie to be thought of together: by decision, so rows.

CREATE TABLE code.reach (
    reach text NOT NULL CHECK (reach ~ '^[a-z0-9_]+$'),
    valid_from date NOT NULL DEFAULT '-infinity',
    valid_to date NOT NULL DEFAULT 'infinity',
    metres numeric NOT NULL CHECK (metres > 0),
    label text NOT NULL,
    source text NOT NULL,
    PRIMARY KEY (reach, valid_from),
    CHECK (valid_to > valid_from)
);
COMMENT ON TABLE code.reach IS 'Distances that imports go by when they name a candidate or doubt a place.';
COMMENT ON COLUMN code.reach.reach IS 'Short name, as the program asks for it.';
COMMENT ON COLUMN code.reach.valid_from IS 'First day of use.';
COMMENT ON COLUMN code.reach.valid_to IS 'First day of use no longer.';
COMMENT ON COLUMN code.reach.metres IS 'How far, metres.';
COMMENT ON COLUMN code.reach.label IS 'What people read.';
COMMENT ON COLUMN code.reach.source IS 'Whose judgement.';
SELECT history.watch_rules();
