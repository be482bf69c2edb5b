-- The runs kept, newest first.
SELECT run_id AS run, kind, quarter, as_at, revision, criteria_version_id AS criteria, engine_version AS version, asset_count AS assets,
       scored_count AS scored, to_char(made_at, 'YYYY-MM-DD HH24:MI') AS made, label
FROM publish.run ORDER BY run_id DESC;
