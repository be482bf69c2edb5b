-- How many features a collection has and how far they reach, in space (CRS84, EPSG:27700) and time: those of
-- runs as far back as a past day is answered from a published run. $1 they are of runs. Variables: view.
SELECT stamp.stamp, stamp.current, total.feature_count,
       ST_XMin(total.lonlat) AS west, ST_YMin(total.lonlat) AS south, ST_XMax(total.lonlat) AS east, ST_YMax(total.lonlat) AS north,
       ST_XMin(total.grid) AS grid_west, ST_YMin(total.grid) AS grid_south, ST_XMax(total.grid) AS grid_east,
       ST_YMax(total.grid) AS grid_north,
       CASE WHEN total.from_known THEN to_char(total.from_on, 'YYYY-MM-DD') END AS from_on,
       CASE WHEN total.until_known THEN to_char(total.until_on, 'YYYY-MM-DD') END AS until_on
FROM served.stamp AS stamp
CROSS JOIN (
    SELECT count(*) AS feature_count, ST_Extent(feature.geometry_crs84) AS lonlat, ST_Extent(feature.geometry) AS grid,
           CASE WHEN $1::boolean AND count(*) > 0 THEN (SELECT min(run.as_at) FROM publish.run WHERE run.kind = 'published')
                ELSE min(lower(feature.valid)) END AS from_on, coalesce(bool_and(NOT lower_inf(feature.valid)), false) AS from_known,
           max(upper(feature.valid)) - 1 AS until_on, coalesce(bool_and(NOT upper_inf(feature.valid)), false) AS until_known
    FROM :view AS feature
) AS total;
