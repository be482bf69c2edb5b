/* The sample: the same each time, its exact figures, and files that say what the truth files say they do. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/csv.h"
#include "tests/support/check.h"
#include "tools/sample/condition.h"
#include "tools/sample/generate.h"

static struct sample *sample;

static int make(void **state) {
    (void)state;
    sample = generate_sample();
    return 0;
}

static int discard(void **state) {
    (void)state;
    sample_free(sample);
    return 0;
}

static const struct text *file(const char *path) {
    for (size_t i = 0; i < sample->file_count; i++)
        if (text_equal(sample->files[i].path, path)) return &sample->files[i].bytes;
    fail_msg("the sample has no file %s", path);
    return NULL;
}

static struct csv_reader *open_csv(const char *path) {
    struct csv_reader *reader = NULL;
    struct error err = {0};
    const struct text *bytes = file(path);
    if (csv_open(&reader, text_string(bytes), bytes->length, &err) != STATUS_OK)
        fail_msg("%s: %s", path, err.message);
    return reader;
}

static void same_bytes_each_time(void **state) {
    (void)state;
    struct sample *again = generate_sample();
    assert_int_equal(again->file_count, sample->file_count);
    assert_true(sample_checksum(again) == sample_checksum(sample));
    sample_free(again);
}

/* Made with gcc and with clang; a new value is right only when the sample was meant to change. */
static void same_bytes_on_every_machine(void **state) {
    (void)state;
    uint64_t hash = UINT64_C(0xCBF29CE484222325);
    for (enum council council = 0; council < COUNCIL_COUNT; council++) {
        struct text path = TEXT_EMPTY;
        text_format(&path, "%s/register.csv", council_code(council));
        const struct text *bytes = file(text_string(&path));
        for (size_t i = 0; i < bytes->length; i++)
            hash = (hash ^ (unsigned char)bytes->data[i]) * UINT64_C(0x100000001B3);
        text_free(&path);
    }
    assert_int_equal(hash, UINT64_C(0x6cc1cd93b2b53c56));
}

static size_t count_group(enum group group) {
    size_t count = 0;
    for (size_t i = 0; i < sample->estate->count; i++)
        if (sample->estate->assets[i].group == group) count++;
    return count;
}

static void exact_figures(void **state) {
    (void)state;
    size_t held = 0;
    for (size_t i = 0; i < sample->estate->count; i++)
        if (mix_held(sample->estate->assets[i].group)) held++;
    assert_int_equal(held, 1287);
    assert_int_equal(count_group(GROUP_COUNCIL_REPAIRS), 571);
    assert_int_equal(count_group(GROUP_SCHOOL), 178);
    assert_int_equal(count_group(GROUP_PASSED), 354);
    assert_int_equal(571 + 178 + 354, 1103);
    assert_int_equal(count_group(GROUP_INVESTMENT), 40);
    assert_int_equal(count_group(GROUP_LET), 115);
    assert_int_equal(count_group(GROUP_SURPLUS), 29);
    assert_int_equal(count_group(GROUP_VALIDATING), 400);
}

/* The groups are what the facts say, not only what the table calls them. */
static void groups_follow_from_facts(void **state) {
    (void)state;
    size_t all = 0, schools = 0, operational = 0;
    for (size_t i = 0; i < sample->estate->count; i++) {
        const struct asset *asset = &sample->estate->assets[i];
        bool held = text_equal(asset_value(asset, FIELD_validation), "validated") &&
                    (text_equal(asset_value(asset, FIELD_scope), "in") ||
                     text_equal(asset_value(asset, FIELD_scope), "investment"));
        const char *type = asset_value(asset, FIELD_school_type);
        bool maintained = type[0] != '\0' && !text_equal(type, "academy") && !text_equal(type, "free_school");
        assert_int_equal(held, mix_held(asset->group));
        if (!held || !text_equal(asset_value(asset, FIELD_purpose), "operational")) continue;
        operational++;
        if (maintained) schools++;
        if (!maintained && text_equal(asset_value(asset, FIELD_council_repairs), "all")) all++;
    }
    assert_int_equal(operational, 1103);
    assert_int_equal(schools, 178);
    assert_int_equal(all, 571);
}

