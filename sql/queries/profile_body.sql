-- A saved profile, for those who may import. $1 name, $2 version, or null for the newest.
SELECT body, version, kind, sha256, actor, to_char(saved_at, 'YYYY-MM-DD') AS saved_on
FROM served.profile
WHERE name = $1::text AND CASE WHEN $2::integer IS NULL THEN newest ELSE version = $2::integer END;
