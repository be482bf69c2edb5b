-- Which database this is, and the versions of the server and of PostGIS (null when it is missing).
SELECT
  current_database(),
  current_user,
  current_setting('server_version'),
  (SELECT extversion FROM pg_extension WHERE extname = 'postgis');
