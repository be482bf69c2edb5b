-- Record card: why and how it is held. $1 asset_id.
select purpose, scope, status, vacant, held, purpose_confirmed_on, service, responsible_officer, fixed_asset_reference,
  buildings, floor_area_m2, land_area_m2, notes
from publish.asset
where asset_id = $1::bigint;
