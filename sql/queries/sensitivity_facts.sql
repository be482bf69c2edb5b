-- The facts, a row for each value that a code or a yes/no can have, with how uncertain they were for a run. $1 run.
SELECT fact.fact_code, fact.label, fact.unit, fact.whole, fact.absence_is_known, fact.spread_kind, fact.spread, fact.spread_per_year,
       fact.spread_most, value.ordinal, value.label AS value_label
FROM publish.run_fact fact
LEFT JOIN LATERAL unnest(fact.ordinals, fact.labels) AS value (ordinal, label) ON true
WHERE fact.run_id = $1::bigint
ORDER BY fact.sort_order, fact.fact_code, value.ordinal;
