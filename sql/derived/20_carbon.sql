-- Emissions by asset, fuel, scope and financial year, of the estate as it stands on the day: what was disposed of since,
-- and each school that became an academy, is in no year, the baseline included. So years compare.

CREATE VIEW facts.carbon_holding AS
SELECT s.asset_id, s.category_code, s.status_code, b.code AS boundary_code, b.counts
FROM facts.asset_state s
JOIN facts.asset_class c ON c.asset_id = s.asset_id
LEFT JOIN facts.asset_lease l ON l.asset_id = s.asset_id
JOIN evaluation.carbon_boundary b ON b.kind = 'holding'
 AND b.code = CASE WHEN 'investment' IN (s.scope_code, s.purpose_code) THEN 'investment'
                   WHEN c.class_code = 'academy_site' THEN 'academies'
                   WHEN c.class_code = 'maintained_school' THEN 'schools'
                   WHEN c.class_code = 'let_out' OR l.whole_out THEN 'tenants'
                   ELSE 'own' END
WHERE s.held;
COMMENT ON VIEW facts.carbon_holding IS 'Each asset held, the kind of holding that it is, and whether that counts. First that fits: investment, academy, maintained school, let as a whole, own.';

CREATE VIEW facts.carbon_year_wanted AS
SELECT generate_series((SELECT min(baseline_year) FROM evaluation.carbon_target),
                       least(extract(year FROM (SELECT facts.as_of()) - interval '3 months')::integer,
                             (SELECT extract(year FROM max(upper(period)) - interval '3 months')::integer FROM register.energy_reading)) - 1)
       AS financial_year;
COMMENT ON VIEW facts.carbon_year_wanted IS 'Financial years from the earliest baseline to the last that has ended and to whose end anything was read: beyond, all would be estimates.';

-- An asset's use of a fuel it has supplies of. Nine tenths of the days have to be read, as for facts.emissions (330 of 365).
CREATE VIEW facts.carbon_supplied AS
WITH supply_year AS MATERIALIZED (
    SELECT supply_id, financial_year, kwh, days, estimated FROM facts.energy_supply_year WHERE flow = 'bought'
), wanted AS (
    SELECT s.asset_id, s.fuel_code, y.financial_year, s.supply_id,
           upper(part.days) - lower(part.days) AS days_in_force
    FROM register.energy_supply s
    CROSS JOIN facts.carbon_year_wanted y
    CROSS JOIN LATERAL (SELECT s.valid * daterange(make_date(y.financial_year, 4, 1), make_date(y.financial_year + 1, 4, 1)) AS days) part
    WHERE NOT s.generates AND NOT s.exports AND s.fuel_code <> 'solar' AND NOT isempty(part.days)
), read AS (
    SELECT w.asset_id, w.fuel_code, w.financial_year,
           CASE WHEN bool_and(coalesce(m.days, 0) * 365 >= w.days_in_force * 330) THEN sum(m.kwh) END AS kwh,
           bool_or(m.estimated) AS estimated
    FROM wanted w
    LEFT JOIN supply_year m ON m.supply_id = w.supply_id AND m.financial_year = w.financial_year
    GROUP BY w.asset_id, w.fuel_code, w.financial_year
), near AS (
    SELECT r.*, max(financial_year) FILTER (WHERE kwh IS NOT NULL) OVER (PARTITION BY asset_id, fuel_code ORDER BY financial_year) AS before,
           min(financial_year) FILTER (WHERE kwh IS NOT NULL) OVER (PARTITION BY asset_id, fuel_code ORDER BY financial_year DESC) AS after
    FROM read r
)
SELECT n.asset_id, n.fuel_code, n.financial_year, coalesce(n.kwh, o.kwh) AS kwh, o.financial_year AS read_year,
       n.kwh IS NOT NULL AS metered, coalesce(n.estimated, false) AS reading_estimated
FROM near n
LEFT JOIN read o ON o.asset_id = n.asset_id AND o.fuel_code = n.fuel_code
     AND o.financial_year = CASE WHEN n.before IS NULL OR n.after - n.financial_year < n.financial_year - n.before THEN n.after
                                 ELSE n.before END;
COMMENT ON VIEW facts.carbon_supplied IS 'kWh of each asset, fuel and financial year in which a supply of it was in force: as read, where nine tenths of the days are; else of the nearest year that was (of two as near the earlier). Null where no year was.';

