-- Profiles that people accepted or wrote, kept beside those in the program, and what was said of an upload's layout.

CREATE TABLE source.profile (
    profile_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL CHECK (name ~ '^[a-z0-9][a-z0-9_-]{0,99}$'),
    version integer NOT NULL CHECK (version >= 1),
    kind text NOT NULL,
    body text NOT NULL CHECK (json_typeof(body::json) = 'object'),
    sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    actor text NOT NULL,
    saved_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    UNIQUE (name, version)
);
CREATE INDEX profile_kind ON source.profile (kind, name, version DESC);
COMMENT ON TABLE source.profile IS 'Mapping profiles that were saved: which column is which field and which word which code. A version is never altered; the newest of a name is in force.';
COMMENT ON COLUMN source.profile.profile_id IS 'Identity.';
COMMENT ON COLUMN source.profile.name IS 'What --profile calls it: lower-case letters, digits, - and _; no profile of the program has it.';
COMMENT ON COLUMN source.profile.version IS 'From 1, within the name.';
COMMENT ON COLUMN source.profile.kind IS 'The kind of file it is for.';
COMMENT ON COLUMN source.profile.body IS 'The profile, JSON as docs/import.md describes it, byte for byte.';
COMMENT ON COLUMN source.profile.sha256 IS 'SHA-256 of the body: source.batch.profile_sha256 of the imports that it read.';
COMMENT ON COLUMN source.profile.actor IS 'Who accepted it.';
COMMENT ON COLUMN source.profile.saved_at IS 'When.';

ALTER TABLE jobs.upload ADD COLUMN corrections jsonb, ADD COLUMN scheme text, ADD COLUMN save_profile text,
    ADD COLUMN layout json;
COMMENT ON COLUMN jobs.upload.corrections IS 'Columns of the file as the sender says they are, {column: field}; null for none.';
COMMENT ON COLUMN jobs.upload.scheme IS 'Whose codes the file''s are, as the sender says; null for what the profile or the file says.';
COMMENT ON COLUMN jobs.upload.save_profile IS 'The name under which the layout is saved as a profile when the file is applied; null for not at all.';
COMMENT ON COLUMN jobs.upload.layout IS 'Each column with the field it was taken for, why, and examples; words with the codes they were taken for. Values of the file: for those who may import.';
