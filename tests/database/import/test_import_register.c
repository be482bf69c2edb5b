/* Asset lists: each fault of real files, with what is made of it. */
#include <stdlib.h>
#include <string.h>

#include "engine/base/text.h"
#include "tests/database/import/import_check.h"
#include "tests/support/check.h"

#define HEAD "AssetCode,PropertyName,Category,"

static struct import_report *take(void **state, const char *bytes) {
    return import_text(*state, "register", NULL, "register.csv", bytes, false);
}

static void row_becomes_asset(void **state) {
    struct import_report *report = take(
        state, HEAD "UPRN,StreetNumber,PostCode,TenureType,TenureDetail,HoldingType,BuildingSize,LandArea\n"
                    "A1,Town Hall,office,000100000001,54-56,ta1 1aa,FREEHOLD,Owner "
                    "Occupied,Land/Buildings,\"1,415.05\",0.5\n");

    assert_int_equal(report->inserted, 1);
    assert_int_equal(import_issues(report, "uprn_unusable", 0), 0);
    assert_string_equal(import_value(*state,
                                     "select concat_ws('|', reference, name, uprn, street_number, postcode, "
                                     "stated_land_area_m2) from register.asset"),
                        "SC000001|Town Hall|100000001|54-56|TA1 1AA|5000.00");
    assert_string_equal(import_value(*state, "select concat_ws('|', tenure_code, detail_code, land_only) "
                                             "from register.interest"),
                        "freehold|occupied|f");
    assert_string_equal(import_value(*state, "select floor_area_m2 from register.building"), "1415.05");
    assert_string_equal(import_value(*state,
                                     "select concat_ws('|', council_repairs, duty_holder_code, basis) "
                                     "from register.liability"),
                        "all|council|tenure");
    assert_string_equal(import_value(*state,
                                     "select concat_ws('|', purpose_code, scope_code, status_code, valid) "
                                     "from register.asset_holding"),
                        "operational|in|in_use|(,)");
    import_report_free(report);
}

/* Lists write 0 where there is no building, or nobody has measured. */
static void an_area_of_nothing_is_not_known(void **state) {
    struct import_report *report =
        take(state, HEAD "BuildingSize,LandArea\nA1,Car park,car_park,0,0.35\nA2,Hall,hall,410.5,0.00\n");

    assert_int_equal(report->inserted, 2);
    assert_int_equal(import_issues(report, "value_zero", 1), 1);
    assert_int_equal(import_issues(report, "value_zero", 2), 1);
    assert_string_equal(
        import_value(*state,
                     "select string_agg(concat_ws('|', name, floor_area_m2, stated_land_area_m2), ';' "
                     "order by name) from register.asset left join "
                     "(select asset_id, floor_area_m2 from register.building) b using (asset_id)"),
        "Car park|3500.00;Hall|410.50");
    assert_string_equal(import_value(*state, "select count(*) from register.building"), "1");
    import_report_free(report);
}

/* As spreadsheets save them: a line of totals below, codes kept as text by a formula. */
static void what_spreadsheets_add_is_no_asset(void **state) {
    struct import_report *report = take(
        state, HEAD "UPRN,Locality\n\"=\"\"0012\"\"\",Hall,hall,\"=\"\"100040222222\"\"\",\"=\"\"\"\"\"\n"
                    "A2,Total,depot,'100040222223,Mells\nGrand Total:,7 assets,hall,,\nSUB-TOTAL,x,hall,,\n");
    assert_int_equal(import_issues(report, "row_total", 3), 1);
    assert_int_equal(import_issues(report, "row_total", 4), 1);
    assert_string_equal(
        import_value(
            *state,
            "select string_agg(concat_ws('|', predecessor.code, name, uprn, locality), ';' order by name) "
            "from register.asset join (select asset_id, value as code from register.asset_identifier) "
            "predecessor using (asset_id)"),
        "0012|Hall|100040222222;A2|Total|100040222223|Mells");
    import_report_free(report);
}

