-- Stores the parameters that a run estimated the backlog with.
COPY evaluation.backlog_basis (run_id, backlog_definition_id, price_base, common_schools, common_non_schools, spread_per_year,
                               spread_limit, item_spread, ageing_spread, draws, seed) FROM STDIN;
