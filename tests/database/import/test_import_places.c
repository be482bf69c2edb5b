/* Designations, brownfield sites and RAAC: lists of places, of which some are the council's. */
#include <string.h>

#include "tests/database/import/import_check.h"
#include "tests/support/check.h"

#define SQUARE(x, y)                                                                                         \
    "\"POLYGON((" #x "00 " #y "00," #x "99 " #y "00," #x "99 " #y "99," #x "00 " #y "99," #x "00 " #y "00))" \
    "\""

static int with_assets(void **state) {
    import_set_up(state);
    import_report_free(import_fixture(*state, "register", NULL, "register.csv", false));
    import_register(
        *state, "AssetCode,PropertyName,Category,Easting,Northing,WKT\n"
                "W1,Walled Garden,park,331050,146050," SQUARE(
                    3310, 1460) "\n"
                                "W2,Overlap,park,331050,146050," SQUARE(
                                    3310, 1460) "\n"
                                                "W3,Mill Meadow,park,332050,146050," SQUARE(3320, 1460) "\n");
    return 0;
}

static const char *designations(void **state) {
    return import_value(
        *state,
        "select string_agg(concat_ws(' ', a.name, d.kind_code, d.reference, d.valid, d.notice_on), '|' "
        "order by d.designation_id) from register.designation d join register.asset a using "
        "(asset_id)");
}

static void listed_buildings_fall_on_assets_by_their_extent(void **state) {
    static const char list[] = "OBJECTID,ListEntry,Name,Grade,ListDate,AmendDate,NGR,Easting,Northing\n"
                               "1,1000001,Mill,II,1986-11-17T00:00:00Z,NA,,332010.5,146020.25\n"
                               "2,1000002,Garden wall,II*,1986-11-17T00:00:00Z,NA,,331010,146010\n"
                               "3,1000003,Levelton Town Hall,I,1959-03-05T09:36:33Z,NA,,331330,145735\n"
                               "4,1000004,A house of others,II,1959-03-05T00:00:00Z,NA,,339330,145735\n"
                               "5,1000005,No grade,,1959-03-05T00:00:00Z,NA,,339330,145735\n";
    struct import_report *report =
        import_text(*state, "designations", "nhle-listed", "nhle.csv", list, false);

    assert_int_equal(report->inserted, 1);
    assert_int_equal(import_issues(report, "asset_candidate", 2), 1);
    assert_int_equal(import_issues(report, "asset_candidate", 3), 1);
    assert_int_equal(import_issues(report, "no_asset_here", 4), 1);
    assert_int_equal(import_issues(report, "value_missing", 5), 1);
    assert_string_equal(
        import_value(*state, "select reason from source.issue where code = 'asset_candidate' and row_number "
                             "= 3"),
        "perhaps SC000004 Levelton Town Hall, 25 m away: a person decides, with `terrier designations "
        "review`");
    assert_string_equal(designations(state), "Mill Meadow listed_2 1000001 [1986-11-17,)");
    import_report_free(report);
    report = import_text(*state, "designations", "nhle-listed", "nhle.csv",
                         "Asset Ref,ListEntry,Name,Grade,ListDate\n"
                         "SC000004,1000003,Town Hall,I,1959-03-05\n",
                         false);
    import_report_free(report);
    report = import_text(*state, "designations", "nhle-listed", "nhle.csv", list, false);
    assert_int_equal(report->updated, 1); /* its name; a person's answer stands */
    assert_int_equal(report->unchanged, 1);
    assert_string_equal(designations(state),
                        "Mill Meadow listed_2 1000001 [1986-11-17,)|Levelton Town Hall listed_1 "
                        "1000003 [1959-03-05,)");
    import_report_free(report);
}

static void community_value_ends_and_a_notice_starts_its_moratoria(void **state) {
    struct import_report *report =
        import_fixture(*state, "designations", "community-value", "community-value.csv", false);

    assert_int_equal(report->inserted, 2);
    assert_int_equal(import_issues(report, "asset_unknown", 2), 1);
    assert_string_equal(designations(state),
                        "Levelton Library community_value [2023-05-10,2028-05-10) 2026-10-01|Moor Road "
                        "Recreation Ground community_value [2017-01-15,2022-01-15)");
    assert_string_equal(import_value(*state,
                                     "select concat_ws(' ', interim_until, full_until, protected_until) from "
                                     "publish.designation where notice_on is not null"),
                        "2026-11-12 2027-04-01 2028-04-01");
    import_report_free(report);
}

static void trafford(void **state) {
    struct import_report *report = import_shared(*state, "register", "trafford",
                                                 "registers/trafford_land_and_building_assets.csv", false);

    if (report == NULL) skip();
    import_report_free(report);
    report =
        import_shared(*state, "designations", "nhle-listed", "layers/trafford_listed_buildings.csv", false);
    if (report == NULL) skip();
    assert_int_equal(report->rows, 265);
    assert_int_equal(import_issues(report, "duplicate", 0), 3);
    assert_int_equal(report->accepted, 0); /* that register has no shapes, and the list no UPRN */
    assert_int_equal(import_issues(report, "value_unreadable", 0), 8); /* four places in one cell */
    assert_true(import_issues(report, "asset_candidate", 0) > 10);
    import_report_free(report);
}

