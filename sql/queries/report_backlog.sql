-- High-priority backlog as a range, schools and others.
select group_code, label, p10, p50, p90, surveyed_assets, imputed_assets, unknown_assets, price_base, backlog_definition_id,
  definition
from publish.backlog_range
where measure = 'high_priority' and grouping = 'segment'
order by group_code desc;
