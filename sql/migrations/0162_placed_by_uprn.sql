-- An asset of whose place nobody said anything lies where the gazetteer has its UPRN. A record says so, and the point
-- goes when somebody says better, when the UPRN changes, and when the gazetteer lists it no longer.

ALTER TABLE gazetteer.release ADD COLUMN accuracy_m numeric CHECK (accuracy_m > 0);
COMMENT ON COLUMN gazetteer.release.accuracy_m IS 'Accuracy of the transformation between its two positions, metres: 0.01 with the OSTN15 grid, 2 without; null: they are the two that the file states.';
SELECT history.track('gazetteer.release');

ALTER TABLE register.asset
    ADD COLUMN location_release_id bigint REFERENCES gazetteer.release,
    ADD CONSTRAINT asset_location_release_check CHECK (location_release_id IS NULL OR location IS NOT NULL);
COMMENT ON COLUMN register.asset.location_release_id IS 'The release of a gazetteer whose point of the UPRN the location is; null: a file''s or a person''s, or none.';
SELECT history.track('register.asset');

UPDATE source.feed
SET licence = CASE feed WHEN 'gazetteer/open_uprn' THEN 'Open Government Licence v3.0 (OS Open UPRN)'
                        ELSE 'Public Sector Geospatial Agreement (AddressBase Plus)' END
WHERE feed IN ('gazetteer/open_uprn', 'gazetteer/addressbase_plus') AND licence IS NULL;

-- For each row as it is written, by whatever way: so no import, edit, merge or undo can leave a point that is not the
-- UPRN's. Whoever gives a place of their own sets location_release_id to null; a place that is given without that is
-- taken for their own too.
CREATE FUNCTION register.place_by_uprn() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    found record;
BEGIN
    IF TG_OP = 'UPDATE' AND NEW.location IS NOT NULL AND NEW.location IS DISTINCT FROM OLD.location
       AND (NEW.uprn, NEW.location_release_id) IS NOT DISTINCT FROM (OLD.uprn, OLD.location_release_id) THEN
        NEW.location_release_id := NULL;
        RETURN NEW;
    END IF;
    -- Both gazetteers have the same point of a UPRN. Open UPRN's goes first, since it may be published.
    SELECT ST_Point(own.easting, own.northing, 27700) AS location,
           ST_Point(round(own.longitude::numeric, 9)::double precision, round(own.latitude::numeric, 9)::double precision, 4326)
               AS location_crs84,
           release.accuracy_m, feed.licence, release.release_id
    INTO found
    FROM (SELECT 'open_uprn' AS product, 1 AS place, easting, northing, longitude, latitude
          FROM gazetteer.open_uprn WHERE uprn = NEW.uprn
          UNION ALL
          SELECT 'addressbase_plus', 2, easting, northing, longitude, latitude
          FROM gazetteer.addressbase_plus WHERE uprn = NEW.uprn AND longitude IS NOT NULL AND latitude IS NOT NULL) AS own
    JOIN gazetteer.release ON release.product = own.product AND release.in_force
    JOIN source.batch ON batch.batch_id = release.batch_id
    JOIN source.feed ON feed.feed = batch.feed
    WHERE NOT EXISTS (SELECT FROM register.override said WHERE said.asset_id = NEW.asset_id AND said.field = 'location')
    ORDER BY own.place LIMIT 1;
    -- A point that stays keeps the release that first had it: a new release alone is no news of an asset.
    IF found.release_id IS NULL OR NEW.location_release_id IS NULL
       OR (NEW.location, NEW.location_crs84, NEW.location_accuracy_m, NEW.location_licence)
          IS DISTINCT FROM (found.location, found.location_crs84, found.accuracy_m, found.licence) THEN
        NEW.location_release_id := found.release_id;
    END IF;
    NEW.location := found.location;
    NEW.location_crs84 := found.location_crs84;
    NEW.location_accuracy_m := found.accuracy_m;
    NEW.location_licence := found.licence;
    RETURN NEW;
END $$;
COMMENT ON FUNCTION register.place_by_uprn() IS 'Row trigger: an asset without a place of its own takes the gazetteer''s point of its UPRN, or loses it.';
REVOKE EXECUTE ON FUNCTION register.place_by_uprn() FROM PUBLIC;

CREATE TRIGGER place_by_uprn BEFORE INSERT OR UPDATE ON register.asset FOR EACH ROW
    WHEN ((NEW.location IS NULL AND NEW.uprn IS NOT NULL) OR NEW.location_release_id IS NOT NULL)
    EXECUTE FUNCTION register.place_by_uprn();

-- What the register holds already.
DO $$
BEGIN
    PERFORM set_config('terrier.reason', 'assets without coordinates take the gazetteer''s point of their UPRN', true);
    UPDATE register.asset SET location = NULL
    WHERE location IS NULL AND (EXISTS (SELECT FROM gazetteer.open_uprn listed WHERE listed.uprn = asset.uprn)
                                OR EXISTS (SELECT FROM gazetteer.addressbase_plus listed
                                           WHERE listed.uprn = asset.uprn AND listed.longitude IS NOT NULL AND listed.latitude IS NOT NULL));
END $$;
