-- A record: its version and what may be edited of it, as codes. By asset_id, which reaches into every part. $1 asset_id.
SELECT asset.reference, record.version,
  to_char(record.changed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS changed_at, record.changed_by, record.reason,
  asset.name, asset.category_code AS category, asset.marking_code AS marking, asset.validation_code AS validation, asset.uprn,
  asset.street_number, asset.street, asset.locality, asset.post_town, asset.postcode,
  asset.easting || ' ' || asset.northing AS location, asset.location_licence, asset.service, asset.responsible_officer,
  record.budget_held_centrally, asset.purpose_confirmed_on, asset.fixed_asset_reference,
  record.land_area_m2, asset.notes,
  json_build_object('purpose', asset.purpose_code, 'scope', asset.scope_code, 'status', asset.status_code,
                    'from', record.holding_from) AS holding,
  json_build_object('council_repairs', asset.council_repairs_code, 'share_percent', record.share_percent,
                    'duty_holder', record.duty_holder_code, 'from', record.liability_from) AS liability,
  record.interest, record.building
FROM publish.asset
JOIN publish.record ON record.asset_id = asset.asset_id
WHERE asset.asset_id = $1::bigint;
