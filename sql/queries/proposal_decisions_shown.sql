-- What was decided on a proposal, in words. $1 its number.
SELECT outcome, concat_ws(', with ', decided_by, consulted) AS decided_by, decided_on AS "on", decision_reference AS reference, reason
FROM publish.decision WHERE proposal = $1::bigint ORDER BY decision DESC;
