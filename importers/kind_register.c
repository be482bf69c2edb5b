/* Asset lists: one row is one asset, with at most one main building, one lease and one school on it. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "importers/fields.h"
#include "importers/row.h"
#include "sql/embedded.h"
#include "sql/match_steps.h"

static const struct field fields[] = {
    /* identity */
    NEEDED("asset_code", FIELD_TEXT, NULL, 0, SHORT_MAX, ASSET_CODE_NAMES),
    NEEDED(
        "name", FIELD_TEXT, NULL, 0, 0,
        "PropertyName|Asset Name|Property Name|Site Name|Name of the building or land|Description|Property"),
    CODE("category", "category", "Asset Category|Asset Type|Property Type|Category Code"),
    CODE("purpose", "purpose", "Holding Purpose|Reason for holding"),
    CODE("scope", "scope", NULL),
    CODE("status", "status", "Asset Status"),
    CODE("validation", "validation", "Validation Status"),
    CODE("marking", "marking", "Protective Marking"),
    {"uprn", FIELD_UPRN, false, NULL, 0, 0, "Unique Property Reference Number"},
    SHORT("organisation", "OrganisationLabel|Organisation Name|Local Authority"),
    SHORT("organisation_uri", "OrganisationURI"),
    DATE("effective_date", "EffectiveDate|As at"),
    TEXT("fixed_asset_reference", "FAR Ref|Fixed Asset Ref|Fixed Asset Register Reference"),
    TEXT("service", "Service Area|Department|Occupying Service"),
    TEXT("responsible_officer", "Responsible Officer|Asset Manager"),
    FLAG("budget_held_centrally", NULL),
    DATE("purpose_confirmed_on", "Last Review|Purpose Confirmed"),
    TEXT("notes", "Comments|Remarks"),
    /* address */
    TEXT("street_number", "StreetNumber|House Number|Number"),
    TEXT("address", "Full Address|Property Address|Site Address|Postal Address|Location"),
    TEXT("street", "StreetName|Street Name|Road|Road Name"),
    TEXT("locality", "Village|Parish"),
    TEXT("post_town", "PostTown|Town"),
    {"postcode", FIELD_POSTCODE, false, NULL, 0, 0, "Post Code|PCode"},
    /* place */
    TEXT("coordinate_system", "CoordinateReferenceSystem|CRS"),
    NUMBER("x", 0, 0, "GeoX|X Coordinate|XCoord"),
    NUMBER("y", 0, 0, "GeoY|Y Coordinate|YCoord"),
    NUMBER("easting", 0, 0, "Eastings|East"),
    NUMBER("northing", 0, 0, "Northings|North"),
    NUMBER("longitude", 0, 0, "Long|Lon|Lng"),
    NUMBER("latitude", 0, 0, "Lat"),
    TEXT("grid_reference",
         "Grid Ref|OS Grid Ref|OS Grid Reference|National Grid Reference|NGR|Map Reference|OS Ref"),
    TEXT("extent_wkt", "WKT|Geometry|Shape|Polygon"),
    /* tenure */
    CODE("tenure", "tenure", "TenureType|Tenure Type|Interest"),
    CODE("tenure_detail", "tenure_detail", "TenureDetail"),
    TEXT("tenure_other", "OtherDetail|Tenure Other"),
    SHORT("title_number", "Title No|Land Registry Title|Title"),
    CODE("holding_type", "holding_type", "HoldingType|Land or Building"),
    NUMBER("land_area_ha", 1e-6, 1e6, "LandArea|Site Area Ha|Hectares|Area Ha|Land Area (ha)"),
    NUMBER("land_area_m2", 0.01, 1e10, "Site Area m2|Land Area (m2)|Site Area sqm"),
    NUMBER("land_area_acres", 1e-5, 2e6, "Acres|Site Area Acres|Land Area (acres)"),
    /* repair */
    CODE("council_repairs", "council_repairs", "Repair Liability|Repairing Liability"),
    NUMBER("repair_share_percent", 0, 100, "Council Share %"),
    CODE("duty_holder", "duty_holder", "Compliance Duty"),
    /* building */
    SHORT("building_code", "Block Code|Building Ref|Building Number"),
    TEXT("building_name", "Block Name"),
    NUMBER("floor_area_m2", 0.01, 1e9,
           "BuildingSize|GIA|GIA m2|GIFA|Gross Internal Area|Floor Area|Floor Area (m2)"),
    NUMBER("floor_area_ft2", 0.1, 1e10, "GIA sq ft|Floor Area sq ft|Floor Area (ft2)"),
    INTEGER("year_built", 1000, 2100, "Built|Construction Year|Date Built|Build Year"),
    INTEGER("storeys", 0, 50, "Floors|No of Storeys"),
    INTEGER("lifts", 0, 1000, "No of Lifts|Passenger Lifts"),
    FLAG("air_conditioned", "Air Conditioning|AC"),
    CODE("heating", "heating", "Heating Type|Main Heating|Heating Fuel"),
    INTEGER("boiler_year", 1900, 2100, "Boiler Installed"),
    CODE("raac", "raac", "RAAC Status"),
    CODE("asbestos", "asbestos", "Asbestos Status"),
    FLAG("temporary", "Temporary Building"),
    DATE("life_ends_on", "End of Life"),
    {"replacement_cost", FIELD_MONEY, false, NULL, 0.01, 1e12, "Reinstatement Cost|Rebuild Cost"},
    DATE("replacement_cost_on", NULL),
    NUMBER("roof_potential_kwh", 0, 1e11, "Roof Solar Potential kWh"),
    CODE("energy_rating", "energy_band", "EnergyRating"),
    CODE("dec_rating", "energy_band", "DEC|DEC Band"),
    CODE("epc_rating", "energy_band", "EPC|EPC Band"),
    /* lease */
    CODE("lease_direction", "lease_direction", NULL),
    SHORT("lease_party", "Tenant|Landlord|Lessee"),
    DATE("lease_start", "Lease Start Date|Lease From"),
    DATE("lease_end", "Lease End Date|Lease Expiry|Lease To"),
    {"rent_yearly", FIELD_MONEY, false, NULL, 0, 1e11, "Rent|Annual Rent|Passing Rent|Rent pa"},
    CODE("repair_terms", "repair_terms", "Repairing Terms|Lease Repair Terms"),
    CODE("security", "security", "Security of Tenure"),
    NUMBER("let_area_m2", 0, 1e9, "Let Area"),
    DATE("compliance_checked_on", "Tenant Compliance Checked"),
    FLAG("stewardship", "Stewardship Plan"),
    FLAG("starter_holding", "Starter Farm"),
    FLAG("first_tenancy", NULL),
    /* designation */
    CODE("listed_grade", "listed_grade", "Listed|Listing|Listed Status|Listing Grade"),
    /* money */
    MONEY("valuation", "Value|Asset Value|Net Book Value|Current Value"),
    CODE("valuation_basis", "valuation_basis", "Basis of Valuation"),
    DATE("valued_on", "Valuation Date|Date Valued"),
    CODE("accounting_class", "accounting_class", "FAR Class"),
    YEAR("financial_year", "Year"),
    MONEY("premises_cost", "Running Cost|Premises Costs"),
    MONEY("income", "Annual Income"),
    MONEY("planned_maintenance", "Planned Maintenance Spend"),
    MONEY("reactive_maintenance", "Reactive Maintenance Spend"),
    /* use */
    {"capacity", FIELD_NUMBER, false, NULL, 0.01, 1e9, NULL},
    NUMBER("used", 0, 1e9, "Occupied|In Use"),
    CODE("capacity_unit", "capacity_unit", NULL),
    DATE("measured_on", "Utilisation Date"),
    NUMBER("partner_share_percent", 0, 100, "Partner Share %"),
    DATE("vacant_since", "Vacant From"),
    CODE("suitability", "suitability", "Functional Suitability"),
    DATE("suitability_on", "Suitability Date"),
    FLAG("accessible", "Accessibility|DDA Compliant"),
    INTEGER("cycle_spaces", 0, 100000, "Cycle Parking"),
    INTEGER("car_spaces", 0, 100000, "Car Parking Spaces|Parking Spaces"),
    INTEGER("ev_chargers", 0, 100000, "EV Charging Points"),
    NUMBER("storage_kwh", 0, 1e9, "Battery kWh|Battery Storage kWh|Storage Capacity kWh"),
    NUMBER("generation_kw", 0, 1e9, "Solar kWp|PV kWp|Installed kWp|Generation Capacity kW"),
    NUMBER("heating_kw", 0.1, 1e9, "Boiler kW|Heating Plant kW|Heat Output kW|Plant Size kW"),
    /* school */
    INTEGER("urn", 100000, 999999, "School URN|DfE URN"),
    CODE("school_type", "school_type", "TypeOfEstablishment|TypeOfEstablishment (name)"),
    CODE("phase", "school_phase", "PhaseOfEducation|PhaseOfEducation (name)"),
    INTEGER("pupil_capacity", 0, 100000, "SchoolCapacity|PAN Capacity"),
    INTEGER("pupils", 0, 100000, "NumberOfPupils|Number on Roll|NOR"),
    DATE("pupils_on", "Roll Date"),
    DATE("maintenance_plan_agreed_on", NULL),
    DATE("maintenance_plan_until", NULL),
    DATE("joint_visit_on", NULL),
    DATE("replacement_strategy_on", NULL),
    MONEY("capital_grant", NULL),
    YEAR("capital_grant_year", NULL),
    /* acquisition */
    DATE("acquired_on", "Acquisition Date|Date Acquired"),
    MONEY("acquisition_price", "Purchase Price"),
    DATE("cost_appraised_on", NULL),
    DATE("carbon_assessed_on", NULL),
    FLAG("meets_climate_pledges", NULL),
    /* made by the check */
    MADE("made_easting"),
    MADE("made_northing"),
    MADE("made_longitude"),
    MADE("made_latitude"),
    MADE("made_accuracy_m"),
    MADE("made_extent"),
    MADE("made_extent_crs84"),
    MADE("made_extent_repair"),
    MADE("made_land_area_m2"),
};

