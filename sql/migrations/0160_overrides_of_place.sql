-- What people set may be a place, which is kept in both systems with its accuracy and licence, or of one building.

ALTER TABLE register.override
    ADD building_code text CHECK (btrim(building_code) <> ''),
    ADD location_crs84 geometry(Point, 4326),
    ADD location_accuracy_m numeric,
    ADD location_licence text,
    DROP CONSTRAINT override_asset_id_field_key,
    ADD CONSTRAINT override_once UNIQUE NULLS NOT DISTINCT (asset_id, field, building_code),
    ADD CONSTRAINT override_place CHECK ((field = 'location' AND value IS NOT NULL) = (location_crs84 IS NOT NULL)
                                         AND num_nulls(location_crs84, location_accuracy_m, location_licence) IN (0, 3));
COMMENT ON COLUMN register.override.value IS 'The value, as PostgreSQL writes it; of a location, easting and northing; null: that it is unknown or none.';
COMMENT ON COLUMN register.override.building_code IS 'The building, by its code, of what was set of one; else null.';
COMMENT ON COLUMN register.override.location_crs84 IS 'Of a location: the same point in CRS84 (longitude, latitude), made as it was set.';
COMMENT ON COLUMN register.override.location_accuracy_m IS 'Of a location: its accuracy, metres.';
COMMENT ON COLUMN register.override.location_licence IS 'Of a location: licence and source, as who set it said.';
SELECT history.track('register.override');
