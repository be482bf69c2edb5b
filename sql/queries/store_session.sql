-- Settings of every connection: dates and numbers in one form, and names found only where they must be. Compiling
-- a plan of many views costs a second and saves nothing on thousands of rows: no JIT.
SELECT
  set_config('DateStyle', 'ISO, YMD', false),
  set_config('IntervalStyle', 'iso_8601', false),
  set_config('TimeZone', 'UTC', false),
  set_config('extra_float_digits', '1', false),
  set_config('jit', 'off', false),
  set_config('search_path', 'pg_catalog, public, pg_temp', false);
