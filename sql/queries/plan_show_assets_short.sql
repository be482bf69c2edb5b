-- A plan asset by asset for people to read, with why. $1 plan, $2 at most so many.
SELECT c.start_year AS year, c.reference, c.name, c.option, c.host_reference AS host, c.capital_likely AS capital, c.receipt_likely AS receipt, c.gain,
       -c.npc_change AS net_value, c.value_gbp AS worth, c.paid_from, c.next_option, c.behind_gbp AS behind, c.firm, c.flips_with, c.proposals
FROM publish.plan_choice c
WHERE c.plan_id = $1::bigint AND c.method = 'best'
ORDER BY c.start_year, c.value_gbp DESC, c.asset_id
LIMIT $2::bigint;
