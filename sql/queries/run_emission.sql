-- Stores what each asset emitted in the last financial year that has ended and was read. $1 run.
WITH own AS MATERIALIZED (
    SELECT * FROM facts.carbon_year WHERE financial_year = (SELECT max(financial_year) FROM facts.carbon_year_wanted)
), by_fuel AS (
    SELECT asset_id, fuel_code, sum(kg_co2e) FILTER (WHERE scope IS DISTINCT FROM 3) AS kg_co2e FROM own GROUP BY asset_id, fuel_code
)
INSERT INTO evaluation.run_emission (run_id, asset_id, financial_year, boundary_code, counts, kwh, kg_co2e, kg_co2e_beside, estimated, fuel_code)
SELECT $1::bigint, own.asset_id, own.financial_year, own.boundary_code, holding.counts,
       CASE WHEN bool_and(own.kwh IS NOT NULL) THEN round(sum(own.kwh) FILTER (WHERE own.scope IS DISTINCT FROM 3)) END,
       CASE WHEN bool_and(own.kg_co2e IS NOT NULL) THEN round(sum(own.kg_co2e) FILTER (WHERE own.scope IS DISTINCT FROM 3)) END,
       round(sum(own.kg_co2e) FILTER (WHERE own.scope = 3)), bool_or(own.estimated),
       (SELECT fuel.fuel_code FROM by_fuel fuel WHERE fuel.asset_id = own.asset_id AND fuel.kg_co2e > 0
        ORDER BY fuel.kg_co2e DESC, fuel.fuel_code LIMIT 1)
FROM own
JOIN evaluation.carbon_boundary holding ON holding.kind = 'holding' AND holding.code = own.boundary_code
GROUP BY own.asset_id, own.financial_year, own.boundary_code, holding.counts;
