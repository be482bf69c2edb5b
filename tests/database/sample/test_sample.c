/* The sample through the importers: the register ends up as the truth files say, and what must be refused is.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/exchange/publication.h"
#include "engine/runs/run_plan.h"
#include "engine/runs/runs.h"
#include "importers/import.h"
#include "sql/embedded.h"
#include "tests/support/check.h"
#include "tests/support/database.h"
#include "tools/sample/generate.h"

static struct test_database *database;
static struct sample *sample;
static char directory[] = "/tmp/terrier-sample-XXXXXX";

static const char *file(const char *path) {
    for (size_t i = 0; i < sample->file_count; i++)
        if (text_equal(sample->files[i].path, path)) return text_string(&sample->files[i].bytes);
    fail_msg("the sample has no file %s", path);
    return "";
}

static enum import_result import(const char *kind, const char *profile, const char *path) {
    struct import_report *report = NULL;
    struct error err = {0};
    struct text where = TEXT_EMPTY;
    text_format(&where, "%s/%s", directory, path);
    struct import_request request = {
        .kind = kind, .path = text_string(&where), .profile = profile, .actor = "test"};
    test_must(import_run(&report, database->db, &request, &err), &err, path);
    enum import_result result = report->result;
    import_report_free(report);
    text_free(&where);
    return result;
}

/* Each line of the manifest in order; all must come to `expected`. */
static void import_manifest(enum import_result expected) {
    char kind[32], profile[64], path[64];
    const char *at = strchr(file("manifest.csv"), '\n') + 1;
    for (; *at != '\0'; at = strchr(at, '\n') + 1) {
        assert_int_equal(sscanf(at, "%31[^,],%63[^,],%63[^\n]", kind, profile, path), 3);
        assert_int_equal(import(kind, profile, path), expected);
    }
}

static void copy_truth(const char *table, const char *copy, const char *path) {
    struct error err = {0};
    const char *bytes = file(path);
    test_must(store_run(database->db, table, BIND_NONE, &err), &err, "the table for the truth");
    test_must(store_copy_in_begin(database->db, copy, &err), &err, "copying the truth");
    test_must(store_copy_in_bytes(database->db, bytes, strlen(bytes), &err), &err, "copying the truth");
    test_must(store_copy_in_end(database->db, NULL, NULL, &err), &err, "copying the truth");
}

static int make(void **state) {
    (void)state;
    struct error err = {0};
    database = test_database_new();
    sample = generate_sample();
    if (mkdtemp(directory) == NULL) return -1;
    test_must(sample_write(sample, directory, &err), &err, "writing the sample");
    import_manifest(IMPORT_APPLIED);
    /* A server of one's own does this within a minute; without it the plans of the charts are guesses. */
    test_must(store_run(database->db, "analyze", BIND_NONE, &err), &err, "analyze");
    copy_truth(
        "create temporary table truth (council text, asset_code text, name text, category text, purpose "
        "text, scope text,"
        " status text, validation text, council_repairs text, duty_holder text, part text, held boolean,"
        " easting float8, northing float8, uprn bigint, high_priority_cost numeric, faults text, label text)",
        "copy truth from stdin (format csv, header)", "truth/assets.csv");
    copy_truth(
        "create temporary table refused (council text, kind text, row_number bigint, line bigint, code text,"
        " about text, label text)",
        "copy refused from stdin (format csv, header)", "truth/rejected.csv");
    return 0;
}

static int discard(void **state) {
    (void)state;
    struct text command = TEXT_EMPTY;
    text_format(&command, "rm -rf '%s'", directory);
    int left = system(text_string(&command));
    text_free(&command);
    sample_free(sample);
    test_database_free(database);
    return left;
}

/* The first column of each row is something that is wrong. */
static void assert_nothing(const char *sql) {
    struct rows *rows = NULL;
    struct error err = {0};
    test_must(store_query(database->db, sql, BIND_NONE, STORE_MANY, &rows, &err), &err, "the comparison");
    for (size_t i = 0; i < rows_count(rows) && i < 10; i++)
        print_message("%s\n", rows_text(rows, i, 0));
    size_t wrong = rows_count(rows);
    rows_free(rows);
    if (wrong > 0) fail_msg("%zu differ", wrong);
}

