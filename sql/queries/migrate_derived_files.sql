-- The files that the derived SQL in force came from.
SELECT name, sha256 FROM meta.derived ORDER BY name;
