-- Easting and northing, by the server's own transformation, of the known point of tools/cli/status.c.
SELECT st_x(point), st_y(point)
FROM st_transform(st_setsrid(st_makepoint(-3.1, 51.015), 4326), 27700) AS point;
