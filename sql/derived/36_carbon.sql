-- Carbon as people read it. Rows of assets are those that the reader may see; the path is of the whole estate, as all
-- counts are.

CREATE VIEW publish.carbon_boundary AS
SELECT kind, code, sort_order, label, counts, reason, source FROM evaluation.carbon_boundary;
COMMENT ON VIEW publish.carbon_boundary IS 'What counts towards the carbon targets and what does not, with the reason.';

CREATE VIEW publish.carbon_target AS
SELECT target_code, sort_order, label, baseline_year, yearly_percent, neutral_year, description, source FROM evaluation.carbon_target;
COMMENT ON VIEW publish.carbon_target IS 'Carbon targets, with who set them.';

CREATE VIEW publish.carbon_year WITH (security_barrier) AS
SELECT asset.asset_id, asset.reference, place.name AS asset_name, place.category_code, category.label AS category,
       own.boundary_code, boundary.label AS boundary, own.fuel_code, fuel.label AS fuel, own.scope, own.financial_year,
       own.kwh, own.kg_co2e, own.factor_year, own.other_factor_year, own.basis_code, own.estimated, own.counts
FROM facts.carbon_year own
JOIN publish.asset_cleared asset ON asset.asset_id = own.asset_id
JOIN register.asset place ON place.asset_id = own.asset_id
JOIN code.category ON category.code = place.category_code
JOIN evaluation.carbon_boundary boundary ON boundary.kind = 'holding' AND boundary.code = own.boundary_code
LEFT JOIN code.fuel ON fuel.code = own.fuel_code;
COMMENT ON VIEW publish.carbon_year IS 'Emissions of each asset held today by fuel, scope and financial year. Energy that has a factor in two scopes has a row in each.';
COMMENT ON COLUMN publish.carbon_year.asset_name IS 'Name of the asset.';
COMMENT ON COLUMN publish.carbon_year.category IS 'Category.';
COMMENT ON COLUMN publish.carbon_year.boundary_code IS 'Kind of holding (publish.carbon_boundary).';
COMMENT ON COLUMN publish.carbon_year.boundary IS 'Kind of holding.';
COMMENT ON COLUMN publish.carbon_year.fuel_code IS 'Fuel, as a code; null where nothing is known.';
COMMENT ON COLUMN publish.carbon_year.fuel IS 'Fuel; null where nothing is known.';
COMMENT ON COLUMN publish.carbon_year.scope IS '1 fuels burnt, 2 electricity and heat bought, 3 lost on the way; null where no factor is known.';
COMMENT ON COLUMN publish.carbon_year.financial_year IS 'Financial year: 2025 is April 2025 to March 2026.';
COMMENT ON COLUMN publish.carbon_year.kwh IS 'Energy, kWh; null unknown.';
COMMENT ON COLUMN publish.carbon_year.kg_co2e IS 'Emissions, kgCO2e; null unknown.';
COMMENT ON COLUMN publish.carbon_year.factor_year IS 'Calendar year of the factor.';
COMMENT ON COLUMN publish.carbon_year.other_factor_year IS 'No factor of its own year is published: the latest before it, else the first after.';
COMMENT ON COLUMN publish.carbon_year.basis_code IS 'metered; estimated_reading; own_other_year (its own nearest year with readings); benchmark (of its category, by floor area); unknown.';
COMMENT ON COLUMN publish.carbon_year.estimated IS 'Anything but metered.';
COMMENT ON COLUMN publish.carbon_year.counts IS 'Inside the boundary, by holding and by scope.';

CREATE VIEW publish.carbon_path AS
WITH total AS MATERIALIZED (
    SELECT own.financial_year, own.kg_co2e / 1000 AS tonnes, own.kg_estimated / 1000 AS estimated_tonnes, own.other_factor_year, own.assets_unknown,
           own.projected
    FROM facts.carbon_total own
)
SELECT target.target_code, target.label AS target, year.financial_year, CASE WHEN NOT own.projected THEN own.tonnes END AS tonnes,
       CASE WHEN own.projected THEN own.tonnes END AS projected_tonnes,
       base.tonnes * share.left_over AS target_tonnes, own.tonnes - base.tonnes * share.left_over AS gap_tonnes,
       CASE WHEN NOT own.projected THEN 100 * coalesce(own.estimated_tonnes, 0) / nullif(own.tonnes, 0) END AS estimated_percent,
       own.other_factor_year, own.assets_unknown
FROM evaluation.carbon_target target
CROSS JOIN LATERAL generate_series(target.baseline_year,
                                   greatest(target.neutral_year, 2030, (SELECT max(found.financial_year) FROM total found WHERE NOT found.projected)))
     AS year (financial_year)
