-- Record card: valuations. $1 asset_id.
select valued_on, basis, accounting_class, amount as amount_gbp
from publish.valuation
where asset_id = $1::bigint
order by valued_on desc;
