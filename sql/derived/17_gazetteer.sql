-- What the gazetteer says of each asset: where its UPRN is, and which UPRN is nearest to an asset that has none.
-- AddressBase Plus goes before Open UPRN, since it is kept more closely; one of the two is usually all there is.

CREATE VIEW facts.gazetteer_uprn AS
SELECT asset.asset_id, asset.uprn::bigint AS uprn,
       CASE WHEN plus.uprn IS NOT NULL OR open.uprn IS NOT NULL THEN true
            WHEN EXISTS (SELECT FROM gazetteer.release WHERE in_force) THEN false END AS listed,
       CASE WHEN plus.uprn IS NOT NULL THEN 'addressbase_plus' WHEN open.uprn IS NOT NULL THEN 'open_uprn' END AS product,
       coalesce(plus.easting, open.easting) AS easting, coalesce(plus.northing, open.northing) AS northing,
       ST_Distance(asset.location, ST_Point(coalesce(plus.easting, open.easting), coalesce(plus.northing, open.northing), 27700))
           AS distance_m,
       plus.class_code, plus.state_code, plus.address
FROM register.asset asset
LEFT JOIN gazetteer.addressbase_plus plus ON plus.uprn = asset.uprn
LEFT JOIN gazetteer.open_uprn open ON open.uprn = asset.uprn
WHERE asset.uprn IS NOT NULL;
COMMENT ON VIEW facts.gazetteer_uprn IS 'Assets that have a UPRN: whether the gazetteer in force lists it (null: none is loaded), its point, how far that is from the recorded location, m, and what AddressBase Plus says of it.';

-- A proposal for a person, never a fact: the nearest address need not be the asset's.
CREATE VIEW facts.gazetteer_near AS
SELECT asset.asset_id, near.uprn, near.product, near.easting, near.northing, near.distance_m, near.address,
       other.asset_id AS held_by_asset_id
FROM register.asset asset
CROSS JOIN (SELECT facts.parameter('uprn_near_m') AS limit_m OFFSET 0) AS reach
CROSS JOIN LATERAL (
    SELECT found.*
    FROM (
        (SELECT plus.uprn, 'addressbase_plus' AS product, plus.easting, plus.northing,
                point(plus.easting, plus.northing) <-> point(ST_X(asset.location), ST_Y(asset.location)) AS distance_m,
                plus.address
         FROM gazetteer.addressbase_plus plus
         ORDER BY point(plus.easting, plus.northing) <-> point(ST_X(asset.location), ST_Y(asset.location)) LIMIT 1)
        UNION ALL
        (SELECT open.uprn, 'open_uprn', open.easting, open.northing,
                point(open.easting, open.northing) <-> point(ST_X(asset.location), ST_Y(asset.location)), NULL
         FROM gazetteer.open_uprn open
         ORDER BY point(open.easting, open.northing) <-> point(ST_X(asset.location), ST_Y(asset.location)) LIMIT 1)
    ) AS found
    ORDER BY found.distance_m, found.product LIMIT 1
) AS near
LEFT JOIN LATERAL (
    SELECT min(own.asset_id) AS asset_id FROM register.asset own WHERE own.uprn = near.uprn
) AS other ON true
WHERE asset.uprn IS NULL AND asset.location IS NOT NULL AND near.distance_m <= reach.limit_m;
COMMENT ON VIEW facts.gazetteer_near IS 'Assets with a location and without a UPRN: the nearest UPRN within the parameter uprn_near_m, how far it is, m, and which asset has it already, if one has. A proposal.';