_Static_assert(sizeof fields / sizeof *fields <= FIELDS_MAX, "FIELDS_MAX is too small");

#define M2_PER_HECTARE 10000.0
#define M2_PER_ACRE    4046.8564224 /* international acre, exact */
#define M2_PER_FT2     0.09290304   /* international foot, exact */

static void set_area(struct row *row, const char *field, double m2) {
    char buffer[64];

    snprintf(buffer, sizeof buffer, "%.2f", m2);
    row_set(row, field, buffer);
}

static void check_areas(struct row *row) {
    double hectares = row_number(row, "land_area_ha"), m2 = row_number(row, "land_area_m2");
    double acres = row_number(row, "land_area_acres"), feet = row_number(row, "floor_area_ft2");

    if (!isnan(m2))
        set_area(row, "made_land_area_m2", m2);
    else if (!isnan(hectares))
        set_area(row, "made_land_area_m2", hectares * M2_PER_HECTARE);
    else if (!isnan(acres))
        set_area(row, "made_land_area_m2", acres * M2_PER_ACRE);
    if (!isnan(feet) && row_get(row, "floor_area_m2") == NULL)
        set_area(row, "floor_area_m2", feet * M2_PER_FT2);
}

/* `fields` cannot be kept without `needed`: a value without its date says nothing that can be judged. */
static void need(struct row *row, const char *const *group, const char *needed) {
    if (row_get(row, needed) != NULL) return;
    for (; *group != NULL; group++)
        if (row_get(row, *group) != NULL)
            row_drop(row, *group, "value_incomplete", "%s cannot be kept without %s; it was left out", *group,
                     needed);
}