CREATE VIEW facts.carbon_benchmark AS
WITH known AS (
    SELECT s.asset_id, s.fuel_code, s.financial_year, s.kwh, b.floor_area_m2, a.category_code, coalesce(c.parent_code, c.code) AS branch_code
    FROM facts.carbon_supplied s
    JOIN register.asset a ON a.asset_id = s.asset_id
    JOIN code.category c ON c.code = a.category_code
    JOIN facts.building_summary b ON b.asset_id = s.asset_id AND b.floor_area_m2 > 0
    WHERE s.kwh IS NOT NULL
), of_group AS (
    SELECT financial_year, group_code, count(*) AS assets, sum(floor_area_m2) AS m2
    FROM (SELECT DISTINCT k.asset_id, k.financial_year, g.group_code, k.floor_area_m2
          FROM known k CROSS JOIN LATERAL (SELECT DISTINCT unnest(ARRAY[k.category_code, k.branch_code]) AS group_code) g) each
    GROUP BY financial_year, group_code
), of_fuel AS (
    SELECT k.financial_year, g.group_code, k.fuel_code, sum(k.kwh) AS kwh, sum(k.floor_area_m2) AS m2
    FROM known k CROSS JOIN LATERAL (SELECT DISTINCT unnest(ARRAY[k.category_code, k.branch_code]) AS group_code) g
    GROUP BY k.financial_year, g.group_code, k.fuel_code
), enough AS (
    SELECT DISTINCT ON (c.code, g.financial_year) c.code AS category_code, g.financial_year, g.group_code, g.assets, g.m2
    FROM code.category c
    JOIN of_group g ON g.group_code IN (c.code, c.parent_code) AND g.assets >= facts.parameter('carbon_benchmark_assets')
    ORDER BY c.code, g.financial_year, g.group_code <> c.code
)
SELECT e.category_code, e.financial_year, f.fuel_code, e.group_code, e.assets, f.kwh / e.m2 AS kwh_per_m2_of_all, f.kwh / f.m2 AS kwh_per_m2_of_users
FROM enough e
JOIN of_fuel f ON f.financial_year = e.financial_year AND f.group_code = e.group_code;
COMMENT ON VIEW facts.carbon_benchmark IS 'kWh per m2 of each fuel in a category, from its own assets with meters: all their kWh over all their floor. With too few of them, of the branch of categories.';
COMMENT ON COLUMN facts.carbon_benchmark.kwh_per_m2_of_all IS 'Over the floor of all metered assets: for an asset of which no supply is known.';
COMMENT ON COLUMN facts.carbon_benchmark.kwh_per_m2_of_users IS 'Over the floor of those with the fuel: for an asset with a supply of it that was never read.';

CREATE VIEW facts.carbon_energy AS
WITH supplied AS MATERIALIZED (SELECT * FROM facts.carbon_supplied)
, benchmark AS MATERIALIZED (SELECT * FROM facts.carbon_benchmark)
, area AS MATERIALIZED (SELECT asset_id, floor_area_m2 FROM facts.building_summary)
, holding AS MATERIALIZED (SELECT * FROM facts.carbon_holding)
SELECT h.asset_id, h.boundary_code, h.counts, s.fuel_code, s.financial_year,
       CASE WHEN s.kwh IS NOT NULL THEN s.kwh ELSE b.kwh_per_m2_of_users * a.floor_area_m2 END AS kwh,
       CASE WHEN s.metered THEN CASE WHEN s.reading_estimated THEN 'estimated_reading' ELSE 'metered' END
            WHEN s.kwh IS NOT NULL THEN 'own_other_year'
            WHEN b.kwh_per_m2_of_users * a.floor_area_m2 IS NOT NULL THEN 'benchmark' ELSE 'unknown' END AS basis_code
FROM holding h
JOIN supplied s ON s.asset_id = h.asset_id
LEFT JOIN area a ON a.asset_id = h.asset_id
LEFT JOIN benchmark b ON b.category_code = h.category_code AND b.financial_year = s.financial_year AND b.fuel_code = s.fuel_code
UNION ALL
SELECT h.asset_id, h.boundary_code, h.counts, b.fuel_code, y.financial_year, b.kwh_per_m2_of_all * a.floor_area_m2,
       CASE WHEN b.kwh_per_m2_of_all * a.floor_area_m2 IS NOT NULL THEN 'benchmark' ELSE 'unknown' END
FROM holding h
JOIN area a ON a.asset_id = h.asset_id
CROSS JOIN facts.carbon_year_wanted y
LEFT JOIN benchmark b ON b.category_code = h.category_code AND b.financial_year = y.financial_year
                     AND a.floor_area_m2 IS NOT NULL AND h.status_code = 'in_use'
WHERE NOT EXISTS (SELECT FROM register.energy_supply s WHERE s.asset_id = h.asset_id AND NOT s.generates AND NOT s.exports AND s.fuel_code <> 'solar');
COMMENT ON VIEW facts.carbon_energy IS 'kWh by asset, fuel and financial year, and what they rest on. An asset without buildings and supplies has no row; one that has buildings, but neither meter nor floor area, or is not in use, is unknown.';

