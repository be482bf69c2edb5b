-- Records the files that the reference SQL now comes from. $1 names, $2 their SHA-256, $3 version of terrier.
WITH gone AS (
  DELETE FROM meta.reference WHERE name <> ALL ($1::text[])
)
INSERT INTO meta.reference (name, sha256, by_version)
SELECT name, sha256, $3::text FROM unnest($1::text[], $2::text[]) AS file (name, sha256)
ON CONFLICT (name) DO UPDATE
SET sha256 = excluded.sha256, built_at = excluded.built_at, by_version = excluded.by_version;
