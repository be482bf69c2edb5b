-- Use, cost, tenure and place of each asset, each as last known on the day.

CREATE VIEW facts.use_latest AS
SELECT s.asset_id,
       CASE WHEN u.asset_id IS NOT NULL THEN u.measured_on ELSE o.pupils_on END AS measured_on,
       coalesce(u.capacity, o.capacity) AS capacity,
       CASE WHEN u.asset_id IS NOT NULL THEN u.used ELSE o.pupils END AS used
FROM facts.asset_state s
JOIN code.category c ON c.code = s.category_code
LEFT JOIN (SELECT DISTINCT ON (asset_id, unit_code) asset_id, unit_code, measured_on, capacity, used
           FROM register.utilisation
           WHERE measured_on <= (SELECT facts.as_of()) AND used IS NOT NULL
           ORDER BY asset_id, unit_code, measured_on DESC) u ON u.asset_id = s.asset_id AND u.unit_code = c.capacity_unit
LEFT JOIN register.school o ON o.asset_id = s.asset_id AND c.capacity_unit = 'pupils';
COMMENT ON VIEW facts.use_latest IS 'Capacity and use as last measured, in the unit of the category; for schools places and pupils where nothing else was measured.';

CREATE VIEW facts.vacancy AS
SELECT s.asset_id, s.status_code = 'vacant' AS vacant,
       CASE WHEN s.status_code = 'vacant' THEN coalesce(u.vacant_since, s.status_since) END AS vacant_since,
       p.partner_share_percent, p.partner_on
FROM facts.asset_state s
LEFT JOIN (SELECT DISTINCT ON (asset_id) asset_id, vacant_since FROM register.utilisation
           WHERE measured_on <= (SELECT facts.as_of()) AND vacant_since IS NOT NULL
           ORDER BY asset_id, measured_on DESC) u ON u.asset_id = s.asset_id
LEFT JOIN (SELECT DISTINCT ON (asset_id) asset_id, partner_share_percent, measured_on AS partner_on FROM register.utilisation
           WHERE measured_on <= (SELECT facts.as_of()) AND partner_share_percent IS NOT NULL
           ORDER BY asset_id, measured_on DESC) p ON p.asset_id = s.asset_id;
COMMENT ON VIEW facts.vacancy IS 'Since when an asset is vacant (as measured, else since its status says so), and what partners use of it.';

CREATE VIEW facts.cost_latest AS
SELECT DISTINCT ON (asset_id) asset_id, financial_year, make_date(financial_year + 1, 3, 31) AS year_end,
       premises_cost, income, planned_maintenance, reactive_maintenance
FROM register.running_cost
WHERE make_date(financial_year + 1, 4, 1) <= (SELECT facts.as_of())
ORDER BY asset_id, financial_year DESC;
COMMENT ON VIEW facts.cost_latest IS 'Costs and income of the latest financial year that has ended.';

CREATE VIEW facts.place AS
WITH loaded AS (
    SELECT array_agg(DISTINCT kind_code) AS kinds FROM gazetteer.boundary WHERE facts.in_force(valid)
), inside AS (
    SELECT a.asset_id, array_agg(DISTINCT b.kind_code) AS kinds
    FROM register.asset a
    JOIN gazetteer.boundary b ON ST_Intersects(b.extent, a.location) AND facts.in_force(b.valid)
     AND b.kind_code IN ('settlement', 'town_centre', 'employment_site', 'regeneration_area')
    GROUP BY a.asset_id
), centre AS (
    SELECT coalesce(centre, ST_Centroid(extent)) AS point FROM gazetteer.boundary
    WHERE kind_code = 'settlement' AND facts.in_force(valid)
)
SELECT a.asset_id,
       CASE WHEN a.location IS NOT NULL AND 'settlement' = ANY (l.kinds) THEN coalesce('settlement' = ANY (i.kinds), false) END AS inside_settlement,
       CASE WHEN a.location IS NOT NULL AND 'town_centre' = ANY (l.kinds) THEN coalesce('town_centre' = ANY (i.kinds), false) END AS inside_town_centre,
       CASE WHEN a.location IS NOT NULL AND 'employment_site' = ANY (l.kinds) THEN coalesce('employment_site' = ANY (i.kinds), false) END AS inside_employment_site,
       CASE WHEN a.location IS NOT NULL AND 'regeneration_area' = ANY (l.kinds) THEN coalesce('regeneration_area' = ANY (i.kinds), false) END AS inside_regeneration_area,
       (SELECT min(ST_Distance(c.point, a.location)) / 1000 FROM centre c) AS settlement_centre_km
