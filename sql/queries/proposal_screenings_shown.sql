-- The same in words. $1 number of a proposal.
SELECT subject, coalesce(finding, 'still open') AS finding, comment, screened_by, screened_on
FROM publish.proposal_screening WHERE proposal = $1::bigint ORDER BY subject;
