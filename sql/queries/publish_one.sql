-- A publication. $1 its number.
SELECT publication_id AS id, list_name AS list, draft, to_char(as_at, 'YYYY-MM-DD') AS as_at, to_char(made_on, 'YYYY-MM-DD') AS made_on,
  to_char(made_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS made_at, actor AS made_by, revision,
  to_char(known_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS known_at, rules_edition, engine_version,
  row_count AS assets, vacant_count AS vacant, unlocated_count AS without_coordinates,
  licence_withheld_count AS coordinates_withheld_by_licence, left_out_count AS left_out, fault_count AS faults,
  warning_count AS warnings, licence
FROM publish.publication
WHERE publication_id = $1::bigint;
