-- The files that the reference SQL in force came from.
SELECT name, sha256 FROM meta.reference ORDER BY name;
