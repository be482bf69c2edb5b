-- The newest version of a saved profile, or the version asked for. $1 name, $2 version or null.
SELECT name, version, kind, body, sha256, actor, saved_at
FROM source.profile
WHERE name = $1::text AND ($2::integer IS NULL OR version = $2::integer)
ORDER BY version DESC
LIMIT 1;
