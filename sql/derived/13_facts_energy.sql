-- Energy and carbon of the latest complete financial year.

CREATE VIEW facts.energy_supply_year AS
SELECT s.asset_id, s.supply_id, s.fuel_code, s.generates OR s.fuel_code = 'solar' AS generates, y.year AS financial_year,
       sum(r.kwh * (least(upper(r.period), y.ends_on) - greatest(lower(r.period), y.starts_on))
           / (upper(r.period) - lower(r.period))) AS kwh,
       sum(least(upper(r.period), y.ends_on) - greatest(lower(r.period), y.starts_on)) AS days
FROM register.energy_supply s
JOIN register.energy_reading r ON r.supply_id = s.supply_id
CROSS JOIN LATERAL (
    SELECT year, make_date(year, 4, 1) AS starts_on, make_date(year + 1, 4, 1) AS ends_on
    FROM generate_series(extract(year FROM lower(r.period) - interval '3 months')::integer,
                         extract(year FROM upper(r.period) - interval '3 months 1 day')::integer) AS year) y
GROUP BY s.asset_id, s.supply_id, y.year;
COMMENT ON VIEW facts.energy_supply_year IS 'kWh of each supply by financial year (2023: April 2023 to March 2024); a reading that spans two years is shared by days.';
COMMENT ON COLUMN facts.energy_supply_year.days IS 'Days of the year that readings cover.';

CREATE VIEW facts.energy_year AS
SELECT DISTINCT ON (asset_id) asset_id, financial_year, make_date(financial_year + 1, 3, 31) AS year_end,
       sum(kwh) FILTER (WHERE NOT generates) AS kwh,
       coalesce(sum(kwh) FILTER (WHERE generates), 0) AS generated_kwh
FROM facts.energy_supply_year
WHERE make_date(financial_year + 1, 4, 1) <= (SELECT facts.as_of())
GROUP BY asset_id, financial_year
HAVING bool_and(days >= 330)
ORDER BY asset_id, financial_year DESC;
COMMENT ON VIEW facts.energy_year IS 'The latest complete financial year of each asset: ended by the day, and every supply with readings in it covered for at least 330 days.';

CREATE VIEW facts.carbon_factor_year AS
SELECT DISTINCT ON (y.year, f.fuel_code, f.scope) y.year AS financial_year, f.fuel_code, f.scope, f.kg_co2e_per_kwh,
       f.year AS factor_year, f.year <> y.year AS other_year
FROM generate_series(1990, 2100) AS y (year)
JOIN register.carbon_factor f ON f.scope IN (1, 2)
ORDER BY y.year, f.fuel_code, f.scope, f.year > y.year, abs(f.year - y.year);
COMMENT ON VIEW facts.carbon_factor_year IS 'The factor of each fuel and scope for a financial year: that year''s, else the latest before it (other_year says so), else the first after it.';

CREATE VIEW facts.emissions AS
WITH factor AS (
    SELECT financial_year, fuel_code, sum(kg_co2e_per_kwh) AS factor, bool_or(other_year) AS other_year
    FROM facts.carbon_factor_year GROUP BY financial_year, fuel_code
)
SELECT e.asset_id, e.financial_year, e.year_end, e.kwh,
       CASE WHEN bool_and(f.factor IS NOT NULL) THEN sum(s.kwh * f.factor) END AS kg_co2e,
       bool_or(f.other_year) AS other_factor_year
FROM facts.energy_year e
JOIN facts.energy_supply_year s ON s.asset_id = e.asset_id AND s.financial_year = e.financial_year AND NOT s.generates
LEFT JOIN factor f ON f.financial_year = e.financial_year AND f.fuel_code = s.fuel_code
GROUP BY e.asset_id, e.financial_year, e.year_end, e.kwh;
COMMENT ON VIEW facts.emissions IS 'kgCO2e (scopes 1 and 2) of each asset in its latest complete financial year; unknown where a fuel has no factor.';

CREATE VIEW facts.metering AS
SELECT asset_id, 100.0 * count(*) FILTER (WHERE automatic) / nullif(count(automatic), 0) AS automatic_percent
FROM register.energy_supply WHERE valid @> (SELECT facts.as_of()) GROUP BY asset_id;
COMMENT ON VIEW facts.metering IS 'Share of the supplies in force that are read automatically, of those where that is known.';

CREATE VIEW facts.energy_rating AS
WITH latest AS (
    SELECT DISTINCT ON (c.asset_id, c.building_id, c.kind_code) c.asset_id, b.ordinal, c.kind_code, c.issued_on, c.expires_on
    FROM register.certificate c JOIN code.energy_band b ON b.code = c.band_code
    WHERE c.issued_on IS NULL OR c.issued_on <= (SELECT facts.as_of())
    ORDER BY c.asset_id, c.building_id, c.kind_code, c.issued_on DESC NULLS LAST
)
SELECT asset_id, max(ordinal) AS worst, min(issued_on) AS issued_on,
       max(ordinal) FILTER (WHERE kind_code <> 'DEC' AND (expires_on IS NULL OR expires_on >= (SELECT facts.as_of()))) AS worst_lawful,
       min(issued_on) FILTER (WHERE kind_code <> 'DEC') AS lawful_issued_on
FROM latest GROUP BY asset_id;
COMMENT ON VIEW facts.energy_rating IS 'The worst of the latest certificates of an asset''s buildings; worst_lawful counts only those that the letting rules go by: in force, and not a display certificate.';
