-- What each tonne costs to save: the packages that the newest published run found feasible, cheapest first.

CREATE VIEW publish.carbon_abatement WITH (security_barrier) AS
WITH holding AS MATERIALIZED (
    SELECT asset_id FROM facts.carbon_holding WHERE counts
), package AS MATERIALIZED (
    SELECT own.asset_id, own.reference, own.option_no, own.option, - own.carbon_tonnes AS tonnes,
           own.cost_per_tonne * - own.carbon_tonnes AS cost, own.cost_per_tonne, own.capital_likely AS capital
    FROM publish.option own
    WHERE own.run_id = (SELECT run_id FROM publish.latest_run) AND own.asset_id IN (SELECT asset_id FROM holding)
      AND own.kind_code = 'decarbonise' AND own.feasible AND own.carbon_tonnes < 0 AND own.cost_per_tonne IS NOT NULL
), cheapest AS (
    SELECT DISTINCT ON (asset_id) * FROM package ORDER BY asset_id, cost_per_tonne, tonnes DESC, option_no
), fullest AS (
    SELECT DISTINCT ON (asset_id) * FROM package ORDER BY asset_id, tonnes DESC, cost, option_no
), step AS (
    SELECT asset_id, reference, 1 AS step, option, tonnes, cost, capital FROM cheapest
    UNION ALL
    SELECT f.asset_id, f.reference, 2, f.option, f.tonnes - c.tonnes, f.cost - c.cost, f.capital - c.capital
    FROM fullest f JOIN cheapest c ON c.asset_id = f.asset_id AND f.tonnes > c.tonnes
)
SELECT step.asset_id, step.reference, place.name AS asset_name, step.step, step.option, step.tonnes, step.cost / step.tonnes AS cost_per_tonne,
       step.capital, sum(step.tonnes) OVER along AS cumulative_tonnes, sum(step.capital) OVER along AS cumulative_capital
FROM step JOIN register.asset place ON place.asset_id = step.asset_id
WINDOW along AS (ORDER BY step.cost / step.tonnes, step.reference, step.step);
COMMENT ON VIEW publish.carbon_abatement IS 'Marginal abatement cost: of each asset inside the boundary the package that saves a tonne at the least cost, then the step from it to the one that saves the most. Cheapest first.';
COMMENT ON COLUMN publish.carbon_abatement.asset_name IS 'Name of the asset.';
COMMENT ON COLUMN publish.carbon_abatement.step IS '1 the cheapest package; 2 what the fullest adds to it.';
COMMENT ON COLUMN publish.carbon_abatement.option IS 'The package.';
COMMENT ON COLUMN publish.carbon_abatement.tonnes IS 'Saved over the years of the appraisal, tCO2e; of step 2, beyond step 1.';
COMMENT ON COLUMN publish.carbon_abatement.cost_per_tonne IS 'Net present cost without carbon for each of these tonnes, GBP; below nought it pays for itself.';
COMMENT ON COLUMN publish.carbon_abatement.capital IS 'Capital, likely, GBP; of step 2, beyond step 1.';
COMMENT ON COLUMN publish.carbon_abatement.cumulative_tonnes IS 'Saved with all that is cheaper, tCO2e.';
COMMENT ON COLUMN publish.carbon_abatement.cumulative_capital IS 'Capital with all that is cheaper, GBP; null where one is not known.';

-- Of each asset the package that is most of those that the scheme may pay for.
CREATE VIEW publish.carbon_scheme WITH (security_barrier) AS
WITH holding AS MATERIALIZED (
    SELECT asset_id, boundary_code FROM facts.carbon_holding
), package AS MATERIALIZED (
    SELECT own.asset_id, own.variant_code, own.capital_likely
    FROM publish.option own
    WHERE own.run_id = (SELECT run_id FROM publish.latest_run) AND own.kind_code = 'decarbonise' AND own.feasible
)
SELECT scheme.scheme_code, scheme.sort_order, scheme.label, scheme.status, scheme.status_on, scheme.description, scheme.source,
       count(fit.asset_id) AS assets, sum(fit.capital) AS capital
FROM programme.grant_scheme scheme
LEFT JOIN (
    SELECT eligible.scheme_code, own.asset_id, max(own.capital_likely) AS capital
    FROM package own
    JOIN holding ON holding.asset_id = own.asset_id
    JOIN programme.grant_eligibility eligible ON eligible.variant_code = own.variant_code AND eligible.boundary_code = holding.boundary_code
    GROUP BY eligible.scheme_code, own.asset_id) AS fit ON fit.scheme_code = scheme.scheme_code
GROUP BY scheme.scheme_code, scheme.sort_order, scheme.label, scheme.status, scheme.status_on, scheme.description, scheme.source;
COMMENT ON VIEW publish.carbon_scheme IS 'Schemes of funding for decarbonisation, with what the newest published run found feasible that each might pay for.';
COMMENT ON COLUMN publish.carbon_scheme.label IS 'Its name.';
COMMENT ON COLUMN publish.carbon_scheme.assets IS 'Assets with a feasible package that it might pay for, by kind of holding and package; its other terms are not asked.';
COMMENT ON COLUMN publish.carbon_scheme.capital IS 'Likely capital of the dearest such package of each, GBP.';
