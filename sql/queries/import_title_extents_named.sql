-- Polygons that hold one asset's point, and are the only one to hold it.
UPDATE pg_temp.incoming i
SET asset_id = h.asset_id, how = 'its point'
FROM pg_temp.holding h
WHERE h.row_number = i.row_number AND h.assets = 1 AND h.polygons = 1;
