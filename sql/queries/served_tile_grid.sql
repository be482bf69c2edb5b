-- A map tile in British National Grid, else as served_tile_web.sql. The tiles are Ordnance Survey's: from the corner
-- (-238375, 1376256) 896 metres a pixel at zoom 0 (256 pixels a tile), half of that at each next; the square that they
-- divide is 8 tiles wide at zoom 0. $1 zoom, $2 column, $3 row, $4 name of the layer.
SELECT stamp.stamp, stamp.current, (
  SELECT ST_AsMVT(tile, $4::text, 4096, 'geometry')
  FROM (
    SELECT ST_AsMVTGeom(feature.geometry, bounds.tile, 4096, 64, true) AS geometry, :columns
    FROM :view AS feature
    CROSS JOIN (
      SELECT ST_TileEnvelope($1::integer + 3, $2::integer, $3::integer,
                             ST_MakeEnvelope(-238375, -458752, 1596633, 1376256, 27700)) AS tile OFFSET 0) AS bounds
    WHERE feature.geometry && (SELECT ST_TileEnvelope($1::integer + 3, $2::integer, $3::integer,
                                                      ST_MakeEnvelope(-238375, -458752, 1596633, 1376256, 27700),
                                                      margin => 64.0 / 4096))
    ORDER BY feature.id
    OFFSET 0 -- each shape is cut once, not again to see whether anything is left of it
  ) AS tile
  WHERE tile.geometry IS NOT NULL) AS tile
FROM served.stamp;
