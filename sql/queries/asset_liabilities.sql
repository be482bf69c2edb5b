-- Record card: who repairs. $1 asset_id.
SELECT building_code AS building, council_repairs, share_percent, duty_holder, basis, from_on, until_on
FROM publish.liability
WHERE asset_id = $1::bigint
ORDER BY current DESC, building_code NULLS FIRST, liability_id;
