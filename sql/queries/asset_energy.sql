-- Record card: energy by fuel in the newest three financial years. $1 asset_id.
select financial_year || '-' || right((financial_year + 1)::text, 2) as year, fuel, generates, kwh, cost as cost_gbp, meters
from publish.energy_year
where asset_id = $1::bigint
order by financial_year desc, fuel
limit 9;
