-- Record card: why and how it is held. $1 asset_id.
SELECT purpose, scope, status, vacant, held, purpose_confirmed_on, service, responsible_officer, fixed_asset_reference,
  buildings, floor_area_m2, land_area_m2, notes
FROM publish.asset
WHERE asset_id = $1::bigint;
