/* Files that no profile describes: what is proposed, accepted, corrected and saved. */
#include <stdlib.h>
#include <string.h>

#include "importers/guess.h"
#include "tests/database/import/import_check.h"
#include "tests/support/check.h"

#define MESSY                                                                                                \
    "Ref,Premises,Kind of place,Full Addr,Map Ref,Held How,OurCode7\n"                                       \
    "X1,Town Hall,Office,\"1 Market Place, Levelton, TA9 9AC\",ST 3131 4572,owned freehold,q\n"              \
    "X2,Depot,Depot,\"Station Approach, Levelton TA9 9AB\",st 3195 4510,Free Hold,r\n"                       \
    "X3,Library,Library,\"12 High Street, Creech, Levelton, TA9 9AA\",ST 3120 4560,FREEHOLD ,s\n"            \
    "X4,Hall,Village Hall,\"Moor Road, Levelton, TA9 9ZZ\",ST307448,F/H,t\n"                                 \
    "X5,Shop,Shop,\"5 Cheapside, Levelton TA9 9AE\",ST 3133 4575,Freehodl,u\n"

static struct import_report *take(void **state, struct import_request request, const char *bytes) {
    struct import_report *report = NULL;
    struct error err = {0};

    request.kind = "register";
    if (import_as(*state, &request, "register.csv", bytes, &report, &err) != STATUS_OK)
        fail_msg("%s", err.message);
    return report;
}

static void refuse(void **state, struct import_request request, const char *bytes, const char *expected) {
    struct import_report *report = NULL;
    struct error err = {0};

    request.kind = "register";
    if (import_as(*state, &request, "register.csv", bytes, &report, &err) == STATUS_OK)
        fail_msg("taken, and not refused with \"%s\"", expected);
    if (strstr(err.message, expected) == NULL) fail_msg("refused with \"%s\"", err.message);
}

static const struct guess_column *column(const struct import_report *report, const char *name) {
    for (size_t i = 0; i < report->guess->column_count; i++)
        if (strcmp(report->guess->columns[i].column, name) == 0) return &report->guess->columns[i];
    fail_msg("there is no column %s", name);
    return NULL;
}

static void a_preview_proposes_and_keeps_nothing(void **state) {
    char *before = import_fingerprint(*state), *after;
    struct import_report *report = take(state, (struct import_request){.preview = true}, MESSY);

    assert_true(report->guessing && report->guesses_taken);
    assert_int_equal(report->accepted, 5);
    assert_string_equal(column(report, "Ref")->field, "asset_code");
    assert_int_equal(column(report, "Ref")->how, GUESS_GUESSED);
    assert_non_null(strstr(column(report, "Map Ref")->why, "100% are grid references"));
    assert_non_null(strstr(column(report, "Map Ref")->examples, "ST 3131 4572"));
    assert_int_equal(column(report, "OurCode7")->how, GUESS_ASIDE);
    assert_string_equal(import_value(*state, "select count(*) from source.profile"), "0");
    import_report_free(report);
    after = import_fingerprint(*state);
    assert_string_equal(before, after);
    free(before);
    free(after);
}

static void what_is_guessed_is_not_taken_unseen(void **state) {
    struct import_report *report;

    refuse(state, (struct import_request){0}, MESSY, "--preview shows what the columns look like");
    report =
        take(state, (struct import_request){0}, "AssetCode,Property Name,Post Code of It\nA1,Hall,TA1 1AA\n");
    assert_false(report->guesses_taken);
    assert_int_equal(guess_count(report->guess, GUESS_GUESSED), 1);
    assert_string_equal(report->left_aside, "Post Code of It");
    assert_string_equal(import_value(*state, "select count(postcode) from register.asset"), "0");
    import_report_free(report);
}

