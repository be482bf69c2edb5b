-- Record card: who repairs. $1 asset_id.
select building_code as building, council_repairs, share_percent, duty_holder, basis, from_on, until_on
from publish.liability
where asset_id = $1::bigint
order by current desc, building_code nulls first, liability_id;
