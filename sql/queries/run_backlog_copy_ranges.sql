-- Stores the ranges of a run.
COPY evaluation.backlog_range (run_id, measure, grouping, group_code, backlog_definition_id, price_base,
                               surveyed_assets, imputed_assets, unknown_assets, likely, p10, p50, p90) FROM STDIN;
