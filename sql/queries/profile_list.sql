-- Saved profiles, the newest version of each, for those who may import.
SELECT name, version, kind, body::json ->> 'title' AS title, actor, to_char(saved_at, 'YYYY-MM-DD') AS saved_on
FROM served.profile
WHERE newest
ORDER BY name;