static void what_land_has_none_of_is_no_building(void **state) {
    const char *buildings =
        "select string_agg(concat_ws('|', name, lifts, raac_code), ';' order by name) from register.asset "
        "join (select asset_id, lifts, raac_code from register.building) b using (asset_id)";

    import_report_free(take(state, HEAD
                            "HoldingType,Lifts,RAAC\nA1,Rec,playing_field,,0,none\nA2,Hall,hall,,0,none\n"
                            "A3,Old depot,depot,Land,0,none\nA4,Pavilion,playing_field,,1,none\n"));
    assert_string_equal(import_value(*state, buildings), "Hall|0|none;Pavilion|1|none");
    import_report_free(take(state, HEAD "HoldingType,Lifts,RAAC\nA4,Pavilion,playing_field,,0,none\n"));
    assert_string_equal(import_value(*state, buildings), "Hall|0|none;Pavilion|0|none");
}

static void provision_is_kept_and_a_blank_erases_none_of_it(void **state) {
    import_report_free(take(state, HEAD "EV Charging Points,Battery kWh,Solar kWp,Boiler kW\n"
                                        "A1,Depot,depot,4,26.5,30,180\n"));
    import_report_free(take(state, HEAD "EV Charging Points,Battery kWh,Solar kWp,Boiler kW\n"
                                        "A1,Depot,depot,6,,,\n"));
    assert_string_equal(
        import_value(*state, "select concat_ws('|', ev_chargers, storage_kwh, generation_kw, heating_kw) "
                             "from register.amenity"),
        "6|26.5|30.00|180.0");
}

static void change_is_linked_to_batch(void **state) {
    struct import_report *report = take(state, HEAD "Notes\nA1,Hall,hall,\n");

    assert_int_equal(atoll(import_value(*state, "select batch_id from history.change")), report->batch_id);
    assert_string_equal(import_value(*state, "select actor from history.change"), "test");
    import_report_free(report);
}

static void uprns(void **state) {
    struct import_report *report = take(state, HEAD "UPRN\n"
                                                    "A1,One,hall,1.00012E+11\n"
                                                    "A2,Two,hall,200\n"
                                                    "A3,Three,hall,0200\n"
                                                    "A4,Four,hall,12x\n");

    assert_int_equal(report->accepted, 4);
    assert_int_equal(import_issues(report, "uprn_exponent", 1), 1);
    assert_non_null(strstr(import_reason(report, "uprn_exponent"), "lost"));
    assert_int_equal(import_issues(report, "uprn_shared", 2), 1);
    assert_int_equal(import_issues(report, "uprn_shared", 3), 1);
    assert_int_equal(import_issues(report, "uprn_unusable", 4), 1);
    assert_string_equal(import_value(*state, "select count(*) from register.asset where uprn is null"), "2");
    import_report_free(report);
}

static void postcodes(void **state) {
    struct import_report *report = take(state, HEAD "PostCode\n"
                                                    "A1,One,hall,M32 OXZ\n"
                                                    "A2,Two,hall,M31\n"
                                                    "A3,Three,hall,WA14 1\n"
                                                    "A4,Four,hall,nowhere\n"
                                                    "A5,Five,hall,ta11aa\n");

    assert_int_equal(import_issues(report, "postcode_corrected", 1), 1);
    assert_int_equal(import_issues(report, "postcode_outward", 2), 1);
    assert_int_equal(import_issues(report, "postcode_cut", 3), 1);
    assert_int_equal(import_issues(report, "postcode_unusable", 4), 1);
    assert_string_equal(import_value(*state,
                                     "select string_agg(coalesce(postcode, '-'), '|' order by asset_id) "
                                     "from register.asset"),
                        "M32 0XZ|M31|WA14|-|TA1 1AA");
    import_report_free(report);
}

