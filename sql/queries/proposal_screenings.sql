-- What a proposal was screened for. $1 its number.
SELECT subject_code AS subject, finding_code AS finding, comment, screened_by, screened_on
FROM publish.proposal_screening WHERE proposal = $1::bigint ORDER BY subject_code;
