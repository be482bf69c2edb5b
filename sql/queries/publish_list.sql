-- Publications, newest first. $1 how many at most (null: all), $2 those before this one (null: from the newest).
SELECT publication_id AS id, list_name AS list, draft, to_char(as_at, 'YYYY-MM-DD') AS as_at,
  to_char(made_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS made_at, row_count AS assets, vacant_count AS vacant,
  fault_count AS faults, warning_count AS warnings, revision, actor AS made_by
FROM publish.publication
WHERE $2::bigint IS NULL OR publication_id < $2::bigint
ORDER BY publication_id DESC
LIMIT $1::bigint;