static int64_t figure(const char *sql) {
    struct rows *rows = NULL;
    struct error err = {0};
    test_must(store_query(database->db, sql, BIND_NONE, STORE_ONE, &rows, &err), &err, sql);
    int64_t value = rows_integer(rows, 0, 0);
    rows_free(rows);
    return value;
}

static void every_asset_is_as_the_truth_says(void **state) {
    (void)state;
    assert_nothing(
        "select asset_code || ': ' || wrong from (select t.asset_code, concat_ws(', ',"
        " case when a.asset_id is null then 'missing' end,"
        " case when a.name is distinct from t.name then concat('name ', a.name) end,"
        " case when a.category_code is distinct from t.category then concat('category ', a.category_code) "
        "end,"
        " case when h.purpose_code is distinct from t.purpose then concat('purpose ', h.purpose_code) end,"
        " case when h.scope_code is distinct from t.scope then concat('scope ', h.scope_code) end,"
        " case when h.status_code is distinct from t.status then concat('status ', h.status_code) end,"
        " case when a.validation_code is distinct from t.validation then 'validation' end,"
        " case when l.council_repairs is distinct from t.council_repairs then concat('repairs ', "
        "l.council_repairs) end,"
        " case when l.duty_holder_code is distinct from t.duty_holder then concat('duty ', "
        "l.duty_holder_code) end,"
        " case when a.uprn is distinct from t.uprn then concat('uprn ', a.uprn) end,"
        " case when (a.location is null) <> (t.easting is null) then 'location' end,"
        " case when st_distance(a.location, st_setsrid(st_makepoint(t.easting, t.northing), 27700)) > 5 then "
        "'moved' end)"
        " as wrong"
        " from truth t"
        " left join register.asset_identifier i on i.scheme = t.council and i.value = t.asset_code"
        " left join register.asset a on a.asset_id = i.asset_id"
        " left join register.asset_holding h on h.asset_id = a.asset_id and upper_inf(h.valid)"
        " left join register.liability l on l.asset_id = a.asset_id and upper_inf(l.valid)) as compared"
        " where wrong <> ''");
    assert_int_equal(figure("select count(*) from register.asset"), figure("select count(*) from truth"));
}

static void each_place_lies_in_one_division_and_one_parish(void **state) {
    (void)state;
    assert_nothing(
        "select a.reference || ': ' || kind || ' ' || count(b.*) from register.asset a "
        "cross join unnest('{division,parish}'::text[]) kind "
        "left join gazetteer.boundary b on b.kind_code = kind and st_intersects(b.extent, a.location) "
        "where a.location is not null group by a.reference, kind having count(b.*) <> 1");
    assert_nothing("select kind_code from gazetteer.boundary where kind_code in ('division', 'parish') "
                   "group by kind_code having abs(sum(st_area(extent)) - st_area(st_union(extent))) > 1 "
                   "or bool_or(not synthetic)");
    assert_nothing("select p.name from gazetteer.boundary p left join gazetteer.boundary d on d.kind_code = "
                   "'division' and st_covers(d.extent, p.extent) where p.kind_code = 'parish' and d is null");
}

static void what_must_be_refused_is(void **state) {
    (void)state;
    assert_nothing(
        "select coalesce(r.council || ' ' || r.kind || ' row ' || r.row_number || ' ' || r.code,"
        " 'not foretold: ' || s.feed || ' row ' || s.row_number || ' ' || s.code)"
        " from (select * from refused where kind in (select kind from source.batch)) r"
        " full join (select b.feed, i.row_number, i.line, i.code from source.issue i"
        "            join source.batch b using (batch_id) where i.severity = 'rejected') s"
        " on s.feed = r.kind || '/' || r.council and s.row_number = r.row_number and s.code = r.code"
        " and s.line = r.line"
        " where r.code is null or s.code is null");
}

static void exact_figures(void **state) {
    (void)state;
    assert_int_equal(figure("select assets_held from publish.summary"), 1287);
    assert_int_equal(figure("select in_scope from publish.summary"), 1247);
    assert_int_equal(figure("select being_validated from publish.summary"), 400);
    assert_int_equal(figure("select assets from publish.chart_1 where code = 'operational'"), 1103);
    assert_int_equal(figure("select assets from publish.chart_1 where code = 'investment'"), 40);
    assert_int_equal(figure("select assets from publish.chart_1 where code = 'let_out'"), 115);
    assert_int_equal(figure("select assets from publish.chart_1 where code = 'surplus'"), 29);
    assert_int_equal(figure("select assets from publish.chart_2a where code = 'all'"), 571);
    assert_int_equal(figure("select assets from publish.chart_2a where code = 'maintained_school'"), 178);
    assert_int_equal(figure("select sum(assets)::bigint from publish.chart_2a where code not in ('all', "
                            "'maintained_school')"),
                     354);
}

