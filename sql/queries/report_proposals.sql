-- Proposals by how far they have come, in the order in which they go.
SELECT shown.state, count(*) AS proposals, count(shown.lacks) AS lacking, sum(shown.value_gbp) AS value,
  count(*) FILTER (WHERE shown.value_gbp IS NULL) AS value_unknown, min(shown.proposed_on) AS oldest
FROM (SELECT CASE state_code WHEN 'recorded' THEN 'Recorded from files, not on the way to a decision' ELSE state END AS state, state_code,
             lacks, value_gbp, proposed_on
      FROM publish.proposal_state) AS shown
GROUP BY shown.state, shown.state_code
ORDER BY array_position('{proposed,ready,recommended,approved,done,refused,withdrawn,recorded}'::text[], shown.state_code);