CROSS JOIN LATERAL (
    SELECT CASE WHEN target.neutral_year IS NULL THEN (1 - target.yearly_percent / 100) ^ (year.financial_year - target.baseline_year)
                ELSE greatest(0, (target.neutral_year - year.financial_year)::numeric / (target.neutral_year - target.baseline_year)) END
           AS left_over) AS share
LEFT JOIN total base ON base.financial_year = target.baseline_year AND NOT base.projected
LEFT JOIN total own ON own.financial_year = year.financial_year;
COMMENT ON VIEW publish.carbon_path IS 'Emissions inside the boundary, of the estate as it stands, against each target, year by year: as found to the last year that has figures, and as projected after it.';
COMMENT ON COLUMN publish.carbon_path.target IS 'Target.';
COMMENT ON COLUMN publish.carbon_path.financial_year IS 'Financial year: 2025 is April 2025 to March 2026.';
COMMENT ON COLUMN publish.carbon_path.tonnes IS 'Emissions, tCO2e; null not yet known.';
COMMENT ON COLUMN publish.carbon_path.projected_tonnes IS 'Emissions projected, tCO2e: the energy of the last year that has figures, electricity at the grid''s factor of each year to come. Null where there are figures.';
COMMENT ON COLUMN publish.carbon_path.target_tonnes IS 'What the target allows, tCO2e; null without a figure for the baseline.';
COMMENT ON COLUMN publish.carbon_path.gap_tonnes IS 'Emissions, or what is projected, above the target, tCO2e; below it, negative.';
COMMENT ON COLUMN publish.carbon_path.estimated_percent IS 'Share of the emissions that is estimated, %.';
COMMENT ON COLUMN publish.carbon_path.other_factor_year IS 'Year of the factors, where a fuel has none of its own year; null all have.';
COMMENT ON COLUMN publish.carbon_path.assets_unknown IS 'Assets inside the boundary that are in no figure: neither meter nor floor area, or not in use.';

CREATE VIEW publish.carbon_provision WITH (security_barrier) AS
SELECT asset.asset_id, asset.reference, place.name AS asset_name, amenity.ev_chargers, amenity.storage_kwh, amenity.generation_kw,
       amenity.heating_kw, made.generators, made.financial_year, made.generated_kwh, made.exported_kwh
FROM facts.carbon_holding holding
JOIN publish.asset_cleared asset ON asset.asset_id = holding.asset_id
JOIN register.asset place ON place.asset_id = holding.asset_id
LEFT JOIN register.amenity amenity ON amenity.asset_id = holding.asset_id
LEFT JOIN (
    SELECT s.asset_id, count(DISTINCT s.supply_id) FILTER (WHERE NOT s.exports) AS generators, max(last.financial_year) AS financial_year,
           sum(last.kwh) FILTER (WHERE last.flow = 'generated') AS generated_kwh,
           sum(last.kwh) FILTER (WHERE last.flow = 'exported') AS exported_kwh
    FROM register.energy_supply s
    LEFT JOIN facts.energy_supply_year last ON last.supply_id = s.supply_id
         AND last.financial_year = (SELECT max(financial_year) FROM facts.carbon_year_wanted)
    WHERE (s.generates OR s.exports OR s.fuel_code = 'solar') AND s.valid @> facts.as_of()
    GROUP BY s.asset_id) made ON made.asset_id = holding.asset_id
WHERE amenity.ev_chargers > 0 OR amenity.storage_kwh > 0 OR amenity.generation_kw > 0 OR made.asset_id IS NOT NULL;
COMMENT ON VIEW publish.carbon_provision IS 'Assets with charging points for vehicles, their own generation, or storage of electricity.';
COMMENT ON COLUMN publish.carbon_provision.asset_name IS 'Name of the asset.';
COMMENT ON COLUMN publish.carbon_provision.generators IS 'Meters of its own generation, in force.';
COMMENT ON COLUMN publish.carbon_provision.financial_year IS 'Financial year of what was generated and exported: the last that has ended; null without readings in it.';
COMMENT ON COLUMN publish.carbon_provision.generated_kwh IS 'kWh generated in that year; null not metered.';
COMMENT ON COLUMN publish.carbon_provision.exported_kwh IS 'Of them kWh fed into the grid in that year, by a meter of its own; null not metered. Never taken off the emissions.';

CREATE VIEW publish.carbon_statement AS
SELECT code, sort_order, label, says, source FROM evaluation.carbon_statement;
COMMENT ON VIEW publish.carbon_statement IS 'How the carbon accounts are kept: rebasing, own generation, what is fed into the grid.';
