-- Decisions, newest first. $1 how many at most, $2 the last one given before or null, $3 those of one proposal, or null.
SELECT decision, proposal, reference AS asset, kind, name, outcome_code AS outcome, level_code AS level, decided_by, consulted,
  decided_on, decision_reference AS reference, reason
FROM publish.decision
WHERE ($2::bigint IS NULL OR decision < $2::bigint) AND ($3::bigint IS NULL OR proposal = $3::bigint)
ORDER BY decision DESC LIMIT $1::bigint;