static void truth_states_the_figures(void **state) {
    (void)state;
    const char *summary = text_string(file("truth/summary.csv"));
    assert_non_null(strstr(summary, "\nheld,\"all\",1287,"));
    assert_non_null(strstr(summary, "\nin scope,\"all\",1247,"));
    assert_non_null(strstr(summary, "\nchart 1,\"operational\",1103,"));
    assert_non_null(strstr(summary, "\nchart 2a,\"maintained school\",178,"));
}

static int compare_texts(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void check_unique(enum field field) {
    size_t count = sample->estate->count;
    const char **values = memory_array(count, sizeof *values);
    for (size_t i = 0; i < count; i++)
        values[i] = asset_value(&sample->estate->assets[i], field);
    qsort(values, count, sizeof *values, compare_texts);
    for (size_t i = 1; i < count; i++)
        assert_string_not_equal(values[i - 1], values[i]);
    free(values);
}

static void codes_and_names_are_unique(void **state) {
    (void)state;
    check_unique(FIELD_asset_code);
    check_unique(FIELD_name);
}

static const struct rejection *rejection_at(enum council council, const char *kind, size_t row) {
    for (size_t i = 0; i < sample->rejection_count; i++) {
        const struct rejection *bad = &sample->rejections[i];
        if (bad->council == council && text_equal(bad->kind, kind) && bad->row == row) return bad;
    }
    return NULL;
}

/* Every row that cannot be read is told of, at its row and line; every other can be read. */
static void check_rows(enum council council, const char *kind, size_t *rows) {
    struct text path = TEXT_EMPTY;
    struct csv_row row;
    text_format(&path, "%s/%s.csv", council_code(council), kind);
    struct csv_reader *reader = open_csv(text_string(&path));
    *rows = 0;
    while (csv_next(reader, &row)) {
        const struct rejection *bad = rejection_at(council, kind, row.number);
        if (bad != NULL) assert_int_equal(bad->line, row.line);
        if (row.fault == CSV_FINE && bad == NULL) (*rows)++;
        if (row.fault == CSV_FINE) continue;
        if (bad == NULL)
            fail_msg("%s line %zu: %s", text_string(&path), row.line, csv_fault_text(row.fault));
        else
            assert_string_equal(bad->issue, csv_fault_code(row.fault));
    }
    csv_close(reader);
    text_free(&path);
}

static void files_hold_what_truth_says(void **state) {
    (void)state;
    static const char *const KINDS[] = {"condition", "inspections", "energy"};
    size_t total = 0, rows;
    for (enum council council = 0; council < COUNCIL_COUNT; council++) {
        check_rows(council, "register", &rows);
        total += rows;
        for (size_t i = 0; i < 3; i++) {
            check_rows(council, KINDS[i], &rows);
            assert_true(rows > 250);
        }
    }
    assert_int_equal(total, sample->estate->count);
}

static void layouts_differ(void **state) {
    (void)state;
    struct csv_reader *county = open_csv("somerset-county/register.csv"),
                      *mendip = open_csv("mendip/register.csv");
    struct csv_reader *sedgemoor = open_csv("sedgemoor/register.csv");
    assert_int_equal(csv_encoding(county), CSV_UTF8_BOM);
    assert_int_equal(csv_encoding(mendip), CSV_WINDOWS_1252);
    assert_int_equal(csv_separator(sedgemoor), ';');
    csv_close(county);
    csv_close(mendip);
    csv_close(sedgemoor);
}

static void every_file_is_labelled(void **state) {
    (void)state;
    size_t bytes = 0;
    for (size_t i = 0; i < sample->file_count; i++) {
        const char *path = sample->files[i].path, *text = text_string(&sample->files[i].bytes);
        bytes += sample->files[i].bytes.length;
        /* The factors are real and say whose they are in the READ-ME; the manifest names files only. */
        if (text_equal(path, "factors.csv") || text_equal(path, "manifest.csv")) continue;
        if (strstr(text, "ynthetic") == NULL && strstr(text, "SYNTHETIC") == NULL)
            fail_msg("%s is not labelled", path);
    }
    assert_true(bytes < 20U * 1024 * 1024);
}

static void shapes_have_the_stated_area(void **state) {
    (void)state;
    size_t shapes = 0, bow_ties = 0;
    for (size_t i = 0; i < sample->estate->count; i++) {
        const struct asset *asset = &sample->estate->assets[i];
        if (asset->extent.corners == 0) continue;
        shapes++;
        if (asset_has_fault(asset, FAULT_BOW_TIE))
            bow_ties++;
        else
            assert_true(fabs(grid_area(&asset->extent) - asset->land_m2) < 0.05 * asset->land_m2 + 1);
    }
    assert_true(shapes > 1000);
    assert_in_range(bow_ties, 3, 30);
}

/* The worked example of the Ordnance Survey's guide, moved from Airy 1830 to WGS84. */
static void degrees_are_right_to_metres(void **state) {
    (void)state;
    double longitude, latitude;
    grid_to_wgs84(&longitude, &latitude, 651409.903, 313177.270);
    assert_true(fabs(latitude - 52.6580) < 0.0001);
    assert_true(fabs(longitude - 1.7161) < 0.0001);
    for (double angle = -7; angle < 7; angle += 0.01) {
        assert_true(fabs(grid_sine(angle) - sin(angle)) < 1e-12);
        assert_true(fabs(grid_cosine(angle) - cos(angle)) < 1e-12);
    }
}

/* Surveys cover most of a group, and their sums most of its total; the rest is for the model to impute. */
static void condition_sums(void **state) {
    (void)state;
    struct condition_scale scale = condition_scale(sample->estate);
    double schools = 0, others = 0;
    for (size_t i = 0; i < sample->estate->count; i++) {
        bool surveyed;
        const struct asset *asset = &sample->estate->assets[i];
        double cost = condition_high_priority(asset, scale, &surveyed);
        if (asset->group == GROUP_SCHOOL) schools += cost;
        if (asset->group == GROUP_COUNCIL_REPAIRS) others += cost;
    }
    assert_true(schools > 20e6 && schools < 40e6);
    assert_true(others > 6e6 && others < 15e6);
}

/* The lists for matching come on top, and say of every row what it is. */
static void more_lists_leave_the_others_as_they_are(void **state) {
    (void)state;
    struct sample *more = generate_sample();
    size_t files = more->file_count, rows = 0;
    uint64_t before = sample_checksum(more);
    assert_int_equal(before, sample_checksum(sample));
    generate_more(more);
    assert_int_equal(more->file_count, files + 6);
    for (size_t i = 0; i < more->file_count; i++) {
        const char *text = text_string(&more->files[i].bytes);
        if (i < files) assert_string_equal(text, text_string(&sample->files[i].bytes));
        if (strncmp(more->files[i].path, "second/", 7) != 0) continue;
        for (; *text != '\0'; text++)
            rows += *text == '\n';
    }
    assert_in_range(rows, 1200, 2000);
    sample_free(more);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(same_bytes_each_time),
        cmocka_unit_test(same_bytes_on_every_machine),
        cmocka_unit_test(exact_figures),
        cmocka_unit_test(groups_follow_from_facts),
        cmocka_unit_test(truth_states_the_figures),
        cmocka_unit_test(codes_and_names_are_unique),
        cmocka_unit_test(files_hold_what_truth_says),
        cmocka_unit_test(layouts_differ),
        cmocka_unit_test(every_file_is_labelled),
        cmocka_unit_test(shapes_have_the_stated_area),
        cmocka_unit_test(degrees_are_right_to_metres),
        cmocka_unit_test(condition_sums),
        cmocka_unit_test(more_lists_leave_the_others_as_they_are),
    };
    return cmocka_run_group_tests_name("sample", tests, make, discard);
}
