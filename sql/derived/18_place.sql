-- In which parish, ward, settlement ... each asset lies: by its land where that is drawn, else by its point.

CREATE VIEW facts.asset_place AS
SELECT located.asset_id, boundary.boundary_id, boundary.kind_code, boundary.code, boundary.name,
       trunc(part.share::numeric, 4) AS share,
       row_number() OVER (PARTITION BY located.asset_id, boundary.kind_code ORDER BY part.share DESC NULLS LAST, boundary.code)
           = 1 AS main
FROM (
    SELECT asset.asset_id, land.extent, coalesce(land.extent, asset.location) AS shape
    FROM register.asset asset
    LEFT JOIN LATERAL (
        SELECT CASE WHEN count(*) = 1 THEN (array_agg(parcel.extent))[1] ELSE ST_Union(parcel.extent) END AS extent
        FROM register.land_parcel parcel WHERE parcel.asset_id = asset.asset_id) AS land ON true
) AS located
JOIN gazetteer.boundary boundary ON ST_Intersects(boundary.extent, located.shape) AND facts.in_force(boundary.valid)
JOIN code.boundary_kind kind ON kind.code = boundary.kind_code
CROSS JOIN LATERAL (
    SELECT CASE WHEN located.extent IS NULL THEN NULL
                WHEN ST_Covers(boundary.extent, located.extent) THEN 1
                ELSE ST_Area(ST_Intersection(boundary.extent, located.extent)) / nullif(ST_Area(located.extent), 0)
           END AS share) AS part
WHERE part.share IS NULL OR part.share >= kind.least_share;
COMMENT ON VIEW facts.asset_place IS 'Boundaries in force that assets lie in, each with the share of the asset''s land inside it (null: taken by its point), and whether it is the main one of its kind: the greatest share.';
