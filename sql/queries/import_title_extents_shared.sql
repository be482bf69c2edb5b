-- The rest by the points of the assets in it. The whole of a title is not each of several assets' land.
CREATE TEMPORARY TABLE holding ON COMMIT DROP AS
SELECT i.row_number, i.code, i.extent, a.asset_id, a.reference, count(*) OVER (PARTITION BY i.row_number) AS assets,
       count(*) OVER (PARTITION BY a.asset_id) AS polygons
FROM pg_temp.incoming i
JOIN register.asset a ON a.location && i.extent AND st_intersects(i.extent, a.location)
WHERE i.asset_id IS NULL;
