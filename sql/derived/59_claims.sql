-- Which claim of each field stands. What a person set is before all; then the feed that is trusted most, for the field
-- or as a whole; then the later day, then the newer import. After all others comes where the gazetteer has the UPRN that
-- is held: the trigger of register.asset takes that where nothing else is said. Ask it for given assets: it is made for
-- those alone.

-- By the rules of that trigger, register.place_by_uprn(), for many assets at once.
CREATE VIEW edit.uprn_point AS
SELECT own.asset_id, ST_Point(coalesce(open.easting, plus.easting), coalesce(open.northing, plus.northing), 27700) AS location,
       ST_Point(round(coalesce(open.longitude, plus.longitude)::numeric, 9)::double precision,
                round(coalesce(open.latitude, plus.latitude)::numeric, 9)::double precision, 4326) AS location_crs84,
       release.accuracy_m, feed.licence, batch.feed, batch.batch_id,
       coalesce(release.released_on, (batch.staged_at AT TIME ZONE 'Europe/London')::date) AS effective_on
FROM register.asset own
LEFT JOIN gazetteer.open_uprn open ON open.uprn = own.uprn
LEFT JOIN gazetteer.addressbase_plus plus ON plus.uprn = own.uprn AND plus.longitude IS NOT NULL AND plus.latitude IS NOT NULL
JOIN gazetteer.release ON release.in_force AND release.product = CASE WHEN open.uprn IS NOT NULL THEN 'open_uprn'
                                                                      WHEN plus.uprn IS NOT NULL THEN 'addressbase_plus' END
JOIN source.batch ON batch.batch_id = release.batch_id
JOIN source.feed ON feed.feed = batch.feed;
COMMENT ON VIEW edit.uprn_point IS 'Where the gazetteer in force has the UPRN of each asset that it lists. Unmarked.';
COMMENT ON COLUMN edit.uprn_point.asset_id IS 'The asset.';
COMMENT ON COLUMN edit.uprn_point.location IS 'The point, EPSG:27700, metres.';
COMMENT ON COLUMN edit.uprn_point.location_crs84 IS 'The same point in CRS84 (longitude, latitude).';
COMMENT ON COLUMN edit.uprn_point.accuracy_m IS 'Accuracy between the two, m; null unknown.';
COMMENT ON COLUMN edit.uprn_point.licence IS 'Licence of the gazetteer.';
COMMENT ON COLUMN edit.uprn_point.feed IS 'The gazetteer''s feed.';
COMMENT ON COLUMN edit.uprn_point.batch_id IS 'The import of its release.';
COMMENT ON COLUMN edit.uprn_point.effective_on IS 'Day of the release, else of its import.';

CREATE VIEW edit.ranked_claim AS
SELECT said.asset_id, said.field, said.part, said.building_code, said.value, said.feed, said.rank, said.effective_on,
       said.record_id, said.batch_id, said.override_id, row_number() OVER best AS place,
       first_value(said.override_id) OVER best AS standing_override_id,
       CASE WHEN row_number() OVER best = 1 OR first_value(said.override_id) OVER best IS NOT NULL THEN NULL
            WHEN first_value(said.rank) OVER best < said.rank THEN 'lower rank'
            WHEN first_value(said.effective_on) OVER best > said.effective_on THEN 'older'
            ELSE 'imported earlier' END AS why
FROM (
    SELECT claim.asset_id, claim.field, claim.part, claim.building_code, claim.value, claim.feed,
           coalesce(special.rank, feed.rank) AS rank, claim.effective_on, claim.record_id, claim.batch_id,
           NULL::bigint AS override_id
    FROM source.claim
    JOIN source.feed ON feed.feed = claim.feed
    LEFT JOIN code.source_rank special ON special.kind = feed.kind AND special.field = claim.field
    UNION ALL
    SELECT own.asset_id, own.field, known.part, own.building_code, own.value, NULL, 0,
           (own.made_at AT TIME ZONE 'Europe/London')::date, NULL, NULL, own.override_id
    FROM register.override own
    LEFT JOIN code.claim_field known ON known.kind = 'register' AND known.name = own.field
    UNION ALL
    SELECT listed.asset_id, 'location', 'asset', NULL,
           round(ST_X(listed.location)::numeric, 2) || ' ' || round(ST_Y(listed.location)::numeric, 2), listed.feed, 100,
           listed.effective_on, NULL, listed.batch_id, NULL
    FROM edit.uprn_point listed
) AS said
WINDOW best AS (PARTITION BY said.asset_id, said.field, said.building_code
                ORDER BY said.rank, said.effective_on DESC, said.batch_id DESC);
