/* The fixed asset register: entries kept whether or not an asset answers to them, and their reconciliation.
 */
#include <stdlib.h>
#include <string.h>

#include "engine/query/reconcile.h"
#include "tests/database/import/import_check.h"
#include "tests/support/check.h"

static const char property[] =
    "AssetCode,PropertyName,Category,UPRN,Purpose,Status,Tenure,Fixed_Asset_Reference,Valuation,Valuation_"
    "Basis,"
    "Valued_On,Accounting_Class,Effective_Date\n"
    "LV004,Market "
    "Hall,hall,,operational,in_use,freehold,,1500000.50,DRC,2025-03-31,other_land_buildings,2020-04-01\n"
    "LV002,Riverside "
    "depot,depot,100099990002,operational,in_use,freehold,,400000,EUV,2025-03-31,,2020-04-01\n"
    "LV001,Old library,library,,operational,disposed,freehold,,,,,,2025-06-30\n"
    "LV003,Sports pavilion,playing_field,,operational,in_use,freehold,,75000,EUV,2024-03-31,,2020-04-01\n"
    "LV005,Depot yard,depot,,operational,in_use,freehold,,60000.25,EUV,2024-03-31,,2020-04-01\n"
    "LV006,Bus shelter plot,car_park,,operational,in_use,freehold,,500,EUV,2024-03-31,,2020-04-01\n";

static int with_property(void **state) {
    import_set_up(state);
    import_report_free(import_text(*state, "register", NULL, "register.csv", property, false));
    return 0;
}

static struct import_report *take(void **state, const char *bytes) {
    return import_text(*state, "far", NULL, "far.csv", bytes, false);
}

static void entries_are_kept_whether_or_not_an_asset_answers(void **state) {
    struct import_report *report = import_fixture(*state, "far", NULL, "far.csv", false);

    assert_int_equal(report->rows, 9);
    assert_int_equal(report->inserted, 9);
    assert_string_equal(import_value(*state, "select sum(carrying_amount) from register.far_entry"),
                        "2342850.50");
    assert_string_equal(
        import_value(*state, "select string_agg(e.reference || ' ' || m.how, ',' order by e.reference) from "
                             "facts.far_match m join register.far_entry e using (far_entry_id)"),
        "F100 code,F101 code,F102 uprn,F103 code,F104 code,F105 code");
    assert_string_equal(
        import_value(*state, "select count(*) from source.link l join source.record r using (record_id) "
                             "join source.batch b using (batch_id) where b.kind = 'far'"),
        "6");
    import_report_free(report);
    report = import_fixture(*state, "far", NULL, "far.csv", false);
    assert_int_equal(report->result, IMPORT_UNCHANGED);
    import_report_free(report);
}

static void a_newer_file_of_the_year_withdraws_what_it_lacks(void **state) {
    struct import_report *report;

    import_report_free(
        take(state, "Asset_Reference,Year_End,NBV pence,UPRN\nF1,2026-03-31,100000001,\nF2,2026-03-31,5,\n"
                    "F1,2025-03-31,7,\n"));
    assert_string_equal(
        import_value(*state, "select string_agg(carrying_amount::text, ',' order by year_end, reference) "
                             "from register.far_entry"),
        "0.07,1000000.01,0.05");
    report = take(state, "Asset_Reference,Year_End,NBV,UPRN\nF1,2026-03-31,900000,\nF3,2026-13-31,5,\n");
    assert_int_equal(report->updated, 1);
    assert_int_equal(report->rejected, 1);
    assert_int_equal(report->absent, 2);
    assert_string_equal(
        import_value(*state, "select string_agg(year_end || ' ' || reference || ' ' || withdrawn, ',' "
                             "order by year_end, reference) from register.far_entry"),
        "2025-03-31 F1 false,2026-03-31 F1 false,2026-03-31 F2 true");
    import_report_free(report);
}

struct asked {
    const char *year_end;
    bool all;
    struct reconciliation found;
};

static enum status ask(struct store *db, void *context, struct error *err) {
    struct asked *asked = context;

    return reconcile_far(&asked->found, db, asked->year_end, asked->all, err);
}

static enum status reconcile(struct test_database *database, const char *role, struct asked *asked,
                             struct error *err) {
    struct store *db = test_database_connect(database, role);
    enum status status = store_transaction(db, (struct store_intent){.read_only = true}, ask, asked, err);

    store_close(db);
    return status;
}

