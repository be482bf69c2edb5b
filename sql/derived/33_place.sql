-- Where assets lie, as the reader may see it.

CREATE VIEW publish.asset_place WITH (security_barrier) AS
SELECT asset.asset_id, asset.reference, place.kind_code, kind.label AS kind, place.code, place.name, place.share, place.main
FROM facts.asset_place place
JOIN publish.asset_cleared asset ON asset.asset_id = place.asset_id
JOIN code.boundary_kind kind ON kind.code = place.kind_code;
COMMENT ON VIEW publish.asset_place IS 'Boundaries in force that assets lie in: parish, ward, settlement, flood zone and so on.';
COMMENT ON COLUMN publish.asset_place.asset_id IS 'The asset.';
COMMENT ON COLUMN publish.asset_place.kind_code IS 'What kind of boundary, as a code.';
COMMENT ON COLUMN publish.asset_place.kind IS 'What kind of boundary.';
COMMENT ON COLUMN publish.asset_place.code IS 'Code of the boundary, official where there is one.';
COMMENT ON COLUMN publish.asset_place.name IS 'Name of the boundary.';
COMMENT ON COLUMN publish.asset_place.share IS 'Share of the asset''s land that lies inside, 0 to 1; null where the asset is placed by its point.';
COMMENT ON COLUMN publish.asset_place.main IS 'The one of its kind that holds the greatest share.';

-- The filter `in` of assets: a kind of boundary and one of its codes or names, parish:E04008745 or ward:Axevale. Said once, for
-- the command line and the service.
CREATE FUNCTION publish.in_place(given text) RETURNS SETOF text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT place.reference FROM publish.asset_place place
    WHERE place.kind_code = lower(btrim(split_part(given, ':', 1)))
      AND lower(btrim(substr(given, strpos(given, ':') + 1))) IN (lower(place.code), lower(place.name))
$$;
COMMENT ON FUNCTION publish.in_place(text) IS 'References of the assets that lie in a boundary, given as kind:code or kind:name.';

CREATE VIEW publish.boundary AS
SELECT boundary.kind_code, kind.label AS kind, boundary.code, boundary.name, lower(boundary.valid) AS from_on,
       upper(boundary.valid) AS until_on, facts.in_force(boundary.valid) AS current, boundary.synthetic, boundary.source,
       boundary.licence
FROM gazetteer.boundary boundary
JOIN code.boundary_kind kind ON kind.code = boundary.kind_code;
COMMENT ON VIEW publish.boundary IS 'The boundaries against which assets are located, without their shapes: those are in the collection of that name. For everybody.';
COMMENT ON COLUMN publish.boundary.kind_code IS 'What kind of boundary, as a code.';
COMMENT ON COLUMN publish.boundary.code IS 'Code, official where there is one.';
COMMENT ON COLUMN publish.boundary.name IS 'Name.';
COMMENT ON COLUMN publish.boundary.synthetic IS 'Invented for the sample portfolio.';
COMMENT ON COLUMN publish.boundary.source IS 'Where it comes from.';
COMMENT ON COLUMN publish.boundary.licence IS 'Licence.';

-- For staff: what the gazetteer in force says of an asset's UPRN, or which UPRN it proposes.
CREATE VIEW publish.asset_gazetteer WITH (security_barrier) AS
SELECT asset.asset_id, asset.reference, said.product, said.uprn, said.listed, said.distance_m, said.address,
       said.proposed_uprn, said.proposed_distance_m
FROM publish.asset_cleared asset
JOIN LATERAL (
    SELECT own.product, own.uprn, own.listed, round(own.distance_m::numeric, 1) AS distance_m, own.address,
           NULL::bigint AS proposed_uprn, NULL::numeric AS proposed_distance_m
    FROM facts.gazetteer_uprn own WHERE own.asset_id = asset.asset_id AND own.listed IS NOT NULL
    UNION ALL
    SELECT near.product, NULL, NULL, NULL, near.address, near.uprn, round(near.distance_m::numeric, 1)
    FROM facts.gazetteer_near near WHERE near.asset_id = asset.asset_id AND near.held_by_asset_id IS NULL
) AS said ON true;
COMMENT ON VIEW publish.asset_gazetteer IS 'What the gazetteer in force says of each asset: whether it lists its UPRN and how far off; of one without a UPRN the nearest that no other asset has, a proposal.';
COMMENT ON COLUMN publish.asset_gazetteer.asset_id IS 'The asset.';
COMMENT ON COLUMN publish.asset_gazetteer.product IS 'Gazetteer that says so: open_uprn or addressbase_plus.';
COMMENT ON COLUMN publish.asset_gazetteer.uprn IS 'UPRN that the register has.';
COMMENT ON COLUMN publish.asset_gazetteer.listed IS 'Whether the gazetteer lists it.';
COMMENT ON COLUMN publish.asset_gazetteer.distance_m IS 'From the gazetteer''s point to the recorded location, m.';
COMMENT ON COLUMN publish.asset_gazetteer.address IS 'Address as AddressBase Plus has it.';
COMMENT ON COLUMN publish.asset_gazetteer.proposed_uprn IS 'Nearest UPRN, within the parameter uprn_near_m: a proposal, never taken by itself.';
COMMENT ON COLUMN publish.asset_gazetteer.proposed_distance_m IS 'How far that is from the recorded location, m.';

CREATE VIEW publish.gazetteer_release AS
SELECT release.product, release.released_on, release.in_force, release.row_count, batch.rejected_count, batch.file_name,
       batch.file_sha256, batch.applied_at AS loaded_at, batch.actor, batch.batch_id AS import
FROM gazetteer.release
JOIN source.batch ON batch.batch_id = release.batch_id;
COMMENT ON VIEW publish.gazetteer_release IS 'Releases of gazetteers that were loaded, and which are in force.';
COMMENT ON COLUMN publish.gazetteer_release.product IS 'open_uprn (OS Open UPRN) or addressbase_plus (AddressBase Plus).';
COMMENT ON COLUMN publish.gazetteer_release.released_on IS 'Day of the release, as the file''s name says it; null unknown.';
COMMENT ON COLUMN publish.gazetteer_release.in_force IS 'Whether it is the one that answers.';
COMMENT ON COLUMN publish.gazetteer_release.row_count IS 'Rows loaded.';
COMMENT ON COLUMN publish.gazetteer_release.rejected_count IS 'Rows kept out, with reasons in the import''s issues.';
COMMENT ON COLUMN publish.gazetteer_release.file_name IS 'File it came from.';
COMMENT ON COLUMN publish.gazetteer_release.file_sha256 IS 'SHA-256 of that file.';
COMMENT ON COLUMN publish.gazetteer_release.loaded_at IS 'When it was loaded.';
COMMENT ON COLUMN publish.gazetteer_release.actor IS 'Who loaded it.';
COMMENT ON COLUMN publish.gazetteer_release.import IS 'The import that brought it.';
