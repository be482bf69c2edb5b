-- What every fact stands on: the day, the parameters, who is held, who repairs, which class.

COMMENT ON SCHEMA facts IS 'What is known of each asset on a day, derived from the register by views. Unknown is null, never zero.';

CREATE FUNCTION facts.as_of() RETURNS date
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT coalesce(nullif(current_setting('terrier.as_at', true), '')::date, (now() AT TIME ZONE 'Europe/London')::date)
$$;
COMMENT ON FUNCTION facts.as_of() IS 'The day for which facts hold: the setting terrier.as_at, else today in Britain.';

CREATE FUNCTION facts.parameter(wanted text) RETURNS double precision
LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT amount FROM evaluation.parameter
    WHERE parameter_code = wanted AND valid_from <= facts.as_of() ORDER BY valid_from DESC LIMIT 1
$$;
COMMENT ON FUNCTION facts.parameter(text) IS 'A rate that the fact views use, as in force on the day.';

CREATE FUNCTION facts.parameter_day(wanted text) RETURNS date
LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT day FROM evaluation.parameter
    WHERE parameter_code = wanted AND valid_from <= facts.as_of() ORDER BY valid_from DESC LIMIT 1
$$;
COMMENT ON FUNCTION facts.parameter_day(text) IS 'A date that the fact views use, as in force on the day.';

-- A body of the standard's form names facts.as_of() when it is made, so that those who read a view of schema publish
-- need no way into this schema.
CREATE FUNCTION facts.in_force(valid daterange) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE
RETURN CASE WHEN valid @> facts.as_of() THEN true ELSE false END;
COMMENT ON FUNCTION facts.in_force(daterange) IS 'Whether the day lies in a range of effective dates. The CASE is for the planner: it takes "range contains day" for a rarity, and would join a thousand assets as if there were six.';

CREATE VIEW facts.asset_state AS
SELECT a.asset_id, a.reference, a.category_code, a.validation_code, h.purpose_code, h.scope_code, h.status_code,
       lower(h.valid) AS status_since,
       a.validation_code = 'validated' AND s.code IN ('in', 'investment') AND h.status_code <> 'disposed' AS held,
       a.validation_code = 'validated' AND s.scored AND h.status_code <> 'disposed' AS scored
FROM register.asset a
JOIN register.asset_holding h ON h.asset_id = a.asset_id AND facts.in_force(h.valid)
JOIN code.scope s ON s.code = h.scope_code;
COMMENT ON VIEW facts.asset_state IS 'Assets on the day: why held, in which scope, and whether they count as held and are scored. All counts start here.';
COMMENT ON COLUMN facts.asset_state.held IS 'Validated, in scope or held for investment, not disposed: the counts of charts 1 and 2.';
COMMENT ON COLUMN facts.asset_state.scored IS 'Held and judged against the objectives.';
COMMENT ON COLUMN facts.asset_state.status_since IS 'First day of the present holding row; null open.';

CREATE VIEW facts.lease_in_force AS
SELECT l.* FROM register.lease l
WHERE (l.starts_on IS NULL OR l.starts_on <= (SELECT facts.as_of()))
  AND (l.ends_on IS NULL OR l.ends_on > (SELECT facts.as_of()) OR l.holding_over);
COMMENT ON VIEW facts.lease_in_force IS 'Leases in force on the day, both ways; a tenant who holds over stays.';

CREATE VIEW facts.asset_lease AS
SELECT asset_id,
       bool_or(direction_code = 'out') AS any_out,
       bool_or(direction_code = 'out' AND building_id IS NULL) AS whole_out,
       bool_or(direction_code = 'out' AND building_id IS NULL AND repair_terms_code = 'FRI') AS tenant_repairs,
       bool_or(direction_code = 'in') AS any_in,
       bool_or(direction_code = 'in' AND repair_terms_code = 'FRI') AS council_repairs_as_tenant,
       min(compliance_checked_on) AS compliance_checked_on,
       bool_and(compliance_checked_on IS NOT NULL) AS all_checked,
       sum(let_area_m2) FILTER (WHERE direction_code = 'out') AS let_area_m2,
       count(*) FILTER (WHERE direction_code = 'out') AS lets,
       count(*) FILTER (WHERE direction_code = 'out' AND let_area_m2 IS NULL) AS lets_without_area,
       count(*) FILTER (WHERE direction_code = 'out' AND stewardship IS NULL) AS lets_stewardship_unknown,
       count(*) FILTER (WHERE direction_code = 'out' AND stewardship) AS lets_stewardship,
       sum(let_area_m2) FILTER (WHERE direction_code = 'out' AND stewardship) AS stewardship_area_m2,
       bool_or(starter_holding) AS starter_holding,
       bool_or(starter_holding AND first_tenancy AND (starts_on IS NULL OR starts_on > (SELECT facts.as_of()
               - make_interval(years => facts.parameter('first_tenancy_years')::integer)))) AS new_entrant,
       bool_or(starter_holding AND first_tenancy IS NULL) AS new_entrant_unknown,
       bool_or(security_code IN ('LTA1954', 'AHA1986')) FILTER (WHERE direction_code = 'out') AS any_secure,
       bool_or(security_code IS NULL) FILTER (WHERE direction_code = 'out') AS security_unknown
FROM facts.lease_in_force GROUP BY asset_id;
COMMENT ON VIEW facts.asset_lease IS 'The leases in force on the day, rolled up by asset.';

