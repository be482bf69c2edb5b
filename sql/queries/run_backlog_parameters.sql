-- The parameters of the backlog simulation, the definition and the price base in force.
SELECT facts.parameter('backlog_common_spread_schools'), facts.parameter('backlog_common_spread_non_schools'),
       facts.parameter('backlog_spread_full'), facts.parameter('backlog_spread_pds'),
       facts.parameter('backlog_spread_cdc'), facts.parameter('backlog_spread_desktop'),
       facts.parameter('backlog_spread_imputed'), facts.parameter('backlog_spread_per_year'),
       facts.parameter('backlog_spread_limit'), facts.parameter('backlog_item_spread'),
       facts.parameter('backlog_draws')::integer, facts.parameter('backlog_seed')::bigint,
       facts.parameter('backlog_ageing_spread'), facts.parameter('backlog_fit_lines'),
       (SELECT backlog_definition_id FROM facts.backlog_definition),
       coalesce((SELECT description FROM facts.price_base), 'as surveyed, not indexed');