static void coordinates(void **state) {
    struct import_report *report = take(state, HEAD "CoordinateReferenceSystem,GeoX,GeoY,Easting,Northing\n"
                                                    "A1,One,hall,WGS84,-2.3520922,53.3879587,,\n"
                                                    "A2,Two,hall,WGS84,53.3879587,-2.3520922,,\n"
                                                    "A3,Three,hall,WGS84,0,0,,\n"
                                                    "A4,Four,hall,WGS84,100.5,20.25,,\n"
                                                    "A5,Five,hall,BNG,322700,124500,,\n"
                                                    "A6,Six,hall,WGS84,-2.3520922,53.3879587,376700,388000\n"
                                                    "A7,Seven,hall,WGS84,-2.35,,,\n"
                                                    "A8,Eight,hall,,322700,124500,,\n");

    assert_int_equal(report->accepted, 8);
    assert_int_equal(import_issues(report, "coordinates_swapped", 2), 1);
    assert_int_equal(import_issues(report, "coordinates_zero", 3), 1);
    assert_int_equal(import_issues(report, "coordinates_outside", 4), 1);
    assert_int_equal(import_issues(report, "coordinates_disagree", 6), 1);
    assert_int_equal(import_issues(report, "coordinates_half", 7), 1);
    assert_int_equal(import_issues(report, "coordinates_assumed", 8), 1);
    assert_int_equal(import_issues(report, "place_unknown", 0), 3);
    assert_string_equal(import_value(*state,
                                     "select count(distinct location) from register.asset where name in "
                                     "('One', 'Two')"),
                        "1");
    assert_string_equal(import_value(*state,
                                     "select st_distance(location, st_point(376700, 388000, 27700)) < 0.001 "
                                     "from register.asset where name = 'Six'"),
                        "t");
    assert_string_equal(import_value(*state,
                                     "select count(*) from register.asset where location is not null and "
                                     "location_accuracy_m is null"),
                        "0");
    import_report_free(report);
}

static void shapes(void **state) {
    struct import_report *report =
        take(state,
             HEAD "WKT\n"
                  "A1,Square,park,\"POLYGON((322000 124000,322100 124000,322100 124100,322000 124100,322000 "
                  "124000))\"\n"
                  "A2,Bow tie,park,\"POLYGON((322000 124000,322100 124100,322100 124000,322000 124100,322000 "
                  "124000))\"\n"
                  "A3,Line,park,\"LINESTRING(0 0,1 1)\"\n");

    assert_int_equal(import_issues(report, "shape_repaired", 2), 1);
    assert_int_equal(import_issues(report, "shape_unusable", 3), 1);
    assert_string_equal(import_value(*state, "select string_agg(area_m2::text, '|' order by area_m2) "
                                             "from register.land_parcel"),
                        "5000.00|10000.00");
    assert_string_equal(
        import_value(*state, "select count(*) from register.land_parcel where extent_repair <> '' and "
                             "st_isvalid(extent_crs84)"),
        "1");
    import_report_free(report);
}

static void garbled_text(void **state) {
    struct import_report *report = take(state, HEAD "Notes\nA1,Rent of \xC3\x82\xC2\xA3"
                                                    "62,hall,\nA2,Caf\xC3\xA9,hall,\n");

    assert_int_equal(import_issues(report, "text_repaired", 1), 1);
    assert_int_equal(import_issues(report, "text_repaired", 2), 0);
    assert_string_equal(
        import_value(*state, "select string_agg(name, '|' order by asset_id) from register.asset"),
        "Rent of \xC2\xA3"
        "62|Caf\xC3\xA9");
    import_report_free(report);
}

static void duplicate_code_names_first_line(void **state) {
    struct import_report *report = take(state, HEAD "Notes\nA1,One,hall,\nA1,Two,hall,\n");

    assert_int_equal(report->rejected, 1);
    assert_int_equal(import_issues(report, "duplicate", 2), 1);
    assert_non_null(strstr(import_reason(report, "duplicate"), "line 2"));
    assert_string_equal(import_value(*state, "select name from register.asset"), "One");
    assert_string_equal(import_value(*state, "select count(*) from source.record where rejected"), "1");
    import_report_free(report);
}

