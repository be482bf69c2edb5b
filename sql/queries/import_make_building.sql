-- Buildings that rows name and the register does not have yet.
INSERT INTO register.building (asset_id, code, record_id)
SELECT i.asset_id, i.building_code, min(i.record_id)
FROM pg_temp.incoming i
WHERE i.building_code IS NOT NULL
GROUP BY i.asset_id, i.building_code
ON CONFLICT (asset_id, code) DO NOTHING;
