-- What each asset emits, as the newest published run found it, in two editions. The public is given what is inside the
-- boundary: the energy of tenants, academies and others is not the council's to tell. It stands
-- on little: it is asked for again after each edit of the asset.

CREATE VIEW publish.emission_edition AS
SELECT edition.for_public, edition.marking_rank, edition.asset_id, edition.reference, place.name, place.category_code, category.label AS category,
       own.financial_year, own.boundary_code, boundary.label AS boundary, own.counts, own.kwh, own.kg_co2e, own.kg_co2e_beside,
       round((own.kg_co2e::double precision / nullif(fact.floor_area_m2, 0))::numeric, 1) AS kg_co2e_per_m2, own.estimated,
       own.fuel_code, fuel.label AS fuel, own.run_id, run.as_at, place.location, place.location_crs84
FROM publish.latest_run run
JOIN evaluation.run_emission own ON own.run_id = run.run_id
JOIN publish.edition_given edition ON edition.asset_id = own.asset_id
JOIN register.asset place ON place.asset_id = own.asset_id
JOIN code.category ON category.code = place.category_code
JOIN evaluation.carbon_boundary boundary ON boundary.kind = 'holding' AND boundary.code = own.boundary_code
LEFT JOIN evaluation.run_fact fact ON fact.run_id = own.run_id AND fact.asset_id = own.asset_id
LEFT JOIN code.fuel ON fuel.code = own.fuel_code
WHERE own.counts OR NOT edition.for_public;
COMMENT ON VIEW publish.emission_edition IS 'Emissions by asset in the editions for the public and for staff. Not granted.';

CREATE VIEW publish.emission WITH (security_barrier) AS
SELECT asset_id, reference, name, category_code, category, financial_year, boundary_code, boundary, counts, kwh, kg_co2e,
       kg_co2e_beside, kg_co2e_per_m2, estimated, fuel_code, fuel, run_id, as_at, location, location_crs84
FROM publish.emission_edition
CROSS JOIN (SELECT publish.clearance() AS clearance OFFSET 0) AS reader
WHERE marking_rank <= reader.clearance AND for_public = (reader.clearance = 0);
COMMENT ON VIEW publish.emission IS 'What each asset emitted in the last financial year that had ended and was read, as the newest published run found it. The public is given what is inside the boundary.';
COMMENT ON COLUMN publish.emission.boundary IS 'Kind of holding.';
COMMENT ON COLUMN publish.emission.kg_co2e_per_m2 IS 'The same for each m2 of floor, kgCO2e; null without a floor area.';
COMMENT ON COLUMN publish.emission.fuel IS 'The fuel that emits the most; null unknown.';
COMMENT ON COLUMN publish.emission.as_at IS 'Day of that run.';
GRANT SELECT ON publish.emission TO terrier_public, terrier_reader, terrier_gis, terrier_editor, terrier_steward;