COMMENT ON VIEW edit.ranked_claim IS 'All claims of assets'' fields, what people set among them, in the order of trust. Unmarked.';
COMMENT ON COLUMN edit.ranked_claim.asset_id IS 'The asset.';
COMMENT ON COLUMN edit.ranked_claim.field IS 'The field, as code.claim_field names it.';
COMMENT ON COLUMN edit.ranked_claim.part IS 'Part of the record that holds it.';
COMMENT ON COLUMN edit.ranked_claim.building_code IS 'The building, of what is said of one; else null.';
COMMENT ON COLUMN edit.ranked_claim.value IS 'The value; null where a person set that it is unknown.';
COMMENT ON COLUMN edit.ranked_claim.feed IS 'The feed that says so; null: a person.';
COMMENT ON COLUMN edit.ranked_claim.rank IS 'How far it is trusted: 0 a person, 1 most, 99 least; 100 the gazetteer''s point of the UPRN.';
COMMENT ON COLUMN edit.ranked_claim.effective_on IS 'Day on which it is true, or on which it was set.';
COMMENT ON COLUMN edit.ranked_claim.record_id IS 'The source row; null of what a person set and of a gazetteer''s point.';
COMMENT ON COLUMN edit.ranked_claim.batch_id IS 'The import.';
COMMENT ON COLUMN edit.ranked_claim.override_id IS 'What a person set (register.override).';
COMMENT ON COLUMN edit.ranked_claim.place IS 'Place in the order of trust: 1 stands.';
COMMENT ON COLUMN edit.ranked_claim.standing_override_id IS 'What a person set of this field, where somebody did.';
COMMENT ON COLUMN edit.ranked_claim.why IS 'Why it does not stand, among what feeds say.';

-- --- taking what stands into the record: after what people set was taken back, or trust in a feed was changed ---

CREATE FUNCTION edit.take_own(assets bigint[]) RETURNS SETOF bigint
LANGUAGE sql SET search_path = pg_catalog, public, pg_temp AS $$
    WITH wanted AS (
        SELECT claim.asset_id, jsonb_object_agg(known.column_name, claim.value) AS said
        FROM edit.ranked_claim claim
        JOIN code.claim_field known ON known.kind = 'register' AND known.name = claim.field
        WHERE claim.asset_id = ANY (assets) AND claim.place = 1 AND claim.part = 'asset' AND known.column_name IS NOT NULL
        GROUP BY claim.asset_id
    )
    UPDATE register.asset own
    SET name = new.name, category_code = new.category_code, marking_code = new.marking_code,
        validation_code = new.validation_code, uprn = new.uprn, street_number = new.street_number, street = new.street,
        locality = new.locality, post_town = new.post_town, postcode = new.postcode, service = new.service,
        responsible_officer = new.responsible_officer, budget_held_centrally = new.budget_held_centrally,
        purpose_confirmed_on = new.purpose_confirmed_on, fixed_asset_reference = new.fixed_asset_reference,
        stated_land_area_m2 = new.stated_land_area_m2, notes = new.notes
    FROM wanted
    JOIN register.asset old ON old.asset_id = wanted.asset_id
    CROSS JOIN LATERAL jsonb_populate_record(old, wanted.said) AS new
    WHERE own.asset_id = wanted.asset_id AND new IS DISTINCT FROM old
    RETURNING own.asset_id
$$;
COMMENT ON FUNCTION edit.take_own(bigint[]) IS 'Sets the fields of assets themselves to the claims that stand. Which assets changed.';

