-- The versions of the criteria for a table, the newest first.
SELECT version, title, state || coalesce(' ' || withdrawn_on || ' by ' || withdrawn_by || ': ' || withdrawn_because, '') AS state, proposed_by || ', ' || proposed_on AS proposed, approved_by || ', ' || approved_on AS approved, noted_on || coalesce(', entered by ' || noted_by, '') AS noted,
  newest_run
FROM publish.criteria_version ORDER BY version DESC;
