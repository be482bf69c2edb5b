-- The same in words. $1 number of a proposal.
SELECT by_group AS "by", view, present, recommended_on AS "on", reason
FROM publish.proposal_recommendation WHERE proposal = $1::bigint ORDER BY recommendation;
