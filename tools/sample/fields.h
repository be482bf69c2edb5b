/*
 * The canonical fields of a register row, as the importers know them. An asset of the sample holds each as
 * text in one plain form (ISO dates, decimals, codes of the code lists, Y or N); a layout then writes it in a
 * council's own way.
 */
#ifndef TERRIER_SAMPLE_FIELDS_H
#define TERRIER_SAMPLE_FIELDS_H

enum field_kind { KIND_TEXT, KIND_CODE, KIND_DATE, KIND_NUMBER, KIND_MONEY, KIND_BOOL };

/* clang-format off */
#define SAMPLE_FIELDS(F)                                                                                \
    F(asset_code, TEXT) F(name, TEXT) F(category, CODE) F(purpose, CODE) F(scope, CODE)                 \
    F(status, CODE) F(validation, CODE) F(marking, CODE) F(uprn, TEXT) F(organisation, TEXT)            \
    F(effective_date, DATE) F(fixed_asset_reference, TEXT) F(service, TEXT)                             \
    F(responsible_officer, TEXT) F(budget_held_centrally, BOOL) F(purpose_confirmed_on, DATE)           \
    F(notes, TEXT) F(street_number, TEXT) F(street, TEXT) F(locality, TEXT) F(post_town, TEXT)          \
    F(postcode, TEXT) F(coordinate_system, TEXT) F(x, NUMBER) F(y, NUMBER) F(easting, NUMBER)           \
    F(northing, NUMBER) F(longitude, NUMBER) F(latitude, NUMBER) F(extent_wkt, TEXT) F(tenure, CODE)    \
    F(tenure_detail, CODE) F(title_number, TEXT) F(holding_type, CODE) F(land_area_ha, NUMBER)          \
    F(land_area_m2, NUMBER) F(land_area_acres, NUMBER) F(council_repairs, CODE)                         \
    F(repair_share_percent, NUMBER) F(duty_holder, CODE) F(building_name, TEXT)                         \
    F(floor_area_m2, NUMBER) F(floor_area_ft2, NUMBER) F(year_built, NUMBER) F(storeys, NUMBER)         \
    F(lifts, NUMBER) F(air_conditioned, BOOL) F(heating, CODE) F(boiler_year, NUMBER) F(raac, CODE)     \
    F(asbestos, CODE) F(temporary, BOOL) F(life_ends_on, DATE) F(replacement_cost, MONEY)               \
    F(replacement_cost_on, DATE) F(roof_potential_kwh, NUMBER) F(dec_rating, CODE) F(epc_rating, CODE)  \
    F(lease_direction, CODE) F(lease_party, TEXT) F(lease_start, DATE) F(lease_end, DATE)               \
    F(rent_yearly, MONEY) F(repair_terms, CODE) F(security, CODE) F(let_area_m2, NUMBER)                \
    F(compliance_checked_on, DATE) F(stewardship, BOOL) F(starter_holding, BOOL)                        \
    F(first_tenancy, BOOL) F(listed_grade, TEXT) F(valuation, MONEY) F(valuation_basis, CODE)           \
    F(valued_on, DATE) F(accounting_class, CODE) F(financial_year, NUMBER) F(premises_cost, MONEY)      \
    F(income, MONEY) F(planned_maintenance, MONEY) F(reactive_maintenance, MONEY) F(capacity, NUMBER)   \
    F(used, NUMBER) F(capacity_unit, CODE) F(measured_on, DATE) F(partner_share_percent, NUMBER)        \
    F(vacant_since, DATE) F(suitability, CODE) F(suitability_on, DATE) F(accessible, BOOL)              \
    F(cycle_spaces, NUMBER) F(car_spaces, NUMBER) F(ev_chargers, NUMBER) F(urn, TEXT)                   \
    F(school_type, CODE) F(phase, CODE) F(pupil_capacity, NUMBER) F(pupils, NUMBER) F(pupils_on, DATE)  \
    F(maintenance_plan_agreed_on, DATE) F(maintenance_plan_until, DATE) F(joint_visit_on, DATE)         \
    F(replacement_strategy_on, DATE) F(capital_grant, MONEY) F(capital_grant_year, NUMBER)              \
    F(acquired_on, DATE) F(acquisition_price, MONEY) F(cost_appraised_on, DATE)                         \
    F(carbon_assessed_on, DATE) F(meets_climate_pledges, BOOL) F(storage_kwh, NUMBER)                   \
    F(generation_kw, NUMBER) F(heating_kw, NUMBER)
/* clang-format on */
#define SAMPLE_FIELD_ENUM(name, kind) FIELD_##name,
enum field { SAMPLE_FIELDS(SAMPLE_FIELD_ENUM) FIELD_COUNT };
#undef SAMPLE_FIELD_ENUM

enum field_kind field_kind(enum field field);
const char *field_name(enum field field);

#endif
