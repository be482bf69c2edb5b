-- High-priority backlog as a range, schools and others.
SELECT group_code, label, p10, p50, p90, surveyed_assets, imputed_assets, unknown_assets, price_base, backlog_definition_id,
  definition
FROM publish.backlog_range
WHERE measure = 'high_priority' AND grouping = 'segment'
ORDER BY group_code DESC;
