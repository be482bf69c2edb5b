-- Where assets lie and what of their land can be used, against the boundaries in force.

CREATE VIEW facts.place AS
WITH loaded AS (
    SELECT array_agg(DISTINCT kind_code) AS kinds FROM gazetteer.boundary WHERE facts.in_force(valid)
), inside AS (
    SELECT a.asset_id, array_agg(DISTINCT b.kind_code) AS kinds,
           min(b.boundary_id) FILTER (WHERE b.kind_code = 'town_centre') AS town_centre_id
    FROM register.asset a
    JOIN gazetteer.boundary b ON ST_Intersects(b.extent, a.location) AND facts.in_force(b.valid)
     AND b.kind_code IN ('settlement', 'town_centre', 'employment_site', 'regeneration_area', 'phosphate_catchment')
    GROUP BY a.asset_id
), centre AS MATERIALIZED (
    SELECT ST_X(point) AS x, ST_Y(point) AS y
    FROM (SELECT coalesce(centre, ST_Centroid(extent)) AS point FROM gazetteer.boundary
          WHERE kind_code = 'settlement' AND facts.in_force(valid)) c
), town AS MATERIALIZED (
    SELECT extent FROM gazetteer.boundary WHERE kind_code = 'town_centre' AND facts.in_force(valid)
)
SELECT a.asset_id,
       CASE WHEN a.location IS NOT NULL AND 'settlement' = ANY (l.kinds) THEN coalesce('settlement' = ANY (i.kinds), false) END AS inside_settlement,
       CASE WHEN a.location IS NOT NULL AND 'town_centre' = ANY (l.kinds) THEN coalesce('town_centre' = ANY (i.kinds), false) END AS inside_town_centre,
       CASE WHEN a.location IS NOT NULL AND 'employment_site' = ANY (l.kinds) THEN coalesce('employment_site' = ANY (i.kinds), false) END AS inside_employment_site,
       CASE WHEN a.location IS NOT NULL AND 'regeneration_area' = ANY (l.kinds) THEN coalesce('regeneration_area' = ANY (i.kinds), false) END AS inside_regeneration_area,
       CASE WHEN a.location IS NOT NULL AND 'phosphate_catchment' = ANY (l.kinds) THEN coalesce('phosphate_catchment' = ANY (i.kinds), false) END AS inside_phosphate_catchment,
       i.town_centre_id,
       sqrt((SELECT min((c.x - ST_X(a.location)) ^ 2 + (c.y - ST_Y(a.location)) ^ 2) FROM centre c)) / 1000 AS settlement_centre_km,
       (SELECT min(ST_Distance(t.extent, a.location)) / 1000 FROM town t) AS town_centre_km,
       coalesce('flood_zone' = ANY (l.kinds), false) AS floods_known,
       coalesce('playing_field' = ANY (l.kinds), false) AS fields_known
FROM register.asset a
CROSS JOIN loaded l
LEFT JOIN inside i ON i.asset_id = a.asset_id;
COMMENT ON VIEW facts.place IS 'Where an asset lies against the boundaries. A kind of boundary that nobody has loaded leaves the answer unknown, not "outside".';

-- What lies in a boundary is clipped first: a flood zone may be as large as a county.
CREATE VIEW facts.land AS
SELECT a.asset_id, coalesce(p.area_m2, a.stated_land_area_m2) AS area_m2,
       coalesce(p.dry_m2, a.stated_land_area_m2) AS dry_m2, p.field_m2, p.area_m2 IS NOT NULL AS measured
FROM register.asset a
LEFT JOIN (
    SELECT l.asset_id, sum(l.area_m2) AS area_m2, sum(l.area_m2 - coalesce(f.wet_m2, 0)) AS dry_m2, sum(coalesce(f.field_m2, 0)) AS field_m2
    FROM register.land_parcel l
    LEFT JOIN LATERAL (
        SELECT ST_Area(ST_Union(c.part) FILTER (WHERE c.kind_code = 'flood_zone')) AS wet_m2,
               ST_Area(ST_Union(c.part) FILTER (WHERE c.kind_code = 'playing_field')) AS field_m2
        FROM (SELECT b.kind_code, ST_Intersection(b.extent, l.extent) AS part FROM gazetteer.boundary b
              WHERE b.kind_code IN ('flood_zone', 'playing_field') AND facts.in_force(b.valid) AND ST_Intersects(b.extent, l.extent)) c) f ON true
    GROUP BY l.asset_id) p ON p.asset_id = a.asset_id;
COMMENT ON VIEW facts.land IS 'Land of an asset, m2: measured from its parcels, else as stated; dry_m2 is what lies outside the flood zones that are loaded, field_m2 in playing fields.';