static void the_documented_list_of_raac_shows_something(void **state) {
    struct import_report *report = import_fixture(*state, "raac", NULL, "raac.csv", false);

    assert_int_equal(report->updated, 2);
    assert_int_equal(import_issues(report, "asset_unknown", 3), 1);
    assert_string_equal(
        import_value(*state, "select string_agg(concat_ws(' ', a.name, b.raac_code, b.raac_on), '|' order by "
                             "a.name) from register.building b join register.asset a using (asset_id) where "
                             "b.raac_on is not null"),
        "Levelton Library none 2026-03-02|Levelton Town Hall present 2026-03-02");
    import_report_free(report);
}

static const char *sites(void **state) {
    return import_value(
        *state, "select string_agg(concat_ws(' ', reference, a.name, asset_found_by), '|' order by "
                "brownfield_site_id) from (select s.reference, asset_id, asset_found_by, "
                "brownfield_site_id from gazetteer.brownfield_site s) s left join (select asset_id, name "
                "from register.asset) a using (asset_id)");
}

static void brownfield_sites_lie_on_assets_or_not(void **state) {
    static const char list[] =
        "OrganisationURI,SiteReference,SiteNameAddress,GeoY,Geo "
        "X,Hectares,OwnershipStatus,NetDwellingsRangeFrom,"
        "NetDwellingsRangeTo,HazourdousSubstances,HazardousSubstances,EndDate,Asset Ref,\n"
        "http://x/mendip,A1,\"\"\"Mill Meadow, Levelton\"\"\",146020,332010,0.5,owned by a public "
        "authority,5,9,,,,,\n"
        "http://x/mendip,A2,\"\"\"Old Depot, Levelton\",145120,331940,0.5,mixed ownership ,9,5,,,,,x\n"
        "http://x/mendip,A3,\"Library, Levelton\",145120,331940,0.1,,,,Yes,,,LV001,\n"
        "http://x/mendip,A4,\"Far site, Levelton\",146020,362010,0.5,,,,,,,,\n"
        "http://x/mendip,A5,Nowhere,,,0.5,,,,,,,LV999,\n"
        ",,,,, ,,,,,,,,\n";
    struct import_report *report =
        import_text(*state, "brownfield", "brownfield-mendip", "b.csv", list, false);

    assert_int_equal(report->inserted, 5);
    assert_int_equal(import_issues(report, "row_blank", 6), 1);
    assert_int_equal(import_issues(report, "column_unnamed", 1), 1);
    assert_int_equal(import_issues(report, "column_misspelt", 1), 1);
    assert_int_equal(import_issues(report, "quotes_removed", 1), 1);
    assert_int_equal(import_issues(report, "quotes_unbalanced", 2), 1);
    assert_int_equal(import_issues(report, "range_reversed", 2), 1);
    assert_int_equal(import_issues(report, "asset_candidate", 2), 1);
    assert_int_equal(import_issues(report, "place_doubtful", 4), 1);
    assert_int_equal(import_issues(report, "asset_unknown", 5), 1);
    assert_int_equal(import_issues(report, "spaces_trimmed", 2), 1);
    assert_string_equal(sites(state), "A1 Mill Meadow extent|A2|A3 Levelton Library stated|A4|A5");
    assert_string_equal(
        import_value(*state, "select hazardous_substances from gazetteer.brownfield_site where reference = "
                             "'A3'"),
        "Yes");
    import_report_free(report);
    report = import_text(
        *state, "brownfield", "brownfield-mendip", "b.csv",
        "SiteReference,SiteNameAddress,GeoX,GeoY,Hectares\nA3,\"Library, Levelton\",332010,146020,0.1\n",
        false);
    assert_int_equal(report->updated, 1);
    assert_int_equal(report->absent, 4);
    assert_string_equal(sites(state), "A1 Mill Meadow extent|A2|A3 Levelton Library stated|A4|A5");
    import_report_free(report);
}

static void brownfield_registers_of_two_districts(void **state) {
    struct import_report *report =
        import_shared(*state, "brownfield", "brownfield-mendip", "brownfield/mendip-2020.csv", false);

    if (report == NULL) skip();
    assert_int_equal(report->accepted, 27);
    assert_int_equal(import_issues(report, "spaces_trimmed", 0), 1);
    assert_string_equal(
        import_value(*state, "select count(*) from gazetteer.brownfield_site where location is not null and "
                             "ownership_code is not null and planning_code is not null"),
        "27");
    import_report_free(report);
    report = import_shared(*state, "brownfield", "brownfield-south-somerset",
                           "brownfield/south-somerset-2020.csv", false);
    assert_int_equal(report->rows, 54);
    assert_int_equal(report->accepted, 47);
    assert_int_equal(import_issues(report, "row_blank", 0), 7);
    assert_int_equal(import_issues(report, "quotes_removed", 0), 46);
    assert_int_equal(import_issues(report, "quotes_unbalanced", 0), 1);
    assert_int_equal(import_issues(report, "column_unnamed", 0), 1);
    assert_int_equal(import_issues(report, "column_misspelt", 0), 1);
    assert_int_equal(import_issues(report, "place_doubtful", 0), 1);
    assert_string_equal(
        import_value(*state, "select reference from gazetteer.brownfield_site where place_doubtful"),
        "S/YEOV/1300/");
    assert_int_equal(import_issues(report, "value_unknown", 0), 0);
    import_report_free(report);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, with_assets, import_tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(listed_buildings_fall_on_assets_by_their_extent),
        TEST(community_value_ends_and_a_notice_starts_its_moratoria),
        TEST(the_documented_list_of_raac_shows_something),
        TEST(brownfield_sites_lie_on_assets_or_not),
        cmocka_unit_test_setup_teardown(brownfield_registers_of_two_districts, import_set_up,
                                        import_tear_down),
        cmocka_unit_test_setup_teardown(trafford, import_set_up, import_tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
