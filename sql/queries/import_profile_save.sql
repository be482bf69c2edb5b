-- Saves a profile as the newest version of its name, unless the newest says just that. $1 name, $2 kind, $3 the profile,
-- $4 its SHA-256. The version in force.
WITH newest AS (
  SELECT p.version, p.sha256
  FROM source.profile p
  WHERE p.name = $1::text
  ORDER BY p.version DESC
  LIMIT 1
), added AS (
  INSERT INTO source.profile (name, version, kind, body, sha256, actor)
  SELECT $1::text, coalesce((SELECT version FROM newest), 0) + 1, $2::text, $3::text, $4::text,
         current_setting('terrier.actor')
  WHERE NOT EXISTS (SELECT FROM newest WHERE newest.sha256 = $4::text)
  RETURNING version
)
SELECT version FROM added
UNION ALL
SELECT version FROM newest WHERE NOT EXISTS (SELECT FROM added);
