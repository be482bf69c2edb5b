/* What people set of an asset's interest and buildings: it stands before files, until it is taken back. */
#include <string.h>

#include "engine/base/text.h"
#include "tests/database/import/import_check.h"
#include "tests/support/check.h"

#define HEAD "AssetCode,PropertyName,Category,"

/* "outcome|field|sentence" of an edit of the first asset. */
static const char *edit(void **state, const char *fields) {
    struct text sql = TEXT_EMPTY;
    const char *told;

    text_format(&sql,
                "select concat_ws('|', outcome, field, sentence) from publish.record, lateral "
                "edit.asset(reference, version, '%s', 'tester', 'seen on site') where reference = 'SC000001'",
                fields);
    told = import_value(*state, text_string(&sql));
    text_free(&sql);
    return told;
}

static void changed(void **state, const char *fields) {
    assert_string_equal(edit(state, fields), "changed");
}

static void refused(void **state, const char *fields, const char *words) {
    const char *told = edit(state, fields);

    if (strstr(told, "invalid|") == NULL || strstr(told, words) == NULL) fail_msg("%s: %s", fields, told);
}

static void says(void **state, const char *sql, const char *expected) {
    assert_string_equal(import_value(*state, sql), expected);
}

#define INTEREST                                                                                             \
    "select concat_ws('|', tenure_code, detail_code, detail_text, title_number, land_only, valid) from "     \
    "register.interest"
#define BUILDING                                                                                             \
    "select string_agg(concat_ws('|', code, floor_area_m2, year_built, heating_code, storeys), ';' "         \
    "order by code) from register.building"
#define OVERRIDES                                                                                            \
    "select string_agg(concat_ws(' ', field, building_code, value), ', ' order by field) from "              \
    "register.override"

static void interest_that_a_person_set_stands(void **state) {
    import_register(*state, HEAD "TenureType,TenureDetail,Title\nA1,Hall,hall,leasehold,occupied,ST1\n");
    changed(state,
            "{\"interest\": {\"tenure\": \"freehold\", \"title_number\": null, \"land_only\": false}}");
    import_register(*state, HEAD "TenureType,TenureDetail,Title\nA1,Hall,hall,leasehold,vacant,ST2\n");
    says(state,
         "select concat_ws('|', tenure_code, detail_code, title_number, land_only) from "
         "register.interest where upper_inf(valid)",
         "freehold|vacant|f");
    says(state, OVERRIDES, "holding_type buildings, tenure freehold, title_number");
    changed(state, "{\"release\": [\"interest.tenure\", \"interest.title_number\", \"interest.land_only\"]}");
    says(state,
         "select concat_ws('|', tenure_code, title_number) from register.interest where "
         "upper_inf(valid)",
         "leasehold|ST2");
    says(state, OVERRIDES, "");
}

static void detail_by_code_takes_the_words_with_it(void **state) {
    import_register(*state, HEAD "TenureType\nA1,Hall,hall,freehold\n");
    changed(state, "{\"interest\": {\"tenure_other\": \"shared with the parish\"}}");
    changed(state, "{\"interest\": {\"tenure_detail\": \"occupied\"}}");
    says(state, INTEREST, "freehold|occupied|(,)");
    changed(state, "{\"release\": [\"tenure_detail\"]}");
    says(state, OVERRIDES, "");
}

static void first_interest_may_be_set_by_hand(void **state) {
    import_register(*state, HEAD "Notes\nA1,Hall,hall,\n");
    refused(state, "{\"interest\": {\"title_number\": \"ST1\"}}", "interest.tenure|nothing is recorded");
    refused(state, "{\"interest\": {\"tenure\": \"feudal\"}}", "there is no tenure `feudal`; there are: ");
    refused(state, "{\"interest\": {}}", "say what of the");
    refused(state, "{\"interest\": {\"valid\": \"x\"}}", "`valid` is no field");
    changed(state, "{\"interest\": {\"tenure\": \"freehold\", \"title_number\": \" ST1 \"}}");
    says(state, INTEREST, "freehold|ST1|(,)");
    assert_string_equal(edit(state, "{\"interest\": {\"tenure\": \"freehold\"}}"), "same");
}

static void of_several_interests_none_is_guessed(void **state) {
    import_register(*state, HEAD "TenureType,Title\nA1,Hall,hall,freehold,ST1\n");
    import_value(*state, "insert into register.interest (asset_id, tenure_code) select asset_id, 'leasehold' "
                         "from register.asset returning 1");
    refused(state, "{\"interest\": {\"tenure\": \"freehold\"}}",
            "interest|this asset has 2 interests (Freehold, title ST1; Leasehold)");
}

static void building_that_a_person_measured_stands(void **state) {
    import_register(*state, HEAD "Floor_Area_m2,Year_Built\nA1,Hall,hall,100,1960\n");
    changed(state, "{\"building\": {\"floor_area_m2\": 250.5, \"year_built\": null, \"heating\": \"gas\"}}");
    import_register(*state, HEAD "Floor_Area_m2,Year_Built,Storeys\nA1,Hall,hall,120,1965,2\n");
    says(state, BUILDING, "1|250.50|gas|2");
    changed(state, "{\"building\": {\"storeys\": null}}");
    import_report_free(import_text(*state, "condition", NULL, "c.csv",
                                   "AssetCode,Element,Grade,Cost,Storeys\nA1,roofs,C,100,3\n", false));
    says(state, BUILDING, "1|250.50|gas");
    says(state,
         "select concat_ws('|', item, value, source) from publish.provenance where field = "
         "'floor_area_m2' and standing",
         "1|250.50|a person");
    changed(state, "{\"release\": [\"building.floor_area_m2\", \"year_built\", \"building.storeys\"]}");
    says(state, BUILDING, "1|120.00|1965|gas|2");
}

static void of_several_buildings_one_is_named(void **state) {
    import_register(*state, HEAD "Notes\nA1,Hall,hall,\n");
    refused(state, "{\"building\": {\"storeys\": 2}}", "building|this asset has no building");
    import_value(
        *state, "with made as (insert into register.building (asset_id, code, name) select asset_id, code, n "
                "from register.asset, (values ('1', 'Main block'), ('B', null)) as b (code, n) returning 1) "
                "select count(*) from made");
    refused(state, "{\"building\": {\"storeys\": 2}}",
            "building|this asset has 2 buildings: 1 (Main block), B; say");
    refused(state, "{\"building\": {\"code\": \"C\", \"storeys\": 2}}",
            "building.code|there is no building `C`");
    refused(state, "{\"building\": {\"code\": \"B\"}}", "say what of the");
    refused(state, "{\"building\": {\"code\": \"B\", \"year_built\": 17}}",
            "building.year_built|year_built is a year");
    refused(state, "{\"building\": {\"code\": \"B\", \"replacement_cost\": 0}}",
            "building.replacement_cost|a cost");
    changed(state, "{\"building\": {\"code\": \"B\", \"storeys\": 2}}");
    says(state, BUILDING, "1;B|2");
    says(state, OVERRIDES, "storeys B 2");
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, import_set_up, import_tear_down)
    const struct CMUnitTest tests[] = {
        TEST(interest_that_a_person_set_stands),      TEST(detail_by_code_takes_the_words_with_it),
        TEST(first_interest_may_be_set_by_hand),      TEST(of_several_interests_none_is_guessed),
        TEST(building_that_a_person_measured_stands), TEST(of_several_buildings_one_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
