-- The same in words. $1 number of a proposal.
SELECT concat_ws(' of ', consulted, place) AS consulted, view, comment, consulted_on AS "on"
FROM publish.proposal_consultation WHERE proposal = $1::bigint ORDER BY place NULLS LAST, consulted NULLS LAST;
