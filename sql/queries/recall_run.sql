-- A run that is kept. $1 run.
SELECT r.run_id, r.as_at, r.as_at - date '1970-01-01' AS as_at_days, r.criteria_version_id, r.known_at, r.revision, r.rules_sha256
FROM evaluation.run r WHERE r.run_id = $1::bigint;
