-- What is proposed for an asset and how far each has come, the newest first. $1 reference.
SELECT proposal, kind, name, state, proposed_on, to_char(value_gbp, 'FM999,999,999,990') AS value_gbp, lacks
FROM publish.proposal_state
WHERE reference = $1::text
ORDER BY proposal DESC;
