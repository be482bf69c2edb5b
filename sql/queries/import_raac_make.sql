-- A main building for assets that are on the list and have none.
INSERT INTO register.building (asset_id, record_id)
SELECT i.asset_id, min(i.record_id)
FROM pg_temp.incoming i
WHERE i.building_code IS NULL AND NOT EXISTS (SELECT FROM register.building g WHERE g.asset_id = i.asset_id)
GROUP BY i.asset_id;
