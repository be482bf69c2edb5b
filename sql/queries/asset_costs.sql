-- Record card: running costs of the newest five years. $1 asset_id.
select financial_year || '-' || right((financial_year + 1)::text, 2) as year, premises_cost as premises_cost_gbp,
  income as income_gbp, planned_maintenance as planned_maintenance_gbp, reactive_maintenance as reactive_maintenance_gbp
from publish.running_cost
where asset_id = $1::bigint
order by financial_year desc
limit 5;
