-- One tile of WebMercatorQuad in hexadecimal, with the stamp. The box, with its margin, is turned into CRS84 for the index:
-- its sides are straight there too. It is cut to the world first, since beyond it longitudes would begin again.
-- Variables: columns, view, layer. $1 zoom, $2 column, $3 row.
SELECT stamp.stamp, stamp.current, (
  SELECT encode(ST_AsMVT(tile, :layer, 4096, 'shape'), 'hex')
  FROM (
    SELECT ST_AsMVTGeom(ST_Transform(feature.geometry_crs84, 3857), box.bounds, 4096, 64, true) AS shape, :columns
    FROM (SELECT ST_TileEnvelope($1::integer, $2::integer, $3::integer) AS bounds,
                 ST_Transform(ST_Intersection(ST_TileEnvelope($1::integer, $2::integer, $3::integer, margin => 0.015625),
                                              ST_TileEnvelope(0, 0, 0)), 4326) AS reach OFFSET 0) AS box
    JOIN :view AS feature ON feature.geometry_crs84 && box.reach
  ) AS tile
  WHERE tile.shape IS NOT NULL) AS body
FROM served.stamp AS stamp;
