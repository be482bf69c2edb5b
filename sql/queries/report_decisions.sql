-- Decisions made on or after a day ($1), the latest first.
SELECT proposal, reference, asset_name, name, outcome, concat_ws(', with ', decided_by, consulted) AS decided_by, decided_on,
  decision_reference, reason
FROM publish.decision
WHERE decided_on >= $1::date
ORDER BY decided_on DESC, decision DESC;
