-- With what the latest published run estimated the backlog: none or one row.
SELECT run_id, as_at, price_base, backlog_definition_id, definition, common_schools, common_non_schools, spread_per_year,
       spread_limit, item_spread, ageing_spread, draws, seed
FROM publish.backlog_basis;
