-- Every fact of every asset held: one row per asset, one column per fact of evaluation.fact that a view gives, in
-- its unit (yes/no as boolean, codes as ordinals of evaluation.fact_value), with its date in <fact>_on.

CREATE VIEW facts.asset_fact AS
WITH day AS MATERIALIZED (
    SELECT facts.as_of() AS today, facts.parameter_day('vesting_day') AS vesting_day,
           facts.parameter('underused_percent') AS underused_percent, facts.parameter('let_minimum_band') AS let_minimum_band,
           facts.parameter('category_minimum') AS category_minimum, facts.parameter('net_developable_share') AS developable,
           facts.parameter('homes_per_hectare_low') AS homes_low, facts.parameter('homes_per_hectare_high') AS homes_high,
           facts.parameter('end_of_life_years') AS end_of_life_years, facts.parameter('end_of_life_backlog_percent') AS end_of_life_backlog,
           (facts.as_of() - make_interval(months => facts.parameter('lease_check_months')::integer))::date AS lease_check_since,
           facts.parameter('phosphate_share') AS phosphate_share,
           -- a list of a kind was imported: what is not in it was not proposed. What one person proposes says nothing of other assets
           EXISTS (SELECT FROM register.proposal WHERE kind_code = 'devolution' AND record_id IS NOT NULL) AS offers_known,
           EXISTS (SELECT FROM register.proposal WHERE kind_code = 'housing' AND record_id IS NOT NULL) AS housing_known,
           EXISTS (SELECT FROM register.proposal WHERE kind_code = 'regeneration' AND record_id IS NOT NULL) AS regeneration_known
), state AS MATERIALIZED ( -- each part is planned by itself: together they are too many for good guesses
    SELECT * FROM facts.asset_state WHERE held
), class AS MATERIALIZED (
    SELECT * FROM facts.asset_class
), duty AS MATERIALIZED (
    SELECT * FROM facts.asset_duty
), building AS MATERIALIZED (
    SELECT * FROM facts.building_summary
), use_of AS MATERIALIZED (
    SELECT * FROM facts.use_latest
), vacancy AS MATERIALIZED (
    SELECT * FROM facts.vacancy
), cost AS MATERIALIZED (
    SELECT * FROM facts.cost_latest
), condition AS MATERIALIZED (
    SELECT * FROM facts.condition_summary
), inspection AS MATERIALIZED (
    SELECT * FROM facts.inspection_summary
), guarding AS MATERIALIZED (
    SELECT * FROM facts.guard_inspection
), emission AS MATERIALIZED (
    SELECT * FROM facts.emissions
), meter AS MATERIALIZED (
    SELECT * FROM facts.metering
), rating AS MATERIALIZED (
    SELECT * FROM facts.energy_rating
), lease AS MATERIALIZED (
    SELECT * FROM facts.asset_lease
), place AS MATERIALIZED (
    SELECT * FROM facts.place
), ground AS MATERIALIZED (
    SELECT * FROM facts.land
), proposal AS MATERIALIZED (
    SELECT * FROM facts.proposal_summary
), decided AS MATERIALIZED (
    SELECT * FROM facts.decided
), heritage AS MATERIALIZED (
    SELECT * FROM facts.heritage
), room AS MATERIALIZED (
    SELECT * FROM facts.nearest_room
), tie AS MATERIALIZED (
    SELECT * FROM facts.tie_summary
), lease_in AS MATERIALIZED (
    SELECT * FROM facts.lease_in
), partner AS MATERIALIZED (
    SELECT * FROM facts.partner_lease
), school_site AS MATERIALIZED (
    SELECT * FROM facts.school_site
), worth AS MATERIALIZED (
    SELECT * FROM facts.value_in_use
), brownfield AS MATERIALIZED (
    SELECT DISTINCT asset_id FROM gazetteer.brownfield_site
    WHERE asset_id IS NOT NULL AND (ended_on IS NULL OR ended_on > (SELECT facts.as_of()))
), completeness AS MATERIALIZED (
    SELECT * FROM facts.record_completeness
), known AS (
    SELECT s.asset_id, s.reference, s.category_code, k.class_code, w.duty_holder_code, s.scope_code, s.purpose_code, s.status_code, s.scored,
           a.location, a.purpose_confirmed_on, a.responsible_officer, a.budget_held_centrally,
           c.base_class, c.capacity_unit, c.merges AS category_merges, c.earns_income AS category_earns, c.visited AS category_visited,
           c.local_scale AS category_local, c.employment, c.public_service, c.parent_code,
           count(*) FILTER (WHERE s.scored) OVER (PARTITION BY s.category_code) AS category_count,
           b.asset_id IS NOT NULL OR c.base_class IN ('occupied_building', 'maintained_school') AS built,
           b.floor_area_m2, b.replacement_cost, b.heated, b.heating_code, b.boiler_year, b.raac_code, b.temporary_past_life,
           b.temporary_unknown, b.life_ends_on, b.roof_potential_kwh, b.asset_id IS NOT NULL AS building_recorded, b.roof_area_m2, b.roof_estimated,
           w.council_repairs, u.capacity, u.used, u.measured_on, v.vacant, v.vacant_since, v.partner_share_percent, v.partner_on,
           s.purpose_code = 'surplus' OR s.status_code = 'vacant' OR 100 * u.used / nullif(u.capacity, 0) < d.underused_percent AS underused,
           r.premises_cost, r.income, r.planned_maintenance, r.reactive_maintenance, r.year_end AS cost_on,
           n.surveyed_on, n.backlog, n.high_backlog, n.high_restated, n.worst_grade, n.urgent, n.urgent_assumed, n.asset_id IS NOT NULL AS surveyed,
           i.in_date_percent, i.overdue_days, i.asset_id IS NOT NULL AS inspected,
           g.gas_safety, g.gas_safety_on, g.fire_risk, g.fire_risk_on, g.fixed_wiring, g.fixed_wiring_on, g.asbestos, g.asbestos_on,
           g.legionella, g.legionella_on, g.lift_passenger, g.lift_passenger_on,
           m.generated_kwh, m.year_end AS energy_on, m.kg_co2e, t.automatic_percent, z.worst, z.issued_on, z.worst_lawful, z.lawful_issued_on,
           m.electricity_kwh, m.gas_kwh, m.oil_kwh, m.heat_kwh, m.estimated AS energy_estimated, m.other_factor_year,
           l.any_out, l.whole_out, l.asset_id IS NOT NULL AS leased, l.all_checked, l.compliance_checked_on, l.let_area_m2, l.lets, l.lets_without_area,
           l.lets_stewardship, l.lets_stewardship_unknown, l.stewardship_area_m2, l.starter_holding, l.new_entrant, l.new_entrant_unknown,
           l.any_in, l.any_secure, l.security_unknown, l.any_over, li.break_on AS lease_break_on, li.ends_on AS lease_ends_on, pl.asset_id IS NOT NULL AS partner_lets,
           ss.asset_id IS NOT NULL AS school_site, vu.amount AS worth, vu.valued_on, vu.indexed, vu.basis_code AS worth_basis, rm.km AS room_km,
           bf.asset_id IS NOT NULL AS brownfield,
           tie.covenant, tie.clawback, tie.charity_trust, tie.open_space, tie.allotment, tie.common_land, tie.appropriation, tie.community_value,
           tie.security_of_tenure, tie.school_land, tie.playing_field, tie.pre_emption, tie.grant_condition,
           cu.least_m2 AS least_care_m2, p.inside_phosphate_catchment, p.town_centre_id, p.town_centre_km, p.floods_known, p.fields_known,
           p.inside_settlement, p.inside_town_centre, p.inside_employment_site, p.inside_regeneration_area, p.settlement_centre_km,
           y.devolution, y.housing, y.homes, y.social_homes, y.community_led, y.self_build, y.regeneration, y.care, y.care_in_use,
           f.dry_m2, f.area_m2 AS land_m2, f.field_m2, f.measured AS land_measured, h.asset_id IS NOT NULL AS listed, h.grade AS listed_as, x.asset_id IS NOT NULL AS unaffordable,
           q.acquired_on, q.whole_life_cost_appraised_on, q.whole_life_carbon_assessed_on, q.meets_climate_pledges,
           j.suitability_code, j.accessible, j.assessed_on, o.cycle_spaces, o.ev_chargers, o.storage_kwh, o.heating_kw, o.recorded_on,
           sc.pupils, sc.capital_grant, sc.maintenance_plan_agreed_on, sc.maintenance_plan_until, sc.joint_visit_on, sc.replacement_strategy_on,
           dc.decided_option, dc.decided_on, dc.refused_option, dc.refused_on, dc.offer_outcome, dc.offer_outcome_on,
           k2.percent AS completeness, d.*
    FROM state s
    CROSS JOIN day d
    JOIN register.asset a ON a.asset_id = s.asset_id
    JOIN code.category c ON c.code = s.category_code
    JOIN class k ON k.asset_id = s.asset_id
    JOIN duty w ON w.asset_id = s.asset_id
    LEFT JOIN building b ON b.asset_id = s.asset_id
    LEFT JOIN use_of u ON u.asset_id = s.asset_id
    LEFT JOIN vacancy v ON v.asset_id = s.asset_id
    LEFT JOIN cost r ON r.asset_id = s.asset_id
    LEFT JOIN condition n ON n.asset_id = s.asset_id
    LEFT JOIN inspection i ON i.asset_id = s.asset_id
    LEFT JOIN guarding g ON g.asset_id = s.asset_id
    LEFT JOIN emission m ON m.asset_id = s.asset_id
    LEFT JOIN meter t ON t.asset_id = s.asset_id
    LEFT JOIN rating z ON z.asset_id = s.asset_id
    LEFT JOIN lease l ON l.asset_id = s.asset_id
    LEFT JOIN place p ON p.asset_id = s.asset_id
    LEFT JOIN ground f ON f.asset_id = s.asset_id
    LEFT JOIN proposal y ON y.asset_id = s.asset_id
    LEFT JOIN decided dc ON dc.asset_id = s.asset_id
    LEFT JOIN heritage h ON h.asset_id = s.asset_id
    LEFT JOIN room rm ON rm.asset_id = s.asset_id
    LEFT JOIN tie ON tie.asset_id = s.asset_id
    LEFT JOIN lease_in li ON li.asset_id = s.asset_id
    LEFT JOIN partner pl ON pl.asset_id = s.asset_id
    LEFT JOIN school_site ss ON ss.asset_id = s.asset_id
    LEFT JOIN worth vu ON vu.asset_id = s.asset_id
    LEFT JOIN brownfield bf ON bf.asset_id = s.asset_id
    LEFT JOIN (SELECT category_code, min(least_floor_m2) AS least_m2 FROM facts.change_of_use
               WHERE use_code IN ('care', 'temporary_housing') GROUP BY category_code) cu ON cu.category_code = s.category_code
    LEFT JOIN evaluation.unaffordable x ON x.asset_id = s.asset_id AND x.commitment_code = '1.4' AND x.recorded_on <= d.today
    LEFT JOIN register.acquisition q ON q.asset_id = s.asset_id
    LEFT JOIN (SELECT DISTINCT ON (asset_id) * FROM register.suitability WHERE assessed_on <= (SELECT facts.as_of())
               ORDER BY asset_id, assessed_on DESC) j ON j.asset_id = s.asset_id
    LEFT JOIN register.amenity o ON o.asset_id = s.asset_id
    LEFT JOIN register.school sc ON sc.asset_id = s.asset_id
    LEFT JOIN completeness k2 ON k2.asset_id = s.asset_id
), derived AS (
    SELECT known.*, status_code = 'in_use' AS in_use,
           council_repairs <> 'none' AND built AS repairs_building,
           100 * used / nullif(capacity, 0) AS use_percent,
           100 * high_backlog / replacement_cost AS high_percent, 100 * backlog / replacement_cost AS all_percent,
           (life_ends_on - today) / 365.25 AS life_years,
           CASE WHEN base_class = 'maintained_school' AND NOT temporary_past_life AND temporary_unknown THEN NULL ELSE temporary_past_life END AS past_life,
           public_service AND status_code = 'in_use' AND class_code IN ('occupied_building', 'leased_in') AS presence
    FROM known
)
SELECT asset_id, reference, category_code, class_code, duty_holder_code, scope_code, purpose_code, scored,
       floor_area_m2::double precision AS floor_area_m2, replacement_cost::double precision AS replacement_cost,
       ST_X(location) AS easting, ST_Y(location) AS northing,
       in_use,
       built AS has_building,
       capacity_unit IS NOT NULL AND capacity_unit <> 'pupils' AS measures_use,
       category_merges AND in_use AS merges,
       category_count >= category_minimum AND NOT category_earns AS cost_compared,
       category_earns OR class_code = 'let_out' AS earns_income,
       category_code IN ('office', 'hub') AS shares_space,
       category_local AS local_scale,
       listed,
       listed AND NOT unaffordable AS heritage_affordable,
       coalesce(acquired_on BETWEEN vesting_day AND today, false) AS acquired_since_vesting,
       repairs_building AS council_repairs,
       inspected AS inspections_due,
       in_use AND built AND CASE WHEN building_recorded THEN heated END AS heated_in_use,
       in_use AND built AND CASE WHEN building_recorded THEN CASE WHEN heated THEN heating_code IN ('gas', 'oil', 'lpg', 'biomass') ELSE heated END END AS has_boiler,
       coalesce(any_out, false) AND built AS let_building,
       category_visited AND in_use AS visited,
       in_use AND (base_class = 'car_park' OR category_code = 'depot') AS chargers_expected,
       purpose_code = 'surplus' AS surplus,
       purpose_code IN ('let_out', 'investment') AS let_only,
       underused,
       inside_settlement,
       inside_settlement AND underused AS urban_underused,
       employment AS employment_land,
       coalesce(starter_holding, false) AS starter_holding,
       purpose_code = 'surplus' AND inside_regeneration_area AS surplus_in_regeneration_area,
       public_service AND inside_town_centre AS town_centre_service,
       category_code = 'residential_care' OR coalesce(care, false) AS care_held,
       class_code = 'maintained_school' AND (life_years < end_of_life_years OR raac_code IN ('present', 'mitigated') OR past_life OR all_percent > end_of_life_backlog) AS end_of_life,
       -- objective 1
       ((today - purpose_confirmed_on) / 30.4375)::double precision AS purpose_confirmed_months, purpose_confirmed_on AS purpose_confirmed_months_on,
       use_percent::double precision AS utilisation_percent, measured_on AS utilisation_percent_on,
       CASE WHEN NOT vacant THEN 0 WHEN vacant_since IS NOT NULL THEN (greatest(today - vacant_since, 0) / 30.4375)::double precision END AS vacant_months,
       capacity::double precision AS capacity, measured_on AS capacity_on, used::double precision AS capacity_used, measured_on AS capacity_used_on,
       (premises_cost / nullif(floor_area_m2, 0))::double precision AS premises_cost_per_m2, cost_on AS premises_cost_per_m2_on,
       (income / nullif(premises_cost, 0))::double precision AS income_cost_ratio, cost_on AS income_cost_ratio_on,
       partner_share_percent::double precision AS partner_share_percent, partner_on AS partner_share_percent_on,
       CASE WHEN devolution THEN false WHEN offers_known THEN true END AS not_offered_to_parish,
       budget_held_centrally,
       CASE WHEN responsible_officer IS NOT NULL THEN true END AS officer_named,
       CASE WHEN surveyed THEN coalesce(worst_grade, 1) END::double precision AS worst_element_grade, surveyed_on AS worst_element_grade_on,
       (100 * income / nullif(premises_cost, 0))::double precision AS cost_covered_percent, cost_on AS cost_covered_percent_on,
       CASE WHEN whole_life_cost_appraised_on <= today THEN true END AS life_cost_appraised, whole_life_cost_appraised_on AS life_cost_appraised_on,
       high_percent::double precision AS high_backlog_percent, surveyed_on AS high_backlog_percent_on,
       (100 * planned_maintenance / nullif(planned_maintenance + reactive_maintenance, 0))::double precision AS planned_share_percent, cost_on AS planned_share_percent_on,
       -- objective 2
       (CASE suitability_code WHEN 'good' THEN 1 WHEN 'satisfactory' THEN 2 WHEN 'poor' THEN 3 WHEN 'unsuitable' THEN 4 END)::double precision AS suitability, assessed_on AS suitability_on,
       accessible, assessed_on AS accessible_on,
       in_date_percent::double precision AS inspections_in_date_percent, overdue_days::double precision AS inspections_overdue_days,
       ((today - surveyed_on) / 365.25)::double precision AS survey_age_years, surveyed_on AS survey_age_years_on,
       completeness::double precision AS record_completeness_percent,
       CASE WHEN leased AND all_checked AND compliance_checked_on >= lease_check_since THEN true END AS lease_compliance_checked, compliance_checked_on AS lease_compliance_checked_on,
       gas_safety::double precision AS guard_gas_safety, gas_safety_on AS guard_gas_safety_on,
       fire_risk::double precision AS guard_fire_risk, fire_risk_on AS guard_fire_risk_on,
       fixed_wiring::double precision AS guard_fixed_wiring, fixed_wiring_on AS guard_fixed_wiring_on,
       asbestos::double precision AS guard_asbestos, asbestos_on AS guard_asbestos_on,
       legionella::double precision AS guard_legionella, legionella_on AS guard_legionella_on,
       lift_passenger::double precision AS guard_lift_passenger, lift_passenger_on AS guard_lift_passenger_on,
       (CASE WHEN NOT repairs_building THEN NULL WHEN urgent > 0 THEN 0 WHEN NOT surveyed OR urgent_assumed > 0 THEN 1 ELSE 2 END)::double precision AS guard_urgent_defects, surveyed_on AS guard_urgent_defects_on,
       (CASE WHEN NOT built THEN NULL WHEN raac_code = 'present' THEN 0 WHEN raac_code IS NOT NULL THEN 2 WHEN duty_holder_code IN ('council', 'governors') THEN 1 END)::double precision AS guard_raac,
       -- objective 3
       (CASE heating_code WHEN 'oil' THEN 1 WHEN 'lpg' THEN 2 WHEN 'gas' THEN 3 WHEN 'network' THEN 4 WHEN 'electric' THEN 5 WHEN 'biomass' THEN 6 WHEN 'heat_pump' THEN 7 END)::double precision AS heating,
       (kg_co2e / nullif(floor_area_m2, 0))::double precision AS emissions_per_m2, energy_on AS emissions_per_m2_on,
       worst::double precision AS energy_rating, issued_on AS energy_rating_on,
       (extract(year FROM today) - boiler_year)::double precision AS boiler_age_years,
       (CASE WHEN NOT (coalesce(any_out, false) AND built) THEN NULL WHEN worst_lawful IS NULL THEN 1 WHEN worst_lawful > let_minimum_band THEN 0 ELSE 2 END)::double precision AS guard_let_rating, lawful_issued_on AS guard_let_rating_on,
       settlement_centre_km::double precision AS settlement_centre_km,
       cycle_spaces::double precision AS cycle_spaces, recorded_on AS cycle_spaces_on,
       (100 * generated_kwh / nullif(roof_potential_kwh, 0))::double precision AS generation_percent, energy_on AS generation_percent_on,
       automatic_percent::double precision AS automatic_metering_percent,
       ev_chargers::double precision AS ev_chargers, recorded_on AS ev_chargers_on,
       storage_kwh::double precision AS storage_kwh, recorded_on AS storage_kwh_on, heating_kw::double precision AS heating_plant_kw,
       (CASE WHEN lets > 0 AND lets_stewardship_unknown = 0 THEN
                  CASE WHEN lets_without_area = 0 THEN 100 * coalesce(stewardship_area_m2, 0) / nullif(let_area_m2, 0)
                       ELSE 100.0 * lets_stewardship / lets END END)::double precision AS stewardship_percent,
       CASE WHEN whole_life_carbon_assessed_on <= today THEN true END AS life_carbon_assessed, whole_life_carbon_assessed_on AS life_carbon_assessed_on,
       meets_climate_pledges,
       -- objective 4
       CASE WHEN inside_settlement AND underused THEN floor(dry_m2 / 10000 * developable * homes_low * CASE WHEN inside_phosphate_catchment THEN phosphate_share ELSE 1 END) END::double precision AS dwelling_capacity_low,
       CASE WHEN inside_settlement AND underused THEN floor(dry_m2 / 10000 * developable * homes_high) END::double precision AS dwelling_capacity_high,
       CASE WHEN brownfield OR housing THEN true WHEN housing_known THEN false END AS in_housing_proposal,
       (CASE WHEN housing THEN 100.0 * social_homes / nullif(homes, 0) WHEN housing_known THEN 0 END)::double precision AS social_homes_percent,
       CASE WHEN housing OR housing_known THEN coalesce(community_led, false) END AS community_led,
       CASE WHEN housing OR housing_known THEN coalesce(self_build, false) END AS self_build,
       built AND least_care_m2 IS NOT NULL AND floor_area_m2 >= least_care_m2 AND underused AS suitable_for_care,
       (category_code = 'residential_care' AND in_use) OR coalesce(care_in_use, false) AS in_care_use,
       -- objective 5
       (CASE WHEN capacity_unit = 'units' AND capacity > 0 AND used IS NOT NULL THEN use_percent
             WHEN lets > 0 AND lets_without_area = 0 AND floor_area_m2 > 0 THEN least(100 * let_area_m2 / floor_area_m2, 100)
             WHEN coalesce(whole_out, false) THEN 100
             WHEN vacant THEN 0 END)::double precision AS let_share_percent,
       CASE WHEN capacity_unit = 'units' AND used IS NOT NULL THEN measured_on END AS let_share_percent_on,
       inside_employment_site,
       CASE WHEN coalesce(starter_holding, false) THEN CASE WHEN new_entrant OR vacant THEN true WHEN new_entrant_unknown THEN NULL ELSE false END END AS let_to_new_entrant,
       CASE WHEN regeneration THEN true WHEN regeneration_known THEN false END AS in_regeneration_scheme,
       public_service AND in_use AS frontage_in_use,
       -- objective 6
       (high_backlog / nullif(floor_area_m2, 0))::double precision AS critical_backlog_per_m2, surveyed_on AS critical_backlog_per_m2_on,
       (high_backlog / nullif(pupils, 0))::double precision AS critical_backlog_per_pupil, surveyed_on AS critical_backlog_per_pupil_on,
       (high_backlog / nullif(capital_grant, 0))::double precision AS critical_backlog_to_grant, surveyed_on AS critical_backlog_to_grant_on,
       life_years::double precision AS remaining_life_years,
       (CASE raac_code WHEN 'none' THEN 1 WHEN 'mitigated' THEN 2 WHEN 'present' THEN 3 END)::double precision AS raac_state,
       past_life AS temporary_past_life,
       all_percent::double precision AS backlog_percent, surveyed_on AS backlog_percent_on,
       CASE WHEN replacement_strategy_on <= today THEN true END AS replacement_strategy_recorded, replacement_strategy_on AS replacement_strategy_recorded_on,
       CASE WHEN maintenance_plan_agreed_on <= today AND (maintenance_plan_until IS NULL OR maintenance_plan_until >= today) THEN true END AS maintenance_plan_current, maintenance_plan_agreed_on AS maintenance_plan_current_on,
       CASE WHEN joint_visit_on IS NOT NULL THEN (greatest(today - joint_visit_on, 0) / 30.4375)::double precision END AS joint_visit_months, joint_visit_on AS joint_visit_months_on,
       -- for options: size and energy
       land_m2::double precision AS land_area_m2, NOT land_measured AS land_area_m2_estimated,
       roof_area_m2::double precision AS roof_area_m2, roof_estimated AS roof_area_m2_estimated,
       kg_co2e::double precision AS annual_emissions_kg, energy_on AS annual_emissions_kg_on, energy_estimated OR other_factor_year AS annual_emissions_kg_estimated,
       electricity_kwh::double precision AS electricity_kwh, energy_on AS electricity_kwh_on, energy_estimated AS electricity_kwh_estimated,
       CASE WHEN energy_on IS NOT NULL THEN coalesce(gas_kwh, CASE WHEN NOT heated OR heating_code <> 'gas' THEN 0 END) END::double precision AS gas_kwh,
       energy_on AS gas_kwh_on, energy_estimated AS gas_kwh_estimated,
       CASE WHEN energy_on IS NOT NULL THEN coalesce(oil_kwh, CASE WHEN NOT heated OR heating_code <> 'oil' THEN 0 END) END::double precision AS oil_kwh,
       energy_on AS oil_kwh_on, energy_estimated AS oil_kwh_estimated,
       CASE WHEN energy_on IS NOT NULL THEN heat_kwh END::double precision AS heat_demand_kwh,
       energy_on AS heat_demand_kwh_on, heat_kwh IS NOT NULL AS heat_demand_kwh_estimated,
       -- for options: place and ground
       CASE WHEN land_measured AND floods_known THEN 100 * (land_m2 - dry_m2) / nullif(land_m2, 0) END::double precision AS flood_share_percent,
       CASE WHEN category_code = 'playing_field' THEN 100 WHEN land_measured AND fields_known THEN 100 * field_m2 / nullif(land_m2, 0) END::double precision AS playing_field_percent,
       dry_m2::double precision AS developable_m2, NOT (land_measured AND floods_known) AS developable_m2_estimated,
       town_centre_km::double precision AS town_centre_km,
       inside_town_centre,
       CASE WHEN presence AND inside_town_centre THEN count(*) FILTER (WHERE presence) OVER (PARTITION BY town_centre_id) = 1
            WHEN presence THEN inside_town_centre ELSE false END AS town_centre_last_presence,
       inside_phosphate_catchment AS phosphate_catchment,
       room_km::double precision AS nearest_room_km,
       CASE WHEN capacity - used IS NOT NULL THEN greatest(capacity - used, 0)::double precision END AS spare_capacity, measured_on AS spare_capacity_on,
       -- for options: who is in it
       CASE WHEN partner_share_percent > 0 OR partner_lets THEN true WHEN partner_share_percent = 0 THEN false END AS occupiers_partner,
       coalesce(any_in, false) AS lease_in,
       CASE WHEN lease_break_on IS NOT NULL THEN (greatest(lease_break_on - today, 0) / 30.4375)::double precision END AS lease_in_break_months,
       CASE WHEN lease_ends_on IS NOT NULL THEN (greatest(lease_ends_on - today, 0) / 30.4375)::double precision END AS lease_in_end_months,
       CASE WHEN any_secure OR security_of_tenure THEN true WHEN coalesce(any_out, false) AND security_unknown THEN security_of_tenure ELSE false END AS lease_out_secure,
       coalesce(any_out, false) AS tenant_in_place,
       coalesce(any_over, false) AS tenant_holds_over,
       -- for options: what binds it
       covenant, clawback, charity_trust, appropriation, pre_emption, grant_condition,
       coalesce(school_land, school_site OR class_code IN ('maintained_school', 'academy_site')) AS school_land,
       CASE WHEN playing_field OR category_code = 'playing_field' OR field_m2 > 0 THEN true WHEN land_measured AND fields_known THEN false ELSE playing_field END AS playing_field,
       coalesce(listed_as, 0)::double precision AS listed_grade,
       coalesce(community_value, false) AS community_value,
       CASE WHEN open_space OR category_code IN ('open_space', 'park', 'playing_field', 'play_area', 'amenity_land') THEN true
            WHEN base_class <> 'open_land' THEN coalesce(open_space, false) ELSE open_space END AS open_space,
       coalesce(allotment, false) OR category_code = 'allotment' AS allotment,
       coalesce(common_land, false) AS common_land,
       worth::double precision AS valuation_gbp, valued_on AS valuation_gbp_on,
       indexed OR worth_basis NOT IN ('EUV', 'EUV-SH') AS valuation_gbp_estimated,
       -- for options: money of a year, whatever the floor area
       premises_cost::double precision AS premises_cost_gbp, cost_on AS premises_cost_gbp_on,
       income::double precision AS income_gbp, cost_on AS income_gbp_on,
       -- and repairs, of land as of buildings
       (CASE WHEN council_repairs = 'none' THEN 0 WHEN council_repairs IS NOT NULL THEN high_restated END)::double precision AS high_repairs_gbp,
       CASE WHEN council_repairs <> 'none' THEN surveyed_on END AS high_repairs_gbp_on,
       -- for options: what was decided
       coalesce(decided_option, 0)::double precision AS decided_option, decided_on AS decided_option_on,
       coalesce(refused_option, 0)::double precision AS refused_option, refused_on AS refused_option_on,
       coalesce(offer_outcome, 0)::double precision AS offer_outcome, offer_outcome_on,
       -- what is made of an estimate is one, here or in the engine
       energy_estimated OR other_factor_year AS emissions_per_m2_estimated, energy_estimated OR other_factor_year AS emissions_ratio_estimated
FROM derived;
COMMENT ON VIEW facts.asset_fact IS 'What is known of each asset held, on the day: one column per fact (see evaluation.fact for what each means), null unknown; codes are the ordinals of evaluation.fact_value. The date of a fact is in <fact>_on, and whether it is an estimate in <fact>_estimated, where it has such.';

CREATE VIEW facts.neighbour AS
SELECT a.asset_id, b.asset_id AS neighbour_id, ST_Distance(a.location, b.location) / 1000 AS km
FROM facts.asset_state s
JOIN code.category c ON c.code = s.category_code AND c.merges
JOIN register.asset a ON a.asset_id = s.asset_id
JOIN register.asset b ON b.category_code = s.category_code AND b.asset_id <> a.asset_id
 AND ST_DWithin(a.location, b.location, (SELECT facts.parameter('neighbour_km')) * 1000)
JOIN facts.asset_state o ON o.asset_id = b.asset_id AND o.scored AND o.status_code = 'in_use'
WHERE s.scored AND s.status_code = 'in_use';
COMMENT ON VIEW facts.neighbour IS 'Pairs of assets of one use that could merge (commitment 1.1), within the search distance, both ways round.';
