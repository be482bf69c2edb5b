-- Record card: leases in and out. $1 asset_id.
select direction_code as direction, party, starts_on, ends_on, rent_yearly as rent_yearly_gbp, repair_terms, security, break_on,
  compliance_checked_on
from publish.lease
where asset_id = $1::bigint
order by direction_code, ends_on nulls last, lease_id;
