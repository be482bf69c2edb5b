-- Record card: the days still to come that its leases name. $1 asset_id.
SELECT direction_code AS direction, lease_reference AS lease, unit, kind, side, happens_on
FROM publish.lease_event
WHERE asset_id = $1::bigint AND NOT past
ORDER BY happens_on, lease_id, kind;