static void chart_2b_is_the_invented_split(void **state) {
    (void)state;
    assert_nothing("select coalesce(c.code, t.category) || ': ' || coalesce(c.assets, 0) || ', not ' || "
                   "coalesce(t.assets, 0)"
                   " from publish.chart_2b c full join (select category, count(*) as assets from truth"
                   " where part = 'operational, not a school, the council repairs all' group by category) t"
                   " on t.category = c.code where c.assets is distinct from t.assets");
}

static void what_was_sold_before_vesting_day_stands_on_that(void **state) {
    (void)state;
    int64_t sold = figure("select count(*) from register.asset_holding where basis_code = 'pre_vesting'");
    assert_true(sold > 0);
    assert_int_equal(sold, figure("select count(*) from truth where status = 'disposed'"));
}

static void leases_are_as_leases_can_be(void **state) {
    (void)state;
    assert_nothing("select concat_ws(' ', reference, repair_terms_code) from register.lease"
                   " where direction_code = 'in' and repair_terms_code <> 'landlord'");
    assert_nothing(
        "select concat_ws(' ', l.reference, e.happens_on) from register.lease l join register.lease_event e"
        " using (lease_id) where e.happens_on >= l.ends_on");
    assert_true(figure("select count(*) from facts.asset_duty where duty_holder_code = 'governors'") > 0);
}

static void crossed_outlines_are_mended(void **state) {
    (void)state;
    int64_t mended = figure("select count(*) from register.land_parcel where extent_repair is not null");
    assert_int_equal(
        mended, figure("select count(*) from truth where faults like '%bow_tie%' and council <> 'mendip'"));
    assert_true(mended > 3);
}

/* What is open, of priority 1 or 2, or C or D where the survey gives no priorities; nothing where none was
 * made. */
static void repair_costs_are_as_the_truth_says(void **state) {
    (void)state;
    assert_nothing(
        "select t.asset_code || ': ' || coalesce(c.cost::text, 'no survey') || ', not '"
        " || coalesce(t.high_priority_cost::text, 'no survey')"
        " from truth t"
        " join register.asset_identifier i on i.scheme = t.council and i.value = t.asset_code"
        " left join (select s.asset_id, coalesce(sum(m.cost) filter (where m.cleared_on is null"
        "              and m.grade_code in ('C', 'D') and coalesce(m.priority_code, '2') <= '2'), 0) as cost"
        "            from register.condition_survey s join register.condition_item m using (survey_id)"
        "            group by s.asset_id) c on c.asset_id = i.asset_id"
        " where c.cost is distinct from t.high_priority_cost");
    assert_true(figure("select count(*) from register.condition_survey where kind_code = 'PDS'") > 80);
}

static void energy_and_inspections_arrive(void **state) {
    (void)state;
    assert_true(figure("select count(*) from register.energy_reading") > 9000);
    assert_int_equal(figure("select min(lower(period)) - date '2018-04-01' from register.energy_reading"), 0);
    assert_int_equal(figure("select max(upper(period)) - date '2025-04-01' from register.energy_reading"), 0);
    assert_true(figure("select count(distinct asset_id) from register.inspection") > 600);
    assert_true(figure("select count(*) from register.energy_supply where exports") > 10);
    assert_nothing("select p.reference || ' feeds in more than it makes' from publish.carbon_provision p"
                   " where p.exported_kwh >= p.generated_kwh");
    assert_int_equal(figure("select count(*) from register.inspection where inspected_on >= '2026-10-01'"),
                     0);
    assert_int_equal(figure("select count(distinct year) from register.carbon_factor"), 8);
}