static void what_is_accepted_is_in_the_register(void **state) {
    static const char *const maps[] = {"Held How=tenure"};
    struct import_report *report =
        take(state, (struct import_request){.accept = true, .maps = maps, .map_count = 1}, MESSY);

    assert_int_equal(report->accepted, 5);
    assert_string_equal(
        import_value(*state, "select count(*) from register.interest where tenure_code = 'freehold'"), "5");
    assert_string_equal(
        import_value(*state, "select concat_ws('|', street_number, street, locality, post_town, postcode) "
                             "from register.asset where name = 'Library'"),
        "12|High Street|Creech|Levelton|TA9 9AA");
    assert_string_equal(import_value(*state, "select concat(st_x(location), '|', st_y(location)) from "
                                             "register.asset where name = 'Hall'"),
                        "330750|144850");
    assert_int_equal(import_issues(report, "grid_reference_square", 4), 1);
    assert_int_equal(import_issues(report, "address_split", 0), 5);
    import_report_free(report);
}

static void what_stands_for_a_blank_is_no_word_to_map(void **state) {
    struct import_report *report =
        take(state, (struct import_request){.accept = true},
             "AssetCode,Name,Map Ref,Tenure\nA1,Hall,ST 3131 4572,N/A\nA2,Park,ST 3132 4572,Odd\n");

    assert_int_equal(report->guess->word_count, 1);
    assert_string_equal(report->guess->words[0].word, "Odd");
    assert_int_equal(import_issues(report, "value_unknown", 1), 0);
    import_report_free(report);
}

static void what_a_formula_keeps_is_guessed_by_what_it_keeps(void **state) {
    struct import_report *report =
        take(state, (struct import_request){.accept = true},
             "AssetCode,Name,UPRN,Tenure\nA1,Hall,\"=\"\"100040222222\"\"\",\"=\"\"Odd\"\"\"\n"
             "A2,Park,\"=\"\"100040222223\"\"\",\"=\"\"\"\"\"\n");

    assert_string_equal(
        import_value(*state, "select string_agg(uprn::text, ' ' order by uprn) from register.asset"),
        "100040222222 100040222223");
    assert_int_equal(report->guess->word_count, 1);
    assert_string_equal(report->guess->words[0].word, "Odd");
    import_report_free(report);
}

static void amounts_with_and_without_a_sign_are_one_column(void **state) {
    struct import_report *report = take(state, (struct import_request){.accept = true},
                                        "AssetCode,Name,Valuation (£),Valuation Basis,Valuation Date\n"
                                        "A1,Hall,\"£1,000\",EUV,2026-03-31\nA2,Park,2000,EUV,2026-03-31\n");

    assert_string_equal(import_value(*state, "select sum(amount) from register.valuation"), "3000.00");
    import_report_free(report);
}

static void a_correction_comes_before_a_known_name(void **state) {
    static const char *const maps[] = {"Long=name"};
    struct import_report *report =
        take(state, (struct import_request){.accept = true, .maps = maps, .map_count = 1},
             "AssetCode,Name,Long,Map Ref\nA1,H,The Hall,ST 3131 4572\n");

    assert_string_equal(import_value(*state, "select name from register.asset"), "The Hall");
    import_report_free(report);
    refuse(state, (struct import_request){.maps = maps, .map_count = 1},
           "AssetCode,Name,Long\nA1,H,The Hall\n", "both say name");
}

static void a_layout_that_was_saved_reads_the_next_file(void **state) {
    static const char *const maps[] = {"Held How=tenure"};
    static const char *const others[] = {"OurCode7=notes"};
    const struct import_request save = {
        .save_profile = "levelton", .scheme = "lev", .maps = maps, .map_count = 1};
    struct import_report *report = take(state, save, MESSY);

    assert_int_equal(report->profile_version, 1);
    assert_string_equal(report->feed, "register/lev");
    import_report_free(report);
    report = take(state, (struct import_request){0}, MESSY);
    assert_int_equal(report->result, IMPORT_UNCHANGED);
    import_report_free(report);
    report = take(state, (struct import_request){0}, MESSY "X6,Yard,Depot,,,F/H,\n");
    assert_string_equal(report->profile, "levelton");
    assert_false(report->guessing);
    assert_int_equal(report->inserted, 1);
    import_report_free(report);
    report = take(state,
                  (struct import_request){
                      .profile = "levelton", .save_profile = "levelton", .maps = others, .map_count = 1},
                  MESSY);
    assert_int_equal(report->profile_version, 2);
    import_report_free(report);
    assert_string_equal(import_value(*state, "select string_agg(version || actor, ',' order by version) from "
                                             "source.profile"),
                        "1test,2test");
    assert_string_equal(
        import_value(*state, "select count(*) from source.batch b join source.profile p on p.sha256 = "
                             "b.profile_sha256 and p.version = 2"),
        "1");
}

