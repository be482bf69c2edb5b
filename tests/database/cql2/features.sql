-- Rows that tests/database/cql2/filters.c says the truth about (feature), and rows at the ends of what each type
-- holds (extreme).
CREATE TABLE public.feature (
  id integer PRIMARY KEY, name text, town text COLLATE "C", floors integer, area numeric, height double precision,
  listed boolean, built date, sold date, updated timestamptz, checked timestamptz, valid daterange,
  geometry geometry(Geometry, 27700), extent geometry(Geometry, 27700),
  geometry_crs84 geometry(Geometry, 4326) GENERATED ALWAYS AS (ST_SetSRID(geometry, 4326)) STORED,
  extent_crs84 geometry(Geometry, 4326) GENERATED ALWAYS AS (ST_SetSRID(extent, 4326)) STORED);

INSERT INTO public.feature VALUES
(1, 'Town Hall', 'Lewes', 3, 1200.50, 12.5, true, '1880-05-01', '1990-12-31', '2024-06-30T23:30:00Z', '2024-07-02T00:00:00Z',
 '[1880-05-01,1991-01-01)', 'SRID=27700;POINT(10 10)', 'SRID=27700;POLYGON((0 0,20 0,20 20,0 20,0 0))'),
(2, 'town hall', 'Hove', 0, 0, -2.25, false, '2000-02-29', '2010-01-01', '2016-12-31T23:59:59Z', '2017-01-01T00:00:00Z',
 '[2000-02-29,)', 'SRID=27700;POINT(30 30)', 'SRID=27700;POLYGON((20 20,40 20,40 40,20 40,20 20))'),
(3, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
(4, 'École 100%_\', 'Seaford', -7, 7.5, 0.1, NULL, '2010-01-01', NULL, '2020-01-01T00:00:00Z', NULL,
 '(,2010-01-02)', 'SRID=27700;POINT(20 20)', 'SRID=27700;LINESTRING(10 10,30 30)');

CREATE TABLE public.extreme (LIKE public.feature INCLUDING GENERATED);
INSERT INTO public.extreme (id, name, town, floors, area, height, listed, built, sold, updated, checked, valid, geometry, extent) VALUES
(1, '', '', 2147483647, 'NaN', 'NaN', true, 'infinity', '-infinity', 'infinity', '-infinity', 'empty',
 'SRID=27700;POINT EMPTY', 'SRID=27700;GEOMETRYCOLLECTION EMPTY'),
(2, '\', E'\x01\n\\%', -2147483648, 'Infinity', 'Infinity', false, '5874897-12-31', '4714-11-24 BC',
 '294276-12-31T23:59:59.999999Z', '4714-11-24T00:00:00Z BC', '(,)', 'SRID=27700;POINT(1e300 -1e300)',
 'SRID=27700;POLYGON((0 0,1e9 0,1e9 1e9,0 0))'),
(3, repeat('%', 100), '100', 0, '-Infinity', '-Infinity', NULL, '4714-11-25 BC', '5874897-12-30',
 '4714-11-24T00:01:00Z BC', '294276-12-31T23:00:00Z', '(,4714-11-25 BC)', 'SRID=27700;MULTIPOINT((0 0),(1 1))',
 'SRID=27700;MULTILINESTRING((0 0,1 1),(5 5,6 6))'),
(4, 'x', 'x', 1, ('1' || repeat('0', 131000))::numeric, 1.7e308, true, '0001-01-01', '9999-12-31',
 '0001-01-01T00:00:00Z', '9999-12-31T23:59:59Z', '[infinity,)', 'SRID=27700;POINT(0 0)', 'SRID=27700;LINESTRING(0 0,1 1)'),
(5, 'ß', 'İ', -1, ('0.' || repeat('0', 16000) || '1')::numeric, 5e-324, true, '2000-01-01', '2000-01-01',
 '2000-01-01T00:00:00Z', '2000-01-01T00:00:00Z', '[-infinity,infinity)', 'SRID=27700;POINT(0 0)', 'SRID=27700;MULTIPOLYGON(((0 0,1 0,1 1,0 0)))'),
(6, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);

-- Enough rows for indexes to be worth their use, with the indexes that served collections have.
CREATE TABLE public.many AS
SELECT n AS id, 'Asset ' || n AS name, ('Town ' || n % 900) COLLATE "C" AS town, n % 500 AS floors, n * 1.5 AS area,
       DATE '2000-01-01' + n % 5000 AS built, ST_SetSRID(ST_MakePoint(n % 141, n / 141), 27700) AS geometry,
       ST_SetSRID(ST_MakePoint(n % 141 / 10.0, n / 1410.0), 4326) AS geometry_crs84
FROM generate_series(1, 20000) AS n;
CREATE INDEX many_name ON public.many (name);
CREATE INDEX many_town ON public.many (town);
CREATE INDEX many_lower ON public.many ((lower(name) COLLATE "C"));
CREATE INDEX many_trigrams ON public.many USING gin (lower(name) gin_trgm_ops);
CREATE INDEX many_floors ON public.many (floors);
CREATE INDEX many_area ON public.many (area);
CREATE INDEX many_built ON public.many (built);
CREATE INDEX many_geometry ON public.many USING gist (geometry);
CREATE INDEX many_lonlat ON public.many USING gist (geometry_crs84);
ANALYZE public.many;
