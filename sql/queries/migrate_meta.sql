-- What terrier knows about its own database. Made here and not by a migration, because migrations are
-- recorded in it.
CREATE SCHEMA IF NOT EXISTS meta;
COMMENT ON SCHEMA meta IS 'What terrier knows about its own database: migrations, views and reference data in force.';

CREATE TABLE IF NOT EXISTS meta.migration (
  number integer PRIMARY KEY,
  name text NOT NULL UNIQUE,
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  applied_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  by_version text NOT NULL
);
COMMENT ON TABLE meta.migration IS 'Migrations applied to this database, in order. Never edited.';
COMMENT ON COLUMN meta.migration.number IS 'Number of the migration; the file name starts with it.';
COMMENT ON COLUMN meta.migration.name IS 'File name.';
COMMENT ON COLUMN meta.migration.sha256 IS 'SHA-256 of the file as it was applied, in hexadecimal.';
COMMENT ON COLUMN meta.migration.applied_at IS 'When it was applied.';
COMMENT ON COLUMN meta.migration.by_version IS 'Version of terrier that applied it.';

CREATE TABLE IF NOT EXISTS meta.derived (
  name text PRIMARY KEY,
  sha256 text NOT NULL,
  built_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  by_version text NOT NULL
);
COMMENT ON TABLE meta.derived IS 'Files of derived SQL (views and functions) that the derived schemas were last built from.';
COMMENT ON COLUMN meta.derived.name IS 'File name.';
COMMENT ON COLUMN meta.derived.sha256 IS 'SHA-256 of the file, in hexadecimal.';
COMMENT ON COLUMN meta.derived.built_at IS 'When the schemas were built from it.';
COMMENT ON COLUMN meta.derived.by_version IS 'Version of terrier that built them.';

CREATE TABLE IF NOT EXISTS meta.reference (
  name text PRIMARY KEY,
  sha256 text NOT NULL,
  built_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  by_version text NOT NULL
);
COMMENT ON TABLE meta.reference IS 'Files of reference data (code lists, criteria, factors) last loaded.';
COMMENT ON COLUMN meta.reference.name IS 'File name.';
COMMENT ON COLUMN meta.reference.sha256 IS 'SHA-256 of the file, in hexadecimal.';
COMMENT ON COLUMN meta.reference.built_at IS 'When it was loaded.';
COMMENT ON COLUMN meta.reference.by_version IS 'Version of terrier that loaded it.';
