-- What the group recommended of a proposal. $1 its number.
SELECT by_group, view_code AS view, present, recommended_on, reason
FROM publish.proposal_recommendation WHERE proposal = $1::bigint ORDER BY recommendation;