static void check_groups(struct row *row) {
    static const char *const valuation[] = {"valuation", NULL};
    static const char *const costs[] = {"premises_cost", "income", "planned_maintenance",
                                        "reactive_maintenance", NULL};
    static const char *const school[] = {"urn",
                                         "phase",
                                         "pupil_capacity",
                                         "pupils",
                                         "maintenance_plan_agreed_on",
                                         "maintenance_plan_until",
                                         "joint_visit_on",
                                         "replacement_strategy_on",
                                         "capital_grant",
                                         NULL};
    static const char *const acquisition[] = {"acquisition_price", "cost_appraised_on", "carbon_assessed_on",
                                              "meets_climate_pledges", NULL};
    static const char *const access[] = {"accessible", NULL};

    need(row, valuation, "valued_on");
    need(row, valuation, "valuation_basis");
    need(row, costs, "financial_year");
    need(row, school, "school_type");
    need(row, acquisition, "acquired_on");
    need(row, access, "suitability");
}

/* What is measured without a day stands for the day on which the row is true. */
static void check_days(struct row *row) {
    static const char *const use[] = {"capacity", "used", "partner_share_percent", NULL};
    static const char *const fit[] = {"suitability", "accessible", NULL};
    const char *day = row_get(row, "effective_date");

    if (row_get(row, "measured_on") == NULL)
        row_set(row, "measured_on", day != NULL ? day : row_get(row, "vacant_since"));
    if (row_get(row, "suitability_on") == NULL) row_set(row, "suitability_on", day);
    need(row, use, "measured_on");
    need(row, fit, "suitability_on");
}

