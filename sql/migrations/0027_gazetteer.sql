-- Gazetteers: every UPRN of the country with its point, in tables that are each loaded whole, so that a release is the
-- version. A reader asks the view of the product's name; a load makes a table beside it and turns the view to that.

CREATE TABLE gazetteer.release (
    release_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    product text NOT NULL CHECK (product IN ('open_uprn', 'addressbase_plus')),
    released_on date,
    batch_id bigint NOT NULL UNIQUE REFERENCES source.batch,
    row_count bigint NOT NULL CHECK (row_count > 0),
    in_force boolean NOT NULL DEFAULT true
);
CREATE UNIQUE INDEX release_in_force ON gazetteer.release (product) WHERE in_force;
COMMENT ON TABLE gazetteer.release IS 'The releases of gazetteers that were loaded; of each product one is in force. File, SHA-256, rejected rows, time and actor are the batch''s.';
COMMENT ON COLUMN gazetteer.release.release_id IS 'Identity; the rows lie in gazetteer.<product>_<release_id>.';
COMMENT ON COLUMN gazetteer.release.product IS 'open_uprn (OS Open UPRN) or addressbase_plus (AddressBase Plus).';
COMMENT ON COLUMN gazetteer.release.released_on IS 'Day of the release, as given or as the file''s name says it; null unknown.';
COMMENT ON COLUMN gazetteer.release.batch_id IS 'The import that brought it: file, SHA-256, counts, rejected rows, actor.';
COMMENT ON COLUMN gazetteer.release.row_count IS 'Rows loaded.';
COMMENT ON COLUMN gazetteer.release.in_force IS 'Whether readers are given this one. Rows of the others are gone.';

-- Copied by each load; they stay empty.
CREATE TABLE gazetteer.open_uprn_empty (
    uprn bigint NOT NULL,
    easting double precision NOT NULL,
    northing double precision NOT NULL,
    latitude double precision NOT NULL,
    longitude double precision NOT NULL
);
COMMENT ON TABLE gazetteer.open_uprn_empty IS 'The form of OS Open UPRN: each load copies it.';
COMMENT ON COLUMN gazetteer.open_uprn_empty.uprn IS 'Unique Property Reference Number.';
COMMENT ON COLUMN gazetteer.open_uprn_empty.easting IS 'Easting, EPSG:27700, metres.';
COMMENT ON COLUMN gazetteer.open_uprn_empty.northing IS 'Northing, EPSG:27700, metres.';
COMMENT ON COLUMN gazetteer.open_uprn_empty.latitude IS 'Latitude, ETRS89, degrees.';
COMMENT ON COLUMN gazetteer.open_uprn_empty.longitude IS 'Longitude, ETRS89, degrees.';

CREATE TABLE gazetteer.addressbase_plus_empty (
    uprn bigint NOT NULL,
    easting double precision NOT NULL,
    northing double precision NOT NULL,
    latitude double precision,
    longitude double precision,
    parent_uprn bigint,
    usrn bigint,
    custodian bigint,
    class_code text,
    state_code text,
    postcode text,
    ward_code text,
    parish_code text,
    address text
);
COMMENT ON TABLE gazetteer.addressbase_plus_empty IS 'The form of AddressBase Plus: each load copies it.';
COMMENT ON COLUMN gazetteer.addressbase_plus_empty.uprn IS 'Unique Property Reference Number.';
COMMENT ON COLUMN gazetteer.addressbase_plus_empty.easting IS 'Easting, EPSG:27700, metres.';
COMMENT ON COLUMN gazetteer.addressbase_plus_empty.northing IS 'Northing, EPSG:27700, metres.';
COMMENT ON COLUMN gazetteer.addressbase_plus_empty.latitude IS 'Latitude, ETRS89, degrees.';
COMMENT ON COLUMN gazetteer.addressbase_plus_empty.longitude IS 'Longitude, ETRS89, degrees.';
COMMENT ON COLUMN gazetteer.addressbase_plus_empty.parent_uprn IS 'UPRN of what it is part of.';
COMMENT ON COLUMN gazetteer.addressbase_plus_empty.usrn IS 'Unique Street Reference Number.';
COMMENT ON COLUMN gazetteer.addressbase_plus_empty.custodian IS 'Code of the authority that keeps the address.';
COMMENT ON COLUMN gazetteer.addressbase_plus_empty.class_code IS 'Classification, such as CE03 for a primary school.';
COMMENT ON COLUMN gazetteer.addressbase_plus_empty.state_code IS 'State: 1 under construction, 2 in use, 3 unoccupied, 4 gone, 6 planned.';
COMMENT ON COLUMN gazetteer.addressbase_plus_empty.postcode IS 'Postcode.';
COMMENT ON COLUMN gazetteer.addressbase_plus_empty.ward_code IS 'ONS code of its ward.';
COMMENT ON COLUMN gazetteer.addressbase_plus_empty.parish_code IS 'ONS code of its parish.';
COMMENT ON COLUMN gazetteer.addressbase_plus_empty.address IS 'The address in one line, made of its parts.';

CREATE VIEW gazetteer.open_uprn AS SELECT * FROM gazetteer.open_uprn_empty;
COMMENT ON VIEW gazetteer.open_uprn IS 'The release of OS Open UPRN in force.';
CREATE VIEW gazetteer.addressbase_plus AS SELECT * FROM gazetteer.addressbase_plus_empty;
COMMENT ON VIEW gazetteer.addressbase_plus IS 'The release of AddressBase Plus in force.';

-- A view's columns carry comments of their own.
DO $$
DECLARE
    told record;
BEGIN
    FOR told IN
        SELECT replace(attrelid::regclass::text, '_empty', '') AS view, attname, col_description(attrelid, attnum) AS words
        FROM pg_attribute
        WHERE attrelid IN ('gazetteer.open_uprn_empty'::regclass, 'gazetteer.addressbase_plus_empty'::regclass)
          AND attnum > 0
    LOOP
        EXECUTE format('COMMENT ON COLUMN %s.%I IS %L', told.view, told.attname, told.words);
    END LOOP;
END $$;

SELECT history.track('gazetteer.release');
