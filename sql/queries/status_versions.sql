-- Which database this is, and the versions of the server and of PostGIS (null when it is missing).
select
  current_database(),
  current_user,
  current_setting('server_version'),
  (select extversion from pg_extension where extname = 'postgis');