FROM register.asset a
CROSS JOIN loaded l
LEFT JOIN inside i ON i.asset_id = a.asset_id;
COMMENT ON VIEW facts.place IS 'Where an asset lies against the boundaries. A kind of boundary that nobody has loaded leaves the answer unknown, not "outside".';

CREATE VIEW facts.land AS
SELECT a.asset_id, coalesce(p.area_m2, a.stated_land_area_m2) AS area_m2,
       coalesce(p.dry_m2, a.stated_land_area_m2) AS dry_m2
FROM register.asset a
LEFT JOIN (
    SELECT l.asset_id, sum(l.area_m2) AS area_m2, sum(l.area_m2 - coalesce(f.wet_m2, 0)) AS dry_m2
    FROM register.land_parcel l
    LEFT JOIN LATERAL (
        SELECT ST_Area(ST_Intersection(ST_Union(b.extent), l.extent)) AS wet_m2
        FROM gazetteer.boundary b
        WHERE b.kind_code = 'flood_zone' AND facts.in_force(b.valid) AND ST_Intersects(b.extent, l.extent)) f ON true
    GROUP BY l.asset_id) p ON p.asset_id = a.asset_id;
COMMENT ON VIEW facts.land IS 'Land of an asset, m2: measured from its parcels, else as stated; dry_m2 is what lies outside the flood zones that are loaded.';

CREATE VIEW facts.proposal_summary AS
SELECT asset_id,
       bool_or(kind_code = 'devolution') AS devolution,
       bool_or(kind_code = 'housing' AND live) AS housing,
       sum(homes) FILTER (WHERE kind_code = 'housing' AND live) AS homes,
       sum(social_homes) FILTER (WHERE kind_code = 'housing' AND live) AS social_homes,
       bool_or(kind_code = 'housing' AND live AND community_led) AS community_led,
       bool_or(kind_code = 'housing' AND live AND self_build) AS self_build,
       bool_or(kind_code = 'regeneration' AND live) AS regeneration,
       bool_or(kind_code = 'care' AND stage_code IN ('offered', 'agreed', 'in_use')) AS care,
       bool_or(kind_code = 'care' AND stage_code = 'in_use') AS care_in_use
FROM (SELECT p.*, stage_code NOT IN ('refused', 'withdrawn') AS live FROM register.proposal p
      WHERE proposed_on IS NULL OR proposed_on <= (SELECT facts.as_of())) p
GROUP BY asset_id;
COMMENT ON VIEW facts.proposal_summary IS 'The proposals for an asset, rolled up; refused and withdrawn ones do not count, but an offer to a parish was an offer.';

CREATE VIEW facts.heritage AS
SELECT DISTINCT asset_id FROM register.designation
WHERE kind_code IN ('listed_1', 'listed_2_star', 'listed_2', 'scheduled') AND facts.in_force(valid);
COMMENT ON VIEW facts.heritage IS 'Assets listed or scheduled on the day.';

CREATE VIEW facts.record_completeness AS
SELECT a.asset_id,
       CASE WHEN b.asset_id IS NOT NULL OR c.base_class IN ('occupied_building', 'maintained_school')
            THEN 100.0 * (k.common + coalesce(b.fields_filled, 0)) / 11 ELSE 100.0 * k.common / 6 END AS percent
FROM register.asset a
JOIN code.category c ON c.code = a.category_code
LEFT JOIN facts.building_summary b ON b.asset_id = a.asset_id
LEFT JOIN facts.land l ON l.asset_id = a.asset_id
CROSS JOIN LATERAL (
    SELECT (a.location IS NOT NULL)::integer + (a.uprn IS NOT NULL)::integer + (a.responsible_officer IS NOT NULL)::integer
         + (a.postcode IS NOT NULL OR a.street IS NOT NULL)::integer
         + (l.area_m2 IS NOT NULL OR b.floor_area_m2 IS NOT NULL)::integer
         + (EXISTS (SELECT FROM register.interest i WHERE i.asset_id = a.asset_id AND facts.in_force(i.valid)))::integer AS common) k;
COMMENT ON VIEW facts.record_completeness IS 'Share of the fields filled that a record should have, %: place, UPRN, officer, address, area and tenure; where there are buildings also their area, year, heating, storeys and replacement cost.';
