-- What each tonne costs to save: the packages that the newest published run found feasible, cheapest first.

CREATE VIEW facts.run_plant AS
SELECT own.run_id, own.asset_id, own.fact_values[array_position(run.fact_codes, 'heating_plant_kw')] AS kw,
       own.fact_values[array_position(run.fact_codes, 'boiler_age_years')] AS years
FROM evaluation.run run JOIN evaluation.run_fact own ON own.run_id = run.run_id
WHERE array_position(run.fact_codes, 'boiler_age_years') IS NOT NULL;
COMMENT ON VIEW facts.run_plant IS 'The heating plant of each asset as a run found it.';
COMMENT ON COLUMN facts.run_plant.kw IS 'Heat output, kW; null not recorded.';
COMMENT ON COLUMN facts.run_plant.years IS 'Age, years; null unknown.';

CREATE VIEW publish.carbon_abatement WITH (security_barrier) AS
WITH holding AS MATERIALIZED (
    SELECT asset_id FROM facts.carbon_holding WHERE counts
), package AS MATERIALIZED (
    SELECT own.asset_id, own.reference, own.option_no, own.option, - own.carbon_tonnes AS tonnes,
           own.cost_per_tonne * - own.carbon_tonnes AS cost, own.cost_per_tonne, own.capital_likely AS capital,
           own.heat_pump_kw, own.solar_kw,
           CASE WHEN own.heat_pump_kw IS NULL AND own.variant_code = 'heat_pump' OR own.solar_kw IS NULL AND own.variant_code = 'solar' THEN 'unknown'
                WHEN own.heat_pump_kw IS NOT NULL AND plant.kw IS NOT NULL THEN 'recorded'
                WHEN num_nonnulls(own.heat_pump_kw, own.solar_kw) > 0 THEN 'estimated' END AS size_basis
    FROM publish.option own
    LEFT JOIN facts.run_plant plant ON plant.run_id = own.run_id AND plant.asset_id = own.asset_id
    WHERE own.run_id = (SELECT run_id FROM publish.latest_run) AND own.asset_id IN (SELECT asset_id FROM holding)
      AND own.kind_code = 'decarbonise' AND own.feasible AND own.carbon_tonnes < 0 AND own.cost_per_tonne IS NOT NULL
), cheapest AS (
    SELECT DISTINCT ON (asset_id) * FROM package ORDER BY asset_id, cost_per_tonne, tonnes DESC, option_no
), fullest AS (
    SELECT DISTINCT ON (asset_id) * FROM package ORDER BY asset_id, tonnes DESC, cost, option_no
), step AS (
    SELECT asset_id, reference, 1 AS step, option, tonnes, cost, capital, heat_pump_kw, solar_kw, size_basis FROM cheapest
    UNION ALL
    SELECT f.asset_id, f.reference, 2, f.option, f.tonnes - c.tonnes, f.cost - c.cost, f.capital - c.capital, f.heat_pump_kw, f.solar_kw, f.size_basis
    FROM fullest f JOIN cheapest c ON c.asset_id = f.asset_id AND f.tonnes > c.tonnes
)
SELECT step.asset_id, step.reference, place.name AS asset_name, step.step, step.option, step.tonnes, step.cost / step.tonnes AS cost_per_tonne,
       step.capital, step.heat_pump_kw, step.solar_kw, step.size_basis, sum(step.tonnes) OVER along AS cumulative_tonnes, sum(step.capital) OVER along AS cumulative_capital
FROM step JOIN register.asset place ON place.asset_id = step.asset_id
WINDOW along AS (ORDER BY step.cost / step.tonnes, step.reference, step.step);
COMMENT ON VIEW publish.carbon_abatement IS 'Marginal abatement cost: of each asset inside the boundary the package that saves a tonne at the least cost, then the step from it to the one that saves the most. Cheapest first.';
COMMENT ON COLUMN publish.carbon_abatement.asset_name IS 'Name of the asset.';
COMMENT ON COLUMN publish.carbon_abatement.step IS '1 the cheapest package; 2 what the fullest adds to it.';
COMMENT ON COLUMN publish.carbon_abatement.option IS 'The package.';
COMMENT ON COLUMN publish.carbon_abatement.tonnes IS 'Saved over the years of the appraisal, tCO2e; of step 2, beyond step 1.';
COMMENT ON COLUMN publish.carbon_abatement.cost_per_tonne IS 'Net present cost without carbon for each of these tonnes, GBP; below nought it pays for itself.';
COMMENT ON COLUMN publish.carbon_abatement.capital IS 'Capital, likely, GBP; of step 2, beyond step 1.';
COMMENT ON COLUMN publish.carbon_abatement.heat_pump_kw IS 'Heat pump of the whole package, kW of heat; null none, or not known.';
COMMENT ON COLUMN publish.carbon_abatement.solar_kw IS 'Solar panels of the whole package, kW at peak; null none, or not known.';
COMMENT ON COLUMN publish.carbon_abatement.size_basis IS 'recorded: no larger than the heating plant that is recorded; estimated, from its use of heat and the size of its roof; unknown; null: there is no plant in the package.';
COMMENT ON COLUMN publish.carbon_abatement.cumulative_tonnes IS 'Saved with all that is cheaper, tCO2e.';
COMMENT ON COLUMN publish.carbon_abatement.cumulative_capital IS 'Capital with all that is cheaper, GBP; null where one is not known.';

