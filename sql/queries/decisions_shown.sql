-- Decisions for a table: $1 to $3 as decisions_list.sql.
SELECT proposal, reference AS asset, name, outcome, concat_ws(', with ', decided_by, consulted) AS decided_by,
  decided_on, decision_reference AS reference
FROM publish.decision
WHERE ($2::bigint IS NULL OR decision < $2::bigint) AND ($3::bigint IS NULL OR proposal = $3::bigint)
ORDER BY decision DESC LIMIT $1::bigint;
