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

-- The law is that of the day on which the term has run out: it then goes on, or it has ended for good.
CREATE VIEW facts.lease_rule AS
SELECT l.lease_id, r.goes_on, r.law, r.terms
FROM register.lease l
CROSS JOIN LATERAL (
    SELECT rule.goes_on, rule.law, rule.terms FROM code.security_rule rule
    WHERE rule.security_code = l.security_code AND l.ends_on >= rule.valid_from AND l.ends_on < rule.valid_to
      AND (rule.over_months IS NULL OR l.starts_on IS NULL OR l.ends_on > l.starts_on + make_interval(months => rule.over_months))
      AND (rule.from_months IS NULL OR l.starts_on IS NULL OR l.ends_on >= l.starts_on + make_interval(months => rule.from_months))
      AND (rule.up_to_months IS NULL OR l.ends_on <= l.starts_on + make_interval(months => rule.up_to_months))
    ORDER BY rule.rule_number LIMIT 1) r;
COMMENT ON VIEW facts.lease_rule IS 'What the law says of leases whose term has an end, by their security and length: the rule of code.security_rule that fits.';
COMMENT ON COLUMN facts.lease_rule.lease_id IS 'The lease.';
COMMENT ON COLUMN facts.lease_rule.goes_on IS 'It goes on when its term has run out; not: the length of its term leaves it outside the Act.';
COMMENT ON COLUMN facts.lease_rule.law IS 'Act and section.';
COMMENT ON COLUMN facts.lease_rule.terms IS 'How it goes on, in words.';

CREATE VIEW facts.lease_over AS
SELECT l.lease_id, l.asset_id, r.law, r.terms
FROM register.lease l
JOIN facts.lease_rule r ON r.lease_id = l.lease_id AND r.goes_on
WHERE l.ends_on <= (SELECT facts.as_of())
  AND (l.ended_on IS NULL OR l.ended_on > (SELECT facts.as_of()))
  AND NOT EXISTS (SELECT FROM register.lease later
                  WHERE later.asset_id = l.asset_id AND later.direction_code = l.direction_code
                    AND later.building_id IS NOT DISTINCT FROM l.building_id AND later.unit IS NOT DISTINCT FROM l.unit
                    AND later.starts_on >= l.ends_on AND later.starts_on <= (SELECT facts.as_of()))
  AND NOT EXISTS (SELECT FROM register.asset_holding h
                  WHERE h.asset_id = l.asset_id AND h.status_code = 'vacant' AND facts.in_force(h.valid));
COMMENT ON VIEW facts.lease_over IS 'Leases whose term has run out by the day and that go on by law (code.security_rule), both ways. Not one whose ending is recorded, one that a later letting of the same premises took the place of, or one of an asset that is vacant.';
COMMENT ON COLUMN facts.lease_over.lease_id IS 'The lease.';
COMMENT ON COLUMN facts.lease_over.asset_id IS 'The asset.';
COMMENT ON COLUMN facts.lease_over.law IS 'Act and section by which it goes on.';
COMMENT ON COLUMN facts.lease_over.terms IS 'How it goes on, in words.';

CREATE VIEW facts.lease_in_force AS
SELECT l.*, l.holding_over OR coalesce(l.ends_on <= (SELECT facts.as_of()), false) AS term_over, o.law AS over_by_law
FROM register.lease l
LEFT JOIN facts.lease_over o ON o.lease_id = l.lease_id
WHERE (l.starts_on IS NULL OR l.starts_on <= (SELECT facts.as_of()))
  AND (l.ended_on IS NULL OR l.ended_on > (SELECT facts.as_of()))
  AND (l.ends_on IS NULL OR l.ends_on > (SELECT facts.as_of()) OR l.holding_over OR o.lease_id IS NOT NULL);
COMMENT ON VIEW facts.lease_in_force IS 'Leases in force on the day, both ways. One whose term has run out is in force where a source says that the tenant holds over, or where the law lets it go on.';
COMMENT ON COLUMN facts.lease_in_force.term_over IS 'Its term has run out.';
COMMENT ON COLUMN facts.lease_in_force.over_by_law IS 'Act and section by which it goes on; null: its term runs, or it goes on because a source says so.';

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
       bool_or(s.secure AND r.goes_on IS NOT FALSE) FILTER (WHERE direction_code = 'out') AS any_secure, -- one too short is outside the Act
       bool_or(security_code IS NULL) FILTER (WHERE direction_code = 'out') AS security_unknown,
       bool_or(term_over) FILTER (WHERE direction_code = 'out') AS any_over
FROM facts.lease_in_force own
LEFT JOIN facts.lease_rule r ON r.lease_id = own.lease_id
LEFT JOIN code.security s ON s.code = security_code
GROUP BY asset_id;
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
), leased_in AS (
    SELECT lease.asset_id,
           CASE WHEN count(DISTINCT rule.council_repairs) = 1 THEN min(rule.council_repairs) ELSE 'shared' END AS council_repairs,
           CASE WHEN bool_or(rule.duty_holder = 'council') THEN 'council' ELSE min(rule.duty_holder) END AS duty_holder_code
    FROM facts.lease_in_force lease
    JOIN code.repair_rule rule ON rule.lease_direction = lease.direction_code AND rule.repair_terms = lease.repair_terms_code
                              AND rule.valid_from <= (SELECT facts.as_of()) AND rule.valid_to > (SELECT facts.as_of())
    WHERE lease.direction_code = 'in' GROUP BY lease.asset_id
)
SELECT s.asset_id,
       coalesce(d.council_repairs, t.council_repairs, CASE WHEN l.tenant_repairs THEN 'none' END, i.council_repairs) AS council_repairs,
       coalesce(d.duty_holder_code, t.duty_holder, CASE WHEN l.tenant_repairs THEN 'tenant' END, i.duty_holder_code, 'council') AS duty_holder_code,
       d.asset_id IS NOT NULL AS stated,
       CASE WHEN d.asset_id IS NOT NULL THEN 'stated' WHEN t.type_code IS NOT NULL THEN 'school type'
            WHEN l.tenant_repairs OR i.asset_id IS NOT NULL THEN 'lease' END AS basis
FROM facts.asset_state s
LEFT JOIN stated d ON d.asset_id = s.asset_id
LEFT JOIN register.school o ON o.asset_id = s.asset_id
LEFT JOIN code.school_repair t ON t.type_code = o.type_code
                              AND t.valid_from <= (SELECT facts.as_of()) AND t.valid_to > (SELECT facts.as_of())
LEFT JOIN facts.asset_lease l ON l.asset_id = s.asset_id
LEFT JOIN leased_in i ON i.asset_id = s.asset_id;
COMMENT ON VIEW facts.asset_duty IS 'Who repairs and who holds the compliance duty, rolled up from buildings: differing repairs make "shared", one council duty makes it the council''s. Not stated: by school type (code.school_repair); then let on full repairing terms; then by what the terms of leases in mean (code.repair_rule): terms that nobody wrote down, or that no rule is of, say nothing. Nothing at all: repairs unknown, duty the council''s.';
COMMENT ON COLUMN facts.asset_duty.stated IS 'A liability is recorded; else it is derived.';
COMMENT ON COLUMN facts.asset_duty.basis IS 'stated, school type or lease: what says who repairs; null when nothing does.';

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
