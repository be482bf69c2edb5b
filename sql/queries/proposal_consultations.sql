-- Who was consulted on a proposal. $1 its number.
SELECT place, consulted, view_code AS view, comment, consulted_on
FROM publish.proposal_consultation WHERE proposal = $1::bigint ORDER BY place NULLS LAST, consulted NULLS LAST;
