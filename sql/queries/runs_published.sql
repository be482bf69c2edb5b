-- The runs that the reader may see, newest first. $1 number (null: all).
SELECT run_id AS run, kind, quarter, label, as_at, to_char(known_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS known_at, revision,
  criteria_version_id AS criteria_version, engine_version, compared_run_id AS compared_with, asset_count AS assets,
  scored_count AS scored, to_char(made_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS made_at, retain_until
FROM publish.run
WHERE $1::bigint IS NULL OR run_id = $1::bigint
ORDER BY run_id DESC;