static void two_saved_layouts_that_fit_are_not_chosen_between(void **state) {
    import_report_free(take(state, (struct import_request){.save_profile = "one"}, MESSY));
    import_report_free(take(state, (struct import_request){.profile = "one", .save_profile = "two"}, MESSY));
    refuse(state, (struct import_request){0}, MESSY, "one and two both fit this header");
    import_report_free(take(state, (struct import_request){.profile = "two"}, MESSY "X7,Yard,Depot,,,,\n"));
}

static void what_is_wrong_in_a_correction_is_said(void **state) {
    static const char *const column_unknown[] = {"Nope=tenure"}, *const field_unknown[] = {"Ref=tenur"};
    static const char *const no_sign[] = {"Ref"}, *const twice[] = {"Ref=name", "ref=asset_code"};
    static const char *const made[] = {"Ref=made_easting"};

    refuse(state, (struct import_request){.maps = column_unknown, .map_count = 1}, MESSY,
           "no column \"Nope\"");
    refuse(state, (struct import_request){.maps = field_unknown, .map_count = 1}, MESSY, "tenur is no field");
    refuse(state, (struct import_request){.maps = made, .map_count = 1}, MESSY, "made_easting is no field");
    refuse(state, (struct import_request){.maps = no_sign, .map_count = 1}, MESSY, "\"Column=field\"");
    refuse(state, (struct import_request){.maps = twice, .map_count = 2}, MESSY, "given two fields");
    refuse(state, (struct import_request){.save_profile = "lga"}, MESSY, "a profile `lga` of its own");
    refuse(state, (struct import_request){.save_profile = "../x"}, MESSY, "cannot be a profile's name");
}

static void a_file_without_rows_is_told(void **state) {
    struct import_report *report = take(state, (struct import_request){0}, "AssetCode,PropertyName\n");

    assert_int_equal(report->rows, 0);
    assert_int_equal(import_issues(report, "no_rows", 0), 1);
    import_report_free(report);
}

static void failed_formulas_are_left_out(void **state) {
    struct import_report *report =
        take(state, (struct import_request){0}, "AssetCode,PropertyName,Notes\nA1,Hall,#REF!\nA2,#N/A,\n");

    assert_int_equal(import_issues(report, "cell_error", 1), 1);
    assert_int_equal(report->rejected, 1);
    assert_string_equal(import_value(*state, "select count(*) from register.asset where name like '#%'"),
                        "0");
    import_report_free(report);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_preview_proposes_and_keeps_nothing, import_set_up,
                                        import_tear_down),
        cmocka_unit_test_setup_teardown(what_is_guessed_is_not_taken_unseen, import_set_up, import_tear_down),
        cmocka_unit_test_setup_teardown(what_is_accepted_is_in_the_register, import_set_up, import_tear_down),
        cmocka_unit_test_setup_teardown(what_stands_for_a_blank_is_no_word_to_map, import_set_up,
                                        import_tear_down),
        cmocka_unit_test_setup_teardown(what_a_formula_keeps_is_guessed_by_what_it_keeps, import_set_up,
                                        import_tear_down),
        cmocka_unit_test_setup_teardown(amounts_with_and_without_a_sign_are_one_column, import_set_up,
                                        import_tear_down),
        cmocka_unit_test_setup_teardown(a_correction_comes_before_a_known_name, import_set_up,
                                        import_tear_down),
        cmocka_unit_test_setup_teardown(a_layout_that_was_saved_reads_the_next_file, import_set_up,
                                        import_tear_down),
        cmocka_unit_test_setup_teardown(two_saved_layouts_that_fit_are_not_chosen_between, import_set_up,
                                        import_tear_down),
        cmocka_unit_test_setup_teardown(what_is_wrong_in_a_correction_is_said, import_set_up,
                                        import_tear_down),
        cmocka_unit_test_setup_teardown(a_file_without_rows_is_told, import_set_up, import_tear_down),
        cmocka_unit_test_setup_teardown(failed_formulas_are_left_out, import_set_up, import_tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