static void check_lease(struct row *row) {
    static const char *const lease[] = {"lease_party",  "lease_start", "lease_end",   "rent_yearly",
                                        "repair_terms", "security",    "let_area_m2", NULL};
    const char *start = row_get(row, "lease_start"), *end = row_get(row, "lease_end");

    if (start != NULL && end != NULL && strcmp(end, start) < 0)
        row_drop(row, "lease_end", "dates_reversed", "the lease ends before it starts; its end was left out");
    if (row_get(row, "lease_direction") == NULL && row_has_any(row, lease))
        row_warn(row, "lease_direction", "value_incomplete",
                 "the row tells of a lease but not whether the council is tenant or landlord; the lease was "
                 "left out");
}

static void check_repairs(struct row *row) {
    const char *repairs = row_get(row, "council_repairs");
    bool shared = repairs != NULL && strcmp(repairs, "shared") == 0;

    if (shared && row_get(row, "repair_share_percent") == NULL)
        row_drop(row, "council_repairs", "value_incomplete",
                 "repairs are shared, but the row does not say in which part; who repairs was left out");
    if (!shared && row_get(row, "repair_share_percent") != NULL)
        row_drop(row, "repair_share_percent", "value_incomplete",
                 "a share of repairs goes with repairs that are shared; it was left out");
}

static void check_place(struct row *row) {
    row_place(row);
    row_shape(row);
    if (row_get(row, "made_easting") == NULL && row_get(row, "made_extent") == NULL &&
        row_get(row, "uprn") == NULL)
        row_warn(row, NULL, "place_unknown",
                 "the row has neither a usable UPRN nor coordinates: the asset cannot be put on a map");
}

static void check(struct row *row) {
    row_address(row);
    check_place(row);
    check_areas(row);
    check_groups(row);
    check_days(row);
    check_lease(row);
    check_repairs(row);
}

static const char *const key[] = {"asset_code", NULL};

static const char *const steps[] = {
    sql_import_register_rows,
    sql_import_register_organisations,
    sql_import_register_find,
    sql_import_reject_archived,
    sql_match_probe_rows,
    sql_match_codes_rows,
    MATCH_STEPS,
    sql_import_register_match,
    sql_import_register_guess_category,
    sql_import_register_assume,
    sql_import_register_uprn_shared,
    sql_import_register_asset_insert,
    sql_import_register_link,
    sql_import_register_standing,
    sql_import_register_standing_statistics,
    sql_import_register_outranked,
    sql_import_register_outranked_told,
    sql_import_register_outranked_rows,
    sql_import_register_outranked_out,
    sql_import_register_outranked_in,
    sql_import_register_asset_update,
    sql_import_register_unplaced,
    sql_import_register_match_review,
    sql_import_register_identifier,
    sql_import_register_identifier_part,
    sql_import_register_holding_wanted,
    sql_import_register_holding_close,
    sql_import_register_holding_correct,
    sql_import_register_holding_insert,
    sql_import_register_building,
    sql_import_register_parcel,
    sql_import_register_interest_wanted,
    sql_import_register_interest_close,
    sql_import_register_interest_correct,
    sql_import_register_interest_insert,
    sql_import_register_party,
    sql_import_register_lease_update,
    sql_import_register_lease_insert,
    sql_import_register_lease_person,
    sql_import_register_school,
    sql_import_register_liability_wanted,
    sql_import_register_liability_close,
    sql_import_register_liability_correct,
    sql_import_register_liability_insert,
    sql_import_register_designation,
    sql_import_register_valuation,
    sql_import_register_running_cost,
    sql_import_register_utilisation,
    sql_import_register_suitability,
    sql_import_register_amenity,
    sql_import_register_certificate,
    sql_import_register_acquisition,
    NULL,
};

const struct kind kind_register = {"register", "assets", fields, sizeof fields / sizeof *fields,
                                   key,        check,    steps};