CREATE FUNCTION edit.take_location(assets bigint[]) RETURNS SETOF bigint
LANGUAGE sql SET search_path = pg_catalog, public, pg_temp AS $$
    UPDATE register.asset own
    SET location = wanted.location, location_crs84 = wanted.location_crs84, location_accuracy_m = wanted.accuracy_m,
        location_licence = wanted.licence, location_release_id = NULL
    FROM (SELECT claim.asset_id, coalesce(claim.record_id, claim.override_id) IS NULL AS of_gazetteer,
                 CASE WHEN mine.override_id IS NULL THEN feed.licence ELSE mine.location_licence END AS licence,
                 CASE WHEN mine.override_id IS NULL THEN (record.checked ->> 'made_accuracy_m')::numeric
                      ELSE mine.location_accuracy_m END AS accuracy_m,
                 -- Of the gazetteer's none is said here: the trigger of register.asset looks it up.
                 CASE WHEN coalesce(claim.record_id, claim.override_id) IS NOT NULL
                      THEN ST_SetSRID(ST_MakePoint(split_part(claim.value, ' ', 1)::double precision,
                                                   split_part(claim.value, ' ', 2)::double precision), 27700) END AS location,
                 CASE WHEN mine.override_id IS NULL
                      THEN ST_SetSRID(ST_MakePoint((record.checked ->> 'made_longitude')::double precision,
                                                   (record.checked ->> 'made_latitude')::double precision), 4326)
                      ELSE mine.location_crs84 END AS location_crs84
          FROM edit.ranked_claim claim
          LEFT JOIN register.override mine ON mine.override_id = claim.override_id
          LEFT JOIN source.record ON record.record_id = claim.record_id
          LEFT JOIN source.feed ON feed.feed = claim.feed
          WHERE claim.asset_id = ANY (assets) AND claim.place = 1 AND claim.field = 'location') AS wanted
    WHERE own.asset_id = wanted.asset_id
      AND CASE WHEN wanted.of_gazetteer THEN own.location_release_id IS NULL
               ELSE own.location_release_id IS NOT NULL OR own.location IS DISTINCT FROM wanted.location
                    -- The same point, as a file has it and as a person set it.
                    OR (own.location_licence IS DISTINCT FROM wanted.licence AND own.location IS NOT NULL) END
    RETURNING own.asset_id
$$;
COMMENT ON FUNCTION edit.take_location(bigint[]) IS 'Sets where assets are to the claims that stand. Which assets changed.';

CREATE FUNCTION edit.take_interest(assets bigint[]) RETURNS SETOF bigint
LANGUAGE sql SET search_path = pg_catalog, public, pg_temp AS $$
    WITH wanted AS (
        SELECT claim.asset_id, jsonb_object_agg(coalesce(known.column_name, 'land_only'),
                                                CASE WHEN known.column_name IS NULL THEN (claim.value = 'land')::text
                                                     ELSE claim.value END) AS said
        FROM edit.ranked_claim claim
        JOIN code.claim_field known ON known.kind = 'register' AND known.name = claim.field
        WHERE claim.asset_id = ANY (assets) AND claim.place = 1 AND claim.part = 'interest'
        GROUP BY claim.asset_id
    )
    UPDATE register.interest own
    SET tenure_code = new.tenure_code, detail_code = new.detail_code, detail_text = new.detail_text,
        title_number = new.title_number, land_only = new.land_only
    FROM wanted
    CROSS JOIN LATERAL (SELECT held.* FROM register.interest held
                        WHERE held.asset_id = wanted.asset_id AND upper_inf(held.valid)
                        ORDER BY held.interest_id LIMIT 1) AS old
    CROSS JOIN LATERAL jsonb_populate_record(NULL::register.interest, to_jsonb(old) || wanted.said) AS new
    WHERE own.interest_id = old.interest_id
      AND (own.tenure_code, own.detail_code, own.detail_text, own.title_number, own.land_only)
          IS DISTINCT FROM (new.tenure_code, new.detail_code, new.detail_text, new.title_number, new.land_only)
    RETURNING own.asset_id
$$;
COMMENT ON FUNCTION edit.take_interest(bigint[]) IS 'Corrects the council''s interest in assets to the claims that stand. Which assets changed.';