/* Nothing that was known is lost for want of a word in a profile. */
static void no_value_is_unreadable(void **state) {
    (void)state;
    assert_nothing(
        "select b.feed || ' row ' || i.row_number || ' ' || i.code || ': ' || i.reason from source.issue i"
        " join source.batch b using (batch_id) where i.severity = 'warning'"
        " and not exists (select from source.issue j where j.batch_id = i.batch_id and j.row_number = "
        "i.row_number and j.severity = 'rejected') and i.code in ('value_unknown', 'value_unreadable', "
        "'value_out_of_range', 'value_incomplete', "
        "'dates_reversed')");
}

static void assert_within_a_million(const char *segment, double published_p10, double published_p90) {
    struct rows *rows = NULL;
    struct error err = {0};
    test_must(store_query(database->db,
                          "select p10, p90 from publish.backlog_range where measure = 'high_priority'"
                          " and grouping = 'segment' and group_code = $1::text",
                          BIND(segment), STORE_ONE, &rows, &err),
              &err, "the backlog");
    double p10 = rows_number(rows, 0, 0), p90 = rows_number(rows, 0, 1);
    rows_free(rows);
    if (fabs(p10 - published_p10) > 1e6 || fabs(p90 - published_p90) > 1e6)
        fail_msg("%s: GBP %.0f to %.0f, not %.0f to %.0f", segment, p10, p90, published_p10, published_p90);
}

static void the_backlog_is_as_published_when_it_is_judged(void **state) {
    (void)state;
    struct run_options options = {.as_at = "2026-10-01", .engine_version = "test"};
    struct run_report report;
    struct error err = {0};
    test_must(run_evaluate(database->db, &options, &report, &err), &err, "the run");
    assert_int_equal(report.held, 1287);
    assert_int_equal(report.scored, 1247);
    assert_within_a_million("schools", 30e6, 40e6);
    assert_within_a_million("non_schools", 10e6, 15e6);
}

/* Of the run just made. */
static void every_criterion_and_commitment_is_judged_of_some_asset(void **state) {
    (void)state;
    struct rows *rows = NULL;
    struct error err = {0};
    struct text found = TEXT_EMPTY;
    test_must(store_query(database->db, sql_criteria_unmet, BIND(NULL), STORE_MANY, &rows, &err), &err,
              "the criteria unmet");
    for (size_t i = 0; i < rows_count(rows); i++)
        text_format(&found, "%s: %s\n", rows_text(rows, i, 0), rows_text(rows, i, 3));
    assert_string_equal(text_string(&found), "");
    text_free(&found);
    rows_free(rows);
    assert_int_equal(figure("select count(distinct c.commitment_code) from evaluation.criterion_result r"
                            " join evaluation.criterion c using (criterion_id) where r.state = 'known'"),
                     24);
}

/* Farms that were valued by their house alone. */
static void a_value_that_cannot_be_right_is_none(void **state) {
    (void)state;
    assert_int_equal(figure("select count(*) from facts.value_doubt where doubted"),
                     figure("select count(*) from facts.value_stated join register.asset using (asset_id)"
                            " where category_code = 'county_farm' and amount < 5000"));
    assert_true(figure("select count(*) from facts.value_doubt where doubted") > 3);
    assert_nothing("select a.reference from programme.option o join facts.value_doubt d using (asset_id)"
                   " join register.asset a using (asset_id)"
                   " where d.doubted and o.kind_code = 'sell' and o.receipt_likely < 100000");
}