CREATE VIEW facts.carbon_year AS
WITH factor AS MATERIALIZED (
    SELECT financial_year, CASE fuel_code WHEN 'electricity_td' THEN 'electricity' ELSE fuel_code END AS fuel_code, scope,
           sum(kg_co2e_per_kwh) AS factor, min(factor_year) AS factor_year, bool_or(other_year) AS other_year
    FROM facts.carbon_factor_year GROUP BY 1, 2, 3
)
SELECT e.asset_id, e.boundary_code, e.fuel_code, f.scope, e.financial_year, e.kwh, e.kwh * f.factor AS kg_co2e,
       f.factor_year, coalesce(f.other_year, false) AS other_factor_year, e.basis_code,
       e.basis_code <> 'metered' AS estimated, e.counts AND coalesce(b.counts, true) AS counts
FROM facts.carbon_energy e
LEFT JOIN factor f ON f.financial_year = e.financial_year AND f.fuel_code = e.fuel_code
LEFT JOIN evaluation.carbon_boundary b ON b.kind = 'scope' AND b.code = f.scope::text;
COMMENT ON VIEW facts.carbon_year IS 'Emissions of each asset by fuel, scope and financial year, by that year''s factor (facts.carbon_factor_year). Unknown where the energy or the factor is. Energy with factors of two scopes has two rows.';

CREATE VIEW facts.grid_factor_year AS
WITH rate AS MATERIALIZED (
    SELECT DISTINCT ON (own.group_code) own.group_code, own.likely
    FROM programme.rate own
    WHERE own.rate_code = 'grid_factor' AND own.group_code ~ '^[0-9]{4}$' AND own.valid_from <= (SELECT facts.as_of())
    ORDER BY own.group_code, own.valid_from DESC
)
SELECT y.year AS financial_year, rate.likely::numeric AS kg_co2e_per_kwh
FROM generate_series(1990, 2100) AS y (year)
CROSS JOIN LATERAL (SELECT own.likely FROM rate own
                    ORDER BY own.group_code::integer > y.year, abs(own.group_code::integer - y.year) LIMIT 1) AS rate;
COMMENT ON VIEW facts.grid_factor_year IS 'Emissions of a kWh from the grid in a financial year, by the rates that options go by (grid_factor): that year''s, else the latest before it, else the first after it. For years to come; of years that ended facts.carbon_factor_year has what was published.';

CREATE VIEW facts.carbon_total AS
WITH counted AS MATERIALIZED (SELECT * FROM facts.carbon_year WHERE counts),
found AS (
    SELECT counted.financial_year, sum(counted.kg_co2e) AS kg_co2e, sum(counted.kg_co2e) FILTER (WHERE counted.estimated) AS kg_estimated,
           max(counted.factor_year) FILTER (WHERE counted.other_factor_year) AS other_factor_year,
           count(DISTINCT counted.asset_id) FILTER (WHERE counted.kg_co2e IS NULL) AS assets_unknown
    FROM counted GROUP BY counted.financial_year
),
last AS (SELECT max(found.financial_year) AS financial_year FROM found WHERE found.kg_co2e IS NOT NULL),
carried AS (
    SELECT counted.financial_year, sum(counted.kwh) FILTER (WHERE taken.from_grid) AS grid_kwh,
           coalesce(sum(counted.kg_co2e) FILTER (WHERE NOT taken.from_grid), 0) AS kg_co2e
    FROM counted
    JOIN last ON last.financial_year = counted.financial_year
    CROSS JOIN LATERAL (SELECT counted.fuel_code = 'electricity' AND counted.scope = 2 AS from_grid) AS taken
    WHERE counted.kg_co2e IS NOT NULL
    GROUP BY counted.financial_year
)
SELECT found.financial_year, found.kg_co2e, found.kg_estimated, found.other_factor_year, found.assets_unknown, false AS projected
FROM found
WHERE (found.financial_year > (SELECT last.financial_year FROM last)) IS NOT TRUE
UNION ALL
SELECT grid.financial_year, carried.kg_co2e + coalesce(carried.grid_kwh * grid.kg_co2e_per_kwh, 0), NULL, NULL, found.assets_unknown, true
FROM carried
JOIN found ON found.financial_year = carried.financial_year
JOIN facts.grid_factor_year grid ON grid.financial_year > carried.financial_year;
COMMENT ON VIEW facts.carbon_total IS 'Emissions inside the boundary, of all assets, by financial year: as found to the last year that has figures, and as projected after it. Projected is the energy of that last year, electricity at the grid''s factor of each year to come (facts.grid_factor_year), all else at the factors of that last year: what would be emitted if nothing were done but by the grid.';
COMMENT ON COLUMN facts.carbon_total.kg_co2e IS 'Emissions, kgCO2e; null where none is known.';
COMMENT ON COLUMN facts.carbon_total.kg_estimated IS 'Of them estimated; null none, or projected.';
COMMENT ON COLUMN facts.carbon_total.assets_unknown IS 'Assets that are in no figure; of a year to come those of the last that has figures.';