-- Of each asset the package that stands best, and of those the dearest.
CREATE VIEW publish.carbon_scheme WITH (security_barrier) AS
WITH holding AS MATERIALIZED (
    SELECT asset_id, boundary_code FROM facts.carbon_holding
), package AS MATERIALIZED (
    SELECT own.asset_id, own.variant_code, own.capital_likely, own.heat_pump_kw, plant.kw AS plant_kw, plant.years AS plant_years
    FROM publish.option own
    LEFT JOIN facts.run_plant plant ON plant.run_id = own.run_id AND plant.asset_id = own.asset_id
    WHERE own.run_id = (SELECT run_id FROM publish.latest_run) AND own.kind_code = 'decarbonise' AND own.feasible
)
SELECT scheme.scheme_code, scheme.sort_order, scheme.label, scheme.status, scheme.status_on, scheme.description, scheme.source,
       count(fit.asset_id) FILTER (WHERE fit.standing = 1) AS assets,
       count(fit.asset_id) FILTER (WHERE fit.standing = 1 AND fit.estimated) AS assets_estimated,
       count(fit.asset_id) FILTER (WHERE fit.standing = 2) AS assets_unknown,
       count(fit.asset_id) FILTER (WHERE fit.standing = 3) AS assets_outside,
       sum(fit.capital) FILTER (WHERE fit.standing = 1) AS capital
FROM programme.grant_scheme scheme
LEFT JOIN (
    SELECT DISTINCT ON (eligible.scheme_code, own.asset_id) eligible.scheme_code, own.asset_id, own.capital_likely AS capital,
           met.standing, eligible.heat_kw_most IS NOT NULL AND own.plant_kw IS NULL AS estimated
    FROM package own
    JOIN holding ON holding.asset_id = own.asset_id
    JOIN programme.grant_eligibility eligible ON eligible.variant_code = own.variant_code AND eligible.boundary_code = holding.boundary_code
    CROSS JOIN LATERAL (
        SELECT CASE WHEN own.heat_pump_kw > eligible.heat_kw_most OR own.plant_years < eligible.plant_years_least THEN 3
                    WHEN eligible.heat_kw_most IS NOT NULL AND own.heat_pump_kw IS NULL
                      OR eligible.plant_years_least IS NOT NULL AND own.plant_years IS NULL THEN 2 ELSE 1 END AS standing) AS met
    ORDER BY eligible.scheme_code, own.asset_id, met.standing, own.capital_likely DESC NULLS LAST) AS fit ON fit.scheme_code = scheme.scheme_code
GROUP BY scheme.scheme_code, scheme.sort_order, scheme.label, scheme.status, scheme.status_on, scheme.description, scheme.source;
COMMENT ON VIEW publish.carbon_scheme IS 'Schemes of funding for decarbonisation, with what the newest published run found feasible that each might pay for.';
COMMENT ON COLUMN publish.carbon_scheme.label IS 'Its name.';
COMMENT ON COLUMN publish.carbon_scheme.assets IS 'Assets with a feasible package that it might pay for: by kind of holding, package, and the size and age of plant where it limits them; its other terms are not asked.';
COMMENT ON COLUMN publish.carbon_scheme.assets_estimated IS 'Of these, the size of the plant is estimated from the use of heat, since the plant that is there is not recorded.';
COMMENT ON COLUMN publish.carbon_scheme.assets_unknown IS 'Beside these: those of which the size or age that it asks for is not known.';
COMMENT ON COLUMN publish.carbon_scheme.assets_outside IS 'Beside these: too large, or the plant too new.';
COMMENT ON COLUMN publish.carbon_scheme.capital IS 'Likely capital of the dearest such package of each, GBP.';
