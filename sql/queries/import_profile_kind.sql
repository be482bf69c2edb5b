-- The newest version of each saved profile of a kind. $1 kind.
SELECT DISTINCT ON (name) name, version, body
FROM source.profile
WHERE kind = $1::text
ORDER BY name, version DESC;