static void rejected_rows_keep_their_bytes(void **state) {
    struct import_report *report = take(state, HEAD "Notes\n"
                                                    "A1,Stray \"quote\" here,hall,\n"
                                                    "A2,Ragged,hall\n"
                                                    "A3,,hall,\n"
                                                    "A4,Fine,hall,\n");

    assert_int_equal(report->rows, 4);
    assert_int_equal(report->rejected, 3);
    assert_int_equal(import_issues(report, "stray_quote", 1), 1);
    assert_int_equal(import_issues(report, "too_few_fields", 2), 1);
    assert_int_equal(import_issues(report, "value_missing", 3), 1);
    assert_string_equal(
        import_value(*state, "select convert_from(raw, 'UTF8') from source.record where row_number = 1"),
        "A1,Stray \"quote\" here,hall,");
    import_report_free(report);
}

static void guessed_category_is_told(void **state) {
    struct import_report *report = take(state, "AssetCode,PropertyName,HoldingType\n"
                                               "A1,Moss Lane allotments,Land\n"
                                               "A2,Plot 7,Land\n"
                                               "A3,Thing,Buildings\n");

    assert_int_equal(import_issues(report, "category_guessed", 0), 3);
    assert_string_equal(import_value(*state, "select string_agg(category_code, '|' order by asset_id) "
                                             "from register.asset"),
                        "allotment|other_land|other_building");
    import_report_free(report);
}

static void repairs_are_derived_with_their_basis(void **state) {
    import_register(*state, HEAD "Council_Repairs,School_Type,Lease_Direction,Repair_Terms,Tenure\n"
                                 "A1,Stated,office,structure,,out,FRI,Freehold\n"
                                 "A2,Aided,primary_school,,aided,,,Freehold\n"
                                 "A3,Academy,primary_school,,academy,,,Freehold\n"
                                 "A4,Let,shop,,,out,FRI,Freehold\n"
                                 "A5,Rented,office,,,in,FRI,Leasehold\n"
                                 "A6,Unknown,office,,,,,Leasehold\n");
    assert_string_equal(
        import_value(
            *state,
            "select string_agg(concat_ws(' ', a.name, l.council_repairs, l.duty_holder_code, l.basis), "
            "'|' order by a.asset_id) from register.asset a left join register.liability l "
            "using (asset_id)"),
        "Stated structure tenant stated|Aided none governors school type|Academy none trust school type|"
        "Let none tenant lease|Rented all council lease|Unknown");
}

static void double_code_finds_the_asset_by_each_part(void **state) {
    import_report_free(import_text(*state, "register", "trafford", "t.csv",
                                   HEAD "Notes\nTMBC0001/T0000003,Town Hall,office,\nTMBC0002,Hall,hall,\n",
                                   false));
    assert_string_equal(
        import_value(*state, "select string_agg(scheme || ' ' || value, '|' order by identifier_id) "
                             "from register.asset_identifier"),
        "trafford TMBC0001/T0000003|trafford TMBC0002|trafford-part T0000003|trafford-part TMBC0001");
}

static void unknown_columns_are_kept_with_the_row(void **state) {
    struct import_report *report = take(state, HEAD "Colour of door\nA1,One,hall,blue\n");

    assert_string_equal(report->left_aside, "Colour of door");
    assert_string_equal(import_value(*state, "select fields->>'Colour of door' from source.record"), "blue");
    assert_string_equal(import_value(*state, "select column_map->'left_aside'->>0 from source.batch"),
                        "Colour of door");
    import_report_free(report);
}

static void later_holding_starts_when_the_file_says(void **state) {
    import_register(*state, HEAD "Purpose,Effective_Date\nA1,Hall,hall,operational,2023-04-01\n");
    import_register(*state, HEAD "Purpose,Effective_Date\nA1,Hall,hall,surplus,2024-03-28\n");
    assert_string_equal(import_value(*state,
                                     "select string_agg(purpose_code || ' ' || valid, '|' order by valid) "
                                     "from register.asset_holding"),
                        "operational (,2024-03-28)|surplus [2024-03-28,)");
}

static void blank_cell_erases_nothing(void **state) {
    struct import_report *report;

    import_register(*state, HEAD "Service\nA1,Hall,hall,Libraries\n");
    report = take(state, HEAD "Service\nA1,Hall,hall,\n");
    assert_int_equal(report->unchanged, 1);
    assert_string_equal(import_value(*state, "select service from register.asset"), "Libraries");
    import_report_free(report);
}

