-- One tile of BritishNationalGrid in hexadecimal, with the stamp. The square of which its zoom 0 is an eighth is Ordnance
-- Survey's. Variables: columns, view, layer. $1 zoom, $2 column, $3 row.
SELECT stamp.stamp, stamp.current, (
  SELECT encode(ST_AsMVT(tile, :layer, 4096, 'shape'), 'hex')
  FROM (
    SELECT ST_AsMVTGeom(feature.geometry, box.bounds, 4096, 64, true) AS shape, :columns
    FROM (SELECT ST_TileEnvelope($1::integer + 3, $2::integer, $3::integer, square.bounds) AS bounds,
                 ST_TileEnvelope($1::integer + 3, $2::integer, $3::integer, square.bounds, 0.015625) AS reach
          FROM (SELECT ST_MakeEnvelope(-238375, -458752, 1596633, 1376256, 27700) AS bounds) AS square OFFSET 0) AS box
    JOIN :view AS feature ON feature.geometry && box.reach
  ) AS tile
  WHERE tile.shape IS NOT NULL) AS body
FROM served.stamp AS stamp;
