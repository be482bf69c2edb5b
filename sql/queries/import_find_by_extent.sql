-- Rows with a place and no asset yet: the one asset in whose land or building the place lies.
WITH place AS (
  SELECT i.row_number, st_setsrid(st_makepoint(i.made_easting, i.made_northing), 27700) AS point
  FROM pg_temp.incoming i
  WHERE i.asset_id IS NULL AND i.made_easting IS NOT NULL AND NOT i.place_doubtful
), hit AS (
  SELECT p.row_number, l.asset_id FROM place p JOIN register.land_parcel l ON st_intersects(l.extent, p.point)
  UNION
  SELECT p.row_number, g.asset_id FROM place p JOIN register.building g ON st_intersects(g.extent, p.point)
), found AS (
  SELECT row_number, min(asset_id) AS asset_id FROM hit GROUP BY row_number HAVING count(*) = 1
)
UPDATE pg_temp.incoming i
SET asset_id = found.asset_id
FROM found
WHERE found.row_number = i.row_number;
