-- Interests declared in a proposal. $1 its number.
SELECT post, nature, declared_on FROM publish.proposal_interest WHERE proposal = $1::bigint ORDER BY post;