CREATE FUNCTION edit.take_buildings(assets bigint[]) RETURNS SETOF bigint
LANGUAGE sql SET search_path = pg_catalog, public, pg_temp AS $$
    WITH wanted AS (
        SELECT claim.asset_id, claim.building_code, jsonb_object_agg(known.column_name, claim.value) AS said
        FROM edit.ranked_claim claim
        JOIN code.claim_field known ON known.kind = 'register' AND known.name = claim.field
        WHERE claim.asset_id = ANY (assets) AND claim.place = 1 AND claim.part = 'building'
        GROUP BY claim.asset_id, claim.building_code
    )
    UPDATE register.building own
    SET name = new.name, year_built = new.year_built, floor_area_m2 = new.floor_area_m2, storeys = new.storeys,
        lifts = new.lifts, air_conditioned = new.air_conditioned, heating_code = new.heating_code,
        boiler_year = new.boiler_year, raac_code = new.raac_code, asbestos_code = new.asbestos_code,
        temporary = new.temporary, life_ends_on = new.life_ends_on, replacement_cost = new.replacement_cost,
        replacement_cost_on = new.replacement_cost_on, roof_potential_kwh = new.roof_potential_kwh
    FROM wanted
    JOIN register.building old ON old.asset_id = wanted.asset_id AND old.code = wanted.building_code
    CROSS JOIN LATERAL jsonb_populate_record(old, wanted.said) AS new
    WHERE own.building_id = old.building_id AND new IS DISTINCT FROM old
    RETURNING own.asset_id
$$;
COMMENT ON FUNCTION edit.take_buildings(bigint[]) IS 'Sets the fields of buildings to the claims that stand. Which assets changed.';

CREATE FUNCTION edit.take_holding(assets bigint[]) RETURNS SETOF bigint
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    wanted record;
BEGIN
    FOR wanted IN
        SELECT claim.asset_id, jsonb_object_agg(claim.field, claim.value) AS said
        FROM edit.ranked_claim claim
        JOIN register.asset_holding held ON held.asset_id = claim.asset_id AND upper_inf(held.valid)
        WHERE claim.asset_id = ANY (assets) AND claim.place = 1 AND claim.part = 'holding'
          AND claim.value <> CASE claim.field WHEN 'purpose' THEN held.purpose_code WHEN 'scope' THEN held.scope_code
                                              ELSE held.status_code END
        GROUP BY claim.asset_id ORDER BY claim.asset_id
    LOOP
        IF edit.holding(wanted.asset_id, wanted.said || CASE WHEN wanted.said ->> 'status' = 'disposed'
                                                             THEN '{"basis": "recorded_by_source"}' ELSE '{}' END::jsonb, current_setting('terrier.reason')) THEN
            RETURN NEXT wanted.asset_id;
        END IF;
    END LOOP;
    FOR wanted IN
        SELECT claim.asset_id, jsonb_object_agg(claim.field, claim.value) FILTER (WHERE claim.value IS NOT NULL) AS said
        FROM edit.ranked_claim claim
        WHERE claim.asset_id = ANY (assets) AND claim.place = 1 AND claim.part = 'liability'
        GROUP BY claim.asset_id
        HAVING bool_or(claim.field = 'council_repairs' AND claim.value IS NOT NULL)
        ORDER BY claim.asset_id
    LOOP
        IF edit.liability(wanted.asset_id, CASE WHEN wanted.said ->> 'council_repairs' = 'shared' THEN wanted.said
                                                ELSE wanted.said - 'share_percent' END) THEN
            RETURN NEXT wanted.asset_id;
        END IF;
    END LOOP;
END $$;
COMMENT ON FUNCTION edit.take_holding(bigint[]) IS 'Sets how assets are held and who repairs them, from today on, to the claims that stand. Which assets changed.';

CREATE FUNCTION edit.take(assets bigint[]) RETURNS bigint
LANGUAGE sql SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT count(DISTINCT changed)
    FROM (SELECT edit.take_own(assets) UNION ALL SELECT edit.take_location(assets) UNION ALL SELECT edit.take_interest(assets)
          UNION ALL SELECT edit.take_buildings(assets) UNION ALL SELECT edit.take_holding(assets)) AS all_changed (changed)
$$;
COMMENT ON FUNCTION edit.take(bigint[]) IS 'Sets assets to the claims that stand, where a claim does; what nobody claims stays as it is. How many assets changed.';
