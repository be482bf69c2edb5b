-- Boundaries and places against which assets are located.

CREATE SCHEMA gazetteer;
COMMENT ON SCHEMA gazetteer IS 'UPRNs, streets, boundaries: reference data of place.';

CREATE TABLE gazetteer.boundary (
    boundary_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind_code text NOT NULL REFERENCES code.boundary_kind,
    code text NOT NULL,
    name text NOT NULL,
    valid daterange NOT NULL DEFAULT '(,)' CHECK (NOT isempty(valid)),
    extent geometry(MultiPolygon, 27700) NOT NULL CHECK (ST_IsValid(extent)),
    extent_crs84 geometry(MultiPolygon, 4326) NOT NULL,
    extent_accuracy_m numeric,
    centre geometry(Point, 27700),
    synthetic boolean NOT NULL DEFAULT false,
    source text NOT NULL,
    licence text,
    EXCLUDE USING gist (kind_code WITH =, code WITH =, valid WITH &&)
);
CREATE INDEX boundary_extent ON gazetteer.boundary USING gist (extent);
COMMENT ON TABLE gazetteer.boundary IS 'Boundaries with dates: settlements, town centres, wards, parishes, divisions, allocated sites, regeneration areas.';
COMMENT ON COLUMN gazetteer.boundary.boundary_id IS 'Identity.';
COMMENT ON COLUMN gazetteer.boundary.kind_code IS 'What kind of boundary.';
COMMENT ON COLUMN gazetteer.boundary.code IS 'Code, official where there is one.';
COMMENT ON COLUMN gazetteer.boundary.name IS 'Name.';
COMMENT ON COLUMN gazetteer.boundary.valid IS 'Days on which it is in force.';
COMMENT ON COLUMN gazetteer.boundary.extent IS 'The area, EPSG:27700.';
COMMENT ON COLUMN gazetteer.boundary.extent_crs84 IS 'The same in CRS84.';
COMMENT ON COLUMN gazetteer.boundary.extent_accuracy_m IS 'Accuracy of the transformation between the two, metres.';
COMMENT ON COLUMN gazetteer.boundary.centre IS 'Its centre as people take it (a market place), where that is not the centroid.';
COMMENT ON COLUMN gazetteer.boundary.synthetic IS 'Invented for the sample portfolio.';
COMMENT ON COLUMN gazetteer.boundary.source IS 'Where it comes from.';
COMMENT ON COLUMN gazetteer.boundary.licence IS 'Licence.';

-- Every register table keeps its history from its first row on.
SELECT history.track(c.oid::regclass)
FROM pg_class c WHERE c.relnamespace = 'register'::regnamespace AND c.relkind = 'r' ORDER BY c.relname;
SELECT history.track('gazetteer.boundary');
