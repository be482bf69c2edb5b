-- Where assets lie, as the reader may see it. What would place a vacant asset is withheld from the public.

CREATE VIEW publish.asset_place WITH (security_barrier) AS
SELECT asset.asset_id, asset.reference, place.kind_code, kind.label AS kind, place.code, place.name, place.share, place.main
FROM facts.asset_place place
JOIN publish.asset_cleared asset ON asset.asset_id = place.asset_id
JOIN code.boundary_kind kind ON kind.code = place.kind_code
WHERE NOT asset.withheld;
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
