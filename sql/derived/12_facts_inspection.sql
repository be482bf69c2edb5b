-- Inspections: which are due, and how each stands.

CREATE VIEW facts.inspection_due AS
WITH gas_supply AS (
    SELECT DISTINCT asset_id FROM register.energy_supply
    WHERE fuel_code = 'natural_gas' AND facts.in_force(valid)
), unit AS ( -- each building; a building nobody described, or land, is one unit by itself
    SELECT s.asset_id, b.building_id, k.class_code, s.category_code,
           b.building_id IS NOT NULL OR c.base_class IN ('occupied_building', 'maintained_school') AS built,
           b.heating_code, b.lifts, b.storeys, b.asbestos_code, b.year_built, b.air_conditioned, b.floor_area_m2,
           c.public_service, g.asset_id IS NOT NULL AS gas_supply,
           row_number() OVER (PARTITION BY s.asset_id ORDER BY b.building_id) = 1 AS first_unit
    FROM facts.asset_state s
    JOIN facts.asset_class k ON k.asset_id = s.asset_id
    JOIN code.category c ON c.code = s.category_code
    LEFT JOIN register.building b ON b.asset_id = s.asset_id
    LEFT JOIN gas_supply g ON g.asset_id = s.asset_id
    WHERE s.held
)
SELECT u.asset_id, CASE WHEN y.applies_code NOT IN ('play', 'trees', 'duty') THEN u.building_id END AS building_id,
       y.code AS type_code, coalesce(d.interval_months, y.interval_months) AS interval_months,
       coalesce(d.applies, CASE y.applies_code
           WHEN 'building' THEN u.built AND u.class_code <> 'vacant'
           WHEN 'gas' THEN u.built AND (u.gas_supply OR u.heating_code = 'gas')
           WHEN 'lifts' THEN u.built AND CASE WHEN u.lifts IS NOT NULL THEN u.lifts > 0 WHEN u.storeys <= 1 THEN false END
           WHEN 'asbestos' THEN u.built AND CASE WHEN u.asbestos_code IS NOT NULL THEN u.asbestos_code <> 'none'
                                                 ELSE coalesce(u.year_built, 0) < 2000 END
           WHEN 'air_conditioning' THEN u.built AND u.air_conditioned
           WHEN 'dec' THEN u.built AND u.public_service AND u.floor_area_m2 > 250
           WHEN 'play' THEN u.category_code = 'play_area'
           WHEN 'trees' THEN u.class_code = 'open_land'
           ELSE false END) AS due,
       y.guard, y.risk_weight
FROM unit u
CROSS JOIN code.inspection_type y
LEFT JOIN register.inspection_duty d ON d.asset_id = u.asset_id AND d.type_code = y.code
WHERE u.first_unit OR y.applies_code NOT IN ('play', 'trees', 'duty');
COMMENT ON VIEW facts.inspection_due IS 'Which inspections are due, by building (or asset, for play areas, trees and recorded duties). due is null where what decides it is not recorded: a building whose heating nobody knows may burn gas. Asbestos must be presumed, as the law says, unless surveyed or built since 2000.';

CREATE VIEW facts.inspection_state AS
WITH newest AS (
    SELECT DISTINCT ON (d.asset_id, d.building_id, d.type_code) d.*, r.inspected_on, r.result_code,
           coalesce(r.next_due_on, (r.inspected_on + make_interval(months => d.interval_months))::date) AS due_on
    FROM facts.inspection_due d
    LEFT JOIN register.inspection r
           ON r.asset_id = d.asset_id AND r.type_code = d.type_code AND r.inspected_on <= (SELECT facts.as_of())
          AND (r.building_id IS NULL OR d.building_id IS NULL OR r.building_id = d.building_id)
    WHERE d.due IS NOT FALSE
    ORDER BY d.asset_id, d.building_id, d.type_code, r.inspected_on DESC NULLS LAST, r.inspection_id DESC
)
SELECT asset_id, building_id, type_code, interval_months, guard, risk_weight, due, inspected_on, result_code, due_on,
       CASE WHEN inspected_on IS NULL THEN 'unproven'
            WHEN result_code = 'fail' OR due_on < (SELECT facts.as_of()) THEN 'failed'
            ELSE 'passed' END AS state,
       CASE WHEN inspected_on IS NULL THEN (SELECT facts.parameter('unrecorded_overdue_days'))
            ELSE greatest((SELECT facts.as_of()) - due_on, 0) END AS overdue_days
FROM newest
WHERE due OR inspected_on IS NOT NULL OR guard;
COMMENT ON VIEW facts.inspection_state IS 'How each inspection stands that is due, or may be: passed; failed (failed or run out); unproven (nothing recorded). Where nobody knows whether it is due, a record of one shows that it is; without a record only guards are listed, as unproven.';

CREATE VIEW facts.inspection_summary AS
SELECT asset_id,
       100.0 * count(*) FILTER (WHERE state = 'passed') / count(*) AS in_date_percent,
       sum(overdue_days * risk_weight) / sum(risk_weight) AS overdue_days
FROM facts.inspection_state WHERE due OR inspected_on IS NOT NULL GROUP BY asset_id;
COMMENT ON VIEW facts.inspection_summary IS 'Inspections of an asset that are due: share in date, and mean days overdue weighted by risk. No row: none is due.';

CREATE VIEW facts.guard_inspection AS
SELECT asset_id,
       min(ordinal) FILTER (WHERE type_code = 'gas_safety') AS gas_safety,
       min(inspected_on) FILTER (WHERE type_code = 'gas_safety') AS gas_safety_on,
       min(ordinal) FILTER (WHERE type_code = 'fire_risk') AS fire_risk,
       min(inspected_on) FILTER (WHERE type_code = 'fire_risk') AS fire_risk_on,
       min(ordinal) FILTER (WHERE type_code = 'fixed_wiring') AS fixed_wiring,
       min(inspected_on) FILTER (WHERE type_code = 'fixed_wiring') AS fixed_wiring_on,
       min(ordinal) FILTER (WHERE type_code = 'asbestos') AS asbestos,
       min(inspected_on) FILTER (WHERE type_code = 'asbestos') AS asbestos_on,
       min(ordinal) FILTER (WHERE type_code = 'legionella') AS legionella,
       min(inspected_on) FILTER (WHERE type_code = 'legionella') AS legionella_on,
       min(ordinal) FILTER (WHERE type_code = 'lift_passenger') AS lift_passenger,
       min(inspected_on) FILTER (WHERE type_code = 'lift_passenger') AS lift_passenger_on
FROM (SELECT asset_id, type_code, inspected_on, CASE state WHEN 'failed' THEN 0 WHEN 'unproven' THEN 1 ELSE 2 END AS ordinal
      FROM facts.inspection_state WHERE guard) s
GROUP BY asset_id;
COMMENT ON VIEW facts.guard_inspection IS 'The inspection guards of an asset, each the worst of its buildings: 0 failed, 1 unproven, 2 passed; null not due.';
