-- Saved profiles, the newest version of each. $1 kind, or null for all.
SELECT DISTINCT ON (name) name, version, kind, body::json ->> 'title' AS title,
       (SELECT count(*) FROM json_object_keys(coalesce(body::json -> 'columns', '{}'))) AS columns, actor, saved_at, sha256
FROM source.profile
WHERE $1::text IS NULL OR kind = $1::text
ORDER BY name, version DESC;