/* With the real terrier-solve. */
static void a_programme_of_the_sample_keeps_within_its_money(void **state) {
    (void)state;
    struct plan_asked asked = {.years = 5,
                               .money = {{"capital", INT64_C(500000000)}, {"schools", INT64_C(100000000)}},
                               .money_count = 2,
                               .carbon_percent = NAN,
                               .revenue = NAN,
                               .moves = 20,
                               .sales = -1,
                               .starters = -1,
                               .point = NAN,
                               .without = {"sell"},
                               .without_count = 1,
                               .stop = {.gap = 10000, .nodes = 2000},
                               .version = "test",
                               .actor = "test"};
    struct error err = {0};
    int64_t plan = 0;
    setenv("TERRIER_SOLVE", TERRIER_SOLVE_PROGRAM, 0);
    test_must(run_plan(database->db, &asked, NULL, NULL, &plan, &err), &err, "the programme");
    assert_nothing("SELECT FROM programme.plan WHERE outcome <> 'best' OR value_gbp < 0.99 * bound_gbp");
    assert_nothing("SELECT FROM programme.plan WHERE value_gbp <= cut_value_gbp");
    assert_nothing("SELECT FROM programme.plan_year WHERE moves > 20");
    assert_nothing(
        "SELECT FROM programme.plan_fund_year f JOIN programme.plan_fund_year g USING (plan_id, fund_code) "
        "WHERE g.year_no <= f.year_no GROUP BY f.plan_id, f.fund_code, f.year_no "
        "HAVING sum(g.paid_gbp) > sum(g.new_gbp)");
    assert_nothing("SELECT FROM programme.plan_choice c JOIN programme.plan p USING (plan_id) "
                   "JOIN programme.option o USING (run_id, asset_id, option_no) "
                   "WHERE NOT o.feasible OR o.kind_code = 'sell' AND c.method = 'best'");
    assert_nothing(
        "SELECT y.plan_id FROM programme.plan_year y "
        "JOIN (SELECT plan_id, year_no, sum(paid_gbp) AS paid FROM programme.plan_fund_year GROUP BY 1, 2) f "
        "USING (plan_id, year_no) WHERE y.method = 'best' AND y.cost_gbp <> f.paid");
    assert_nothing(
        "SELECT c.asset_id FROM programme.plan_choice c LEFT JOIN programme.plan_choice_fund f USING "
        "(plan_id, asset_id) "
        "JOIN programme.plan p USING (plan_id) JOIN programme.option o USING (run_id, asset_id, option_no) "
        "WHERE c.method = 'best' GROUP BY c.asset_id, o.capital_likely "
        "HAVING abs(coalesce(sum(f.paid_gbp), 0) - o.capital_likely) > 1");
    assert_nothing("SELECT FROM programme.plan_limit WHERE CASE WHEN least THEN reached < bound ELSE reached "
                   "> bound END");
    assert_nothing(
        "SELECT t.town_centre FROM programme.presence t JOIN programme.plan p USING (run_id) "
        "LEFT JOIN programme.plan_choice c ON c.plan_id = p.plan_id AND c.method = 'best' AND c.asset_id = "
        "t.asset_id "
        "LEFT JOIN programme.option o ON o.run_id = t.run_id AND o.asset_id = t.asset_id AND o.option_no = "
        "c.option_no "
        "LEFT JOIN programme.option_kind k USING (kind_code, variant_code) GROUP BY t.town_centre "
        "HAVING count(*) FILTER (WHERE k.exit_code IS NULL AND o.kind_code IS DISTINCT FROM 'move_out') = 0");
    asked.carbon_percent = 100;
    test_must(run_plan(database->db, &asked, NULL, NULL, &plan, &err), &err, "an impossible programme");
    assert_nothing("SELECT WHERE NOT EXISTS (SELECT FROM programme.plan_mend WHERE setting_code = "
                   "'carbon' AND value < 100)");
    assert_int_equal(store_run(database->db, "UPDATE programme.plan SET years = 1", BIND_NONE, &err),
                     STATUS_REFUSED);
}

static void every_fact_is_known_of_some_asset(void **state) {
    (void)state;
    struct rows *rows = NULL;
    struct error err = {0};
    test_must(store_query(database->db,
                          "select coalesce(string_agg(f.code, ' ' order by f.place), '')"
                          " from (select r.run_id, u.code, u.place from evaluation.run r,"
                          "       unnest(r.fact_codes) with ordinality as u (code, place)"
                          "       where r.run_id = (select max(run_id) from evaluation.run)) f"
                          " where not exists (select from evaluation.run_fact t where t.run_id = f.run_id"
                          "                   and t.fact_values[f.place] <> 'NaN')",
                          BIND_NONE, STORE_ONE, &rows, &err),
              &err, "the facts that nobody knows");
    assert_string_equal(rows_text(rows, 0, 0), "");
    rows_free(rows);
}

static void the_same_files_again_change_nothing(void **state) {
    (void)state;
    import_manifest(IMPORT_UNCHANGED);
}