/* A word for nothing in a cell of a number, a date, a yes/no or a code; in a text it is the text. */
static void words_for_nothing_are_blank(void **state) {
    struct import_report *report =
        take(state, HEAD "Service,Valuation,Capacity,Accessible,Purpose_Confirmed_On,Tenure\n"
                         "A1,Hall,hall,Unknown,-,n/a,N/A,none recorded,unknown\n");

    assert_int_equal(report->inserted, 1);
    assert_int_equal(import_issues(report, "value_unreadable", 0), 0);
    assert_int_equal(import_issues(report, "value_unknown", 0), 0);
    assert_string_equal(import_value(*state, "select service from register.asset"), "Unknown");
    assert_string_equal(
        import_value(*state, "select (select count(*) from register.valuation) + (select count(*) from "
                             "register.utilisation) + (select count(*) from register.suitability) + (select "
                             "count(purpose_confirmed_on) from register.asset)"),
        "0");
    import_report_free(report);
}

static void lease_ends_the_day_after_its_last(void **state) {
    import_register(*state, HEAD "Lease_Direction,Lease_Party,Lease_Start,Lease_End,Rent\n"
                                 "A1,Shop,shop,out,A Tenant Ltd,25/03/2020,24/03/2030,\"\xC2\xA3"
                                 "12,500\"\n");
    assert_string_equal(
        import_value(*state, "select concat_ws('|', l.starts_on, l.ends_on, l.rent_yearly, o.name) from "
                             "register.lease l join register.organisation o on o.organisation_id = "
                             "l.counterparty_id"),
        "2020-03-25|2030-03-25|12500.00|A Tenant Ltd");
}

static void incomplete_figures_are_left_out_and_told(void **state) {
    struct import_report *report = take(state, HEAD "Valuation,Premises_Cost,Capacity,Accessible\n"
                                                    "A1,Hall,hall,100000,5000,80,Y\n");

    assert_int_equal(import_issues(report, "value_incomplete", 1), 4);
    assert_string_equal(import_value(*state, "select count(*) from register.valuation"), "0");
    import_report_free(report);
}

/* Longer than an index can hold: the row is kept out, and the rest of the file goes in. */
static void endless_code_is_rejected(void **state) {
    struct text bytes = TEXT_EMPTY;
    struct import_report *report;

    text_add(&bytes, HEAD "Notes\n");
    for (int i = 0; i < 12000; i++)
        text_add_char(&bytes, (char)('a' + i * 7 % 26));
    text_add(&bytes, ",Long,hall,\nA2,Fine,hall,\n");
    report = take(state, text_string(&bytes));
    assert_int_equal(report->accepted, 1);
    assert_int_equal(import_issues(report, "value_too_long", 1), 1);
    import_report_free(report);
    text_free(&bytes);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, import_set_up, import_tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(row_becomes_asset),
        TEST(an_area_of_nothing_is_not_known),
        TEST(what_spreadsheets_add_is_no_asset),
        TEST(what_land_has_none_of_is_no_building),
        TEST(provision_is_kept_and_a_blank_erases_none_of_it),
        TEST(change_is_linked_to_batch),
        TEST(uprns),
        TEST(postcodes),
        TEST(coordinates),
        TEST(shapes),
        TEST(garbled_text),
        TEST(duplicate_code_names_first_line),
        TEST(rejected_rows_keep_their_bytes),
        TEST(guessed_category_is_told),
        TEST(repairs_are_derived_with_their_basis),
        TEST(double_code_finds_the_asset_by_each_part),
        TEST(unknown_columns_are_kept_with_the_row),
        TEST(later_holding_starts_when_the_file_says),
        TEST(blank_cell_erases_nothing),
        TEST(words_for_nothing_are_blank),
        TEST(lease_ends_the_day_after_its_last),
        TEST(incomplete_figures_are_left_out_and_told),
        TEST(endless_code_is_rejected),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