/* "kind far-reference reference|..." of all differences, in their order. */
static char *listed(const struct rows *rows, const char *second, const char *third) {
    struct text out = TEXT_EMPTY;

    for (size_t i = 0; i < rows_count(rows); i++) {
        const char *one = rows_text(rows, i, (size_t)rows_find(rows, second));
        const char *two = rows_text(rows, i, (size_t)rows_find(rows, third));
        text_format(&out, "%s%s %s %s", i == 0 ? "" : "|", rows_text(rows, i, 0), one ? one : "-",
                    two ? two : "-");
    }
    return text_take(&out);
}

static void reconciliation_tells_what_differs_and_why(void **state) {
    struct asked asked = {.all = true};
    struct error err;
    char *said;

    import_report_free(import_fixture(*state, "far", NULL, "far.csv", false));
    assert_int_equal(reconcile(*state, "terrier_reader", &asked, &err), STATUS_OK);
    assert_string_equal(asked.found.year_end, "2026-03-31");
    said = listed(asked.found.differences, "far_reference", "explained");
    assert_string_equal(said,
                        "far_only F106 f|far_only F107 t|far_only F108 t|register_only - f|register_only - t|"
                        "disposed_but_carried F103 f|carried_twice F104 f|carried_twice F105 f|class F102 f|"
                        "tenure F102 f");
    free(said);
    said = listed(asked.found.totals, "far_gbp", "difference_gbp");
    assert_string_equal(
        said, "Other land and buildings 1794850.50 -240650.25|Investment property 480000.00 480000.00|"
              "All classes 2274850.50 239349.75");
    free(said);
    assert_int_equal(asked.found.to_resolve, 7);
    reconciliation_free(&asked.found);
}

static void a_year_that_nobody_imported_is_named(void **state) {
    struct asked asked = {.year_end = "2020-03-31"};
    struct error err;

    assert_int_equal(reconcile(*state, NULL, &asked, &err), STATUS_NOT_FOUND);
    assert_non_null(strstr(err.message, "terrier import far"));
    import_report_free(take(state, "Asset_Reference,Year_End,NBV,UPRN\nF1,2025-03-31,1,\n"));
    assert_int_equal(reconcile(*state, NULL, &asked, &err), STATUS_NOT_FOUND);
    assert_non_null(strstr(err.message, "2025-03-31"));
    asked.year_end = "soon";
    assert_int_equal(reconcile(*state, NULL, &asked, &err), STATUS_INVALID);
}

static void what_is_marked_is_kept_from_the_reconciliation(void **state) {
    struct asked asked = {.all = true};
    struct error err;
    char *said;

    import_report_free(import_fixture(*state, "far", NULL, "far.csv", false));
    import_value(
        *state,
        "with done as (update register.asset set marking_code = 'commercial' where name like '%pavilion' "
        "or name = 'Depot yard' returning 1) select count(*) from done");
    assert_int_equal(reconcile(*state, "terrier_reader", &asked, &err), STATUS_OK);
    said = listed(asked.found.differences, "far_reference", "name");
    assert_null(strstr(said, "pavilion"));
    assert_null(strstr(said, "yard"));
    assert_non_null(strstr(said, "F102"));
    free(said);
    said = listed(asked.found.totals, "far_gbp", "register_gbp");
    assert_non_null(strstr(said, "All classes 2124850.50 1900500.50"));
    free(said);
    reconciliation_free(&asked.found);
}

static void a_class_without_an_amount_is_not_of_nought_pounds(void **state) {
    struct asked asked = {0};
    struct error err;
    char *said;

    import_report_free(take(state,
                            "Asset_Reference,Year_End,NBV,UPRN,Asset Class\n"
                            "F1,2026-03-31,,,Community assets\nF2,2026-03-31,10.50,,Surplus assets\n"));
    assert_int_equal(reconcile(*state, NULL, &asked, &err), STATUS_OK);
    said = listed(asked.found.totals, "far_gbp", "difference_gbp");
    if (strstr(said, "Community assets - -") == NULL || strstr(said, "Surplus assets 10.50 10.50") == NULL)
        fail_msg("%s", said);
    free(said);
    reconciliation_free(&asked.found);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, with_property, import_tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(entries_are_kept_whether_or_not_an_asset_answers),
        TEST(a_newer_file_of_the_year_withdraws_what_it_lacks),
        TEST(reconciliation_tells_what_differs_and_why),
        TEST(a_class_without_an_amount_is_not_of_nought_pounds),
        TEST(a_year_that_nobody_imported_is_named),
        TEST(what_is_marked_is_kept_from_the_reconciliation),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
