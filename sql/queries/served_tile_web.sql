-- A map tile in WebMercatorQuad, as Mapbox Vector Tile: stamp, whether the sheets are current (if not, ask again of the
-- view that ends in _now), the tile; 0 bytes where there is nothing. Variables: view (served.asset), columns (of
-- feature). $1 zoom, $2 column, $3 row, which must be within the zoom's, $4 name of the layer.
SELECT stamp.stamp, stamp.current, (
  SELECT ST_AsMVT(tile, $4::text, 4096, 'geometry')
  FROM (
    SELECT ST_AsMVTGeom(ST_Transform(feature.geometry_crs84, 3857), ST_TileEnvelope($1::integer, $2::integer, $3::integer),
                        4096, 64, true) AS geometry, :columns
    FROM :view AS feature
    -- Meridians and parallels are the tile's edges, so the box in degrees is exact.
    WHERE feature.geometry_crs84 && (SELECT ST_Transform(ST_TileEnvelope($1::integer, $2::integer, $3::integer,
                                                                         margin => 64.0 / 4096), 4326))
    ORDER BY feature.id
    OFFSET 0 -- each shape is cut once, not again to see whether anything is left of it
  ) AS tile
  WHERE tile.geometry IS NOT NULL) AS tile
FROM served.stamp;