/* Nothing is asked of it that it does not hold; what no one knows is only warned of. */
static void the_published_list_of_the_sample_is_in_the_layout(void **state) {
    struct publication_report report;
    struct error err = {0};
    struct text folder = TEXT_EMPTY;
    (void)state;

    text_format(&folder, "%s/published", directory);
    struct publication what = {
        .folder = text_string(&folder), .keep_folder = true, .actor = "test", .version = "test"};
    setenv("TERRIER_FILES", TERRIER_FILES_PROGRAM, 0);
    test_must(publication_make(&report, database->db, &what, &err), &err, "publishing");
    text_free(&folder);
    assert_true(report.sample);
    assert_int_equal(report.fault_count, 0);
    assert_int_equal(
        report.row_count,
        figure(
            "select count(*) from register.asset a join register.asset_holding h using (asset_id)"
            " where a.marking_code = 'public' and h.scope_code <> 'housing' and h.status_code <> 'disposed'"
            " and h.valid @> publish.as_of()"));
    assert_int_equal(report.vacant_count,
                     figure("select count(*) from publish.edition where for_public and withheld"));
    assert_int_equal(report.licence_withheld_count, 0);
}

/* Last, since it changes the estate: a list of another department, and a later register under new codes. */
static void other_lists_are_recognised_as_the_truth_says(void **state) {
    (void)state;
    struct error err = {0};
    generate_more(sample);
    test_must(sample_write(sample, directory, &err), &err, "writing the other lists");
    assert_int_equal(import("register", "sample-education-list", "second/education.csv"), IMPORT_APPLIED);
    assert_int_equal(import("register", "sample-mendip-register", "later/mendip.csv"), IMPORT_APPLIED);
    copy_truth(
        "create temporary table same (source text, code text, same_source text, same_code text, outcome text,"
        " label text)",
        "copy same from stdin (format csv, header)", "truth/matches.csv");
    test_must(
        store_run(
            database->db,
            "create temporary table taken as select t.outcome, l.how, l.asset_id, h.asset_id as truly"
            " from same t join source.record r on r.row_key = t.code"
            " and r.batch_id in (select max(batch_id) from source.batch where feed = 'register/' || t.source)"
            " join source.link l on l.record_id = r.record_id"
            " left join register.asset_identifier h on h.scheme = t.same_source and h.value = t.same_code"
            " where t.source in ('education', 'mendip')",
            BIND_NONE, &err),
        &err, "what was recognised");
    assert_true(figure("select count(*) from taken") > 450);
    assert_true(figure("select count(*) from taken where how = 'match'") >
                0.9 * (double)figure("select count(*) from taken where truly is not null"));
    assert_true(
        (double)figure("select count(*) from taken where how = 'match' and asset_id is distinct from truly") <
        0.005 * (double)figure("select count(*) from taken where how = 'match'"));
    assert_int_equal(figure("select count(*) from source.issue where severity = 'absent' and batch_id ="
                            " (select max(batch_id) from source.batch) and value in"
                            " (select same_code from same where source = 'mendip' and outcome = 'gone')"),
                     figure("select count(*) from same where source = 'mendip' and outcome = 'gone'"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_asset_is_as_the_truth_says),
        cmocka_unit_test(each_place_lies_in_one_division_and_one_parish),
        cmocka_unit_test(what_must_be_refused_is),
        cmocka_unit_test(exact_figures),
        cmocka_unit_test(chart_2b_is_the_invented_split),
        cmocka_unit_test(what_was_sold_before_vesting_day_stands_on_that),
        cmocka_unit_test(leases_are_as_leases_can_be),
        cmocka_unit_test(crossed_outlines_are_mended),
        cmocka_unit_test(repair_costs_are_as_the_truth_says),
        cmocka_unit_test(energy_and_inspections_arrive),
        cmocka_unit_test(no_value_is_unreadable),
        cmocka_unit_test(the_backlog_is_as_published_when_it_is_judged),
        cmocka_unit_test(every_criterion_and_commitment_is_judged_of_some_asset),
        cmocka_unit_test(a_value_that_cannot_be_right_is_none),
        cmocka_unit_test(a_programme_of_the_sample_keeps_within_its_money),
        cmocka_unit_test(every_fact_is_known_of_some_asset),
        cmocka_unit_test(the_same_files_again_change_nothing),
        cmocka_unit_test(the_published_list_of_the_sample_is_in_the_layout),
        cmocka_unit_test(other_lists_are_recognised_as_the_truth_says),
    };
    return cmocka_run_group_tests_name("sample import", tests, make, discard);
}