CREATE VIEW facts.asset_class AS
SELECT s.asset_id,
       CASE
           WHEN s.status_code = 'vacant' THEN 'vacant'
           WHEN NOT t.maintained THEN 'academy_site'
           WHEN t.maintained THEN 'maintained_school'
           WHEN s.purpose_code = 'let_out' THEN 'let_out'
           WHEN l.whole_out AND c.base_class <> 'farm' THEN 'let_out'
           WHEN l.any_in AND NOT coalesce(i.freehold, false) THEN 'leased_in'
           ELSE c.base_class
       END AS class_code
FROM facts.asset_state s
JOIN code.category c ON c.code = s.category_code
LEFT JOIN register.school o ON o.asset_id = s.asset_id
LEFT JOIN code.school_type t ON t.code = o.type_code
LEFT JOIN facts.asset_lease l ON l.asset_id = s.asset_id
LEFT JOIN (SELECT asset_id, bool_or(tenure_code = 'freehold') AS freehold FROM register.interest
           WHERE facts.in_force(valid) GROUP BY asset_id) i ON i.asset_id = s.asset_id;
COMMENT ON VIEW facts.asset_class IS 'The one class of an asset that decides which criteria apply. First that fits: vacant; academy site, maintained school (by school type); let out (by purpose, or let as a whole; farms stay farms); leased in (without a freehold); else that of its category.';

CREATE VIEW facts.asset_duty AS
WITH stated AS (
    SELECT asset_id,
           CASE WHEN count(DISTINCT council_repairs) = 1 THEN min(council_repairs) ELSE 'shared' END AS council_repairs,
           CASE WHEN bool_or(duty_holder_code = 'council') THEN 'council' ELSE min(duty_holder_code) END AS duty_holder_code
    FROM register.liability WHERE facts.in_force(valid) GROUP BY asset_id
)
SELECT s.asset_id,
       coalesce(d.council_repairs, t.council_repairs,
                CASE WHEN l.tenant_repairs THEN 'none'
                     WHEN l.any_in AND NOT l.council_repairs_as_tenant THEN 'none'
                     WHEN l.any_in THEN 'all' END) AS council_repairs,
       coalesce(d.duty_holder_code,
                CASE WHEN NOT t.maintained THEN 'trust'
                     WHEN l.tenant_repairs THEN 'tenant'
                     ELSE 'council' END) AS duty_holder_code,
       d.asset_id IS NOT NULL AS stated
FROM facts.asset_state s
LEFT JOIN stated d ON d.asset_id = s.asset_id
LEFT JOIN register.school o ON o.asset_id = s.asset_id
LEFT JOIN code.school_type t ON t.code = o.type_code
LEFT JOIN facts.asset_lease l ON l.asset_id = s.asset_id;
COMMENT ON VIEW facts.asset_duty IS 'Who repairs and who holds the compliance duty, rolled up from buildings: differing repairs make "shared", one council duty makes it the council''s. Not stated: by school type, then by lease. Nothing at all: repairs unknown, duty the council''s.';
COMMENT ON COLUMN facts.asset_duty.stated IS 'A liability is recorded; else it is derived.';

CREATE VIEW facts.building_summary AS
SELECT b.asset_id,
       count(*) AS buildings,
       CASE WHEN bool_and(b.floor_area_m2 IS NOT NULL) THEN sum(b.floor_area_m2) END AS floor_area_m2,
       CASE WHEN bool_and(b.replacement_cost IS NOT NULL) THEN sum(b.replacement_cost) END AS replacement_cost,
       CASE WHEN bool_or(h.code <> 'none') THEN true WHEN bool_and(h.code IS NOT NULL) THEN false END AS heated,
       (array_agg(b.heating_code ORDER BY b.floor_area_m2 DESC NULLS LAST, b.building_id) FILTER (WHERE b.heating_code <> 'none'))[1] AS heating_code,
       min(b.boiler_year) FILTER (WHERE b.heating_code IN ('gas', 'oil', 'lpg', 'biomass')) AS boiler_year,
       CASE WHEN bool_or(b.raac_code = 'present') THEN 'present'
            WHEN bool_or(b.raac_code IS NULL AND coalesce(b.year_built, 0) < 2000) THEN NULL
            WHEN bool_or(b.raac_code = 'mitigated') THEN 'mitigated' ELSE 'none' END AS raac_code,
       coalesce(bool_or(b.temporary AND b.life_ends_on < (SELECT facts.as_of())), false) AS temporary_past_life,
       bool_or(b.temporary AND b.life_ends_on IS NULL) AS temporary_unknown,
       CASE WHEN bool_and(b.life_ends_on IS NOT NULL) FILTER (WHERE b.temporary IS NOT TRUE)
            THEN min(b.life_ends_on) FILTER (WHERE b.temporary IS NOT TRUE) END AS life_ends_on,
       CASE WHEN bool_and(b.roof_potential_kwh IS NOT NULL) THEN sum(b.roof_potential_kwh) END AS roof_potential_kwh,
       CASE WHEN bool_and(b.extent IS NOT NULL OR b.floor_area_m2 / nullif(b.storeys, 0) IS NOT NULL)
            THEN sum(coalesce(ST_Area(b.extent)::numeric, b.floor_area_m2 / b.storeys)) END AS roof_area_m2,
       bool_or(b.extent IS NULL) AS roof_estimated,
       avg((b.floor_area_m2 IS NOT NULL)::integer + (b.year_built IS NOT NULL)::integer + (b.heating_code IS NOT NULL)::integer
           + (b.replacement_cost IS NOT NULL)::integer + (b.storeys IS NOT NULL)::integer) AS fields_filled
FROM register.building b
LEFT JOIN code.heating h ON h.code = b.heating_code
GROUP BY b.asset_id;
COMMENT ON VIEW facts.building_summary IS 'The buildings of an asset rolled up. A sum over buildings is unknown as soon as one of them is.';
