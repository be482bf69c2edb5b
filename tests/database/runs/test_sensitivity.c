/* What would change the ratings of a stored run: by what it keeps, and as far as the reader may see. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/text.h"
#include "engine/runs/run_sensitivity.h"
#include "tests/database/runs/judged.h"
#include "tests/support/check.h"

struct reading {
    const char *asset; /* asset_id; NULL: all */
    struct run_sensitivity *found;
};

static enum status read_run(struct store *db, void *context, struct error *err) {
    struct reading *reading = context;

    return run_sensitivity_read(db, "1", reading->asset, &reading->found, err);
}

/* Free with run_sensitivity_free(). `role` NULL: the owner. */
static struct run_sensitivity *read_as(struct test_database *database, const char *role, const char *asset) {
    struct reading reading = {.asset = asset};
    struct store *db = test_database_connect(database, role);
    struct error err = {0};

    test_must(store_transaction(db, (struct store_intent){.read_only = true}, read_run, &reading, &err), &err,
              "reading a run");
    store_close(db);
    return reading.found;
}

static void what_is_read_stands_as_the_run_keeps_it_to_the_bit(void **state) {
    struct text lines = TEXT_EMPTY;

    judged_run(*state, JUDGED_DAY);
    struct run_sensitivity *found = read_as(*state, NULL, NULL);
    for (size_t a = 0; a < found->asset_count; a++)
        for (size_t o = 0; o < found->criteria->objective_count; o++) {
            const struct run_sensitivity_asset *asset = &found->assets[a];
            struct result stands = sensitivity_stands(found->engine, asset->tests, asset->count, o);
            text_format(&lines, "%s%lld | %zu | %s | ", lines.length ? "\n" : "", (long long)asset->asset_id,
                        o + 1, rating_code((enum rating)stands.rating));
            if (isnan(stands.score))
                text_add(&lines, "-");
            else
                text_format(&lines, "%.17g", stands.score);
        }
    char *kept = judged_lines(*state,
                              "select asset_id, objective, rating, score from evaluation.objective_result "
                              "where rating <> 'not_scored' order by asset_id, objective",
                              NULL, NULL);
    /* Both as numbers: the shortest form of one need not be that of the other. */
    const char *a = text_string(&lines), *b = kept;
    while (*a && *b) {
        char *end_a, *end_b;
        double x = strtod(a, &end_a), y = strtod(b, &end_b);
        if (end_a > a && end_b > b) {
            assert_true(x == y);
            a = end_a;
            b = end_b;
        } else {
            assert_int_equal(*a++, *b++);
        }
    }
    assert_string_equal(a, b);
    free(kept);
    text_free(&lines);
    run_sensitivity_free(found);
}

static char *words_of(const struct run_sensitivity *found, size_t objective, bool better) {
    const struct run_sensitivity_asset *asset = &found->assets[0];
    struct sensitivity_change *changes = memory_array(run_sensitivity_most(found, asset), sizeof *changes);
    size_t count = sensitivity_changes(found->engine, asset->tests, asset->count, objective, changes);
    struct text words = TEXT_EMPTY;

    for (size_t i = 0; i < count; i++) {
        const struct sensitivity_move *move = better ? &changes[i].better : &changes[i].worse;
        if (move->rating == RATING_COUNT) continue;
        text_format(&words, "%s%s: ", words.length ? "\n" : "", run_sensitivity_rating(move->rating));
        run_sensitivity_move(&words, found, &changes[i], move);
    }
    free(changes);
    return text_take(&words);
}

static void expect_words(struct test_database *database, const char *role, const char *asset,
                         size_t objective, bool better, const char *expected) {
    struct run_sensitivity *found = read_as(database, role, asset);
    char *words = words_of(found, objective, better);

    assert_string_equal(words ? words : "", expected);
    free(words);
    run_sensitivity_free(found);
}

/* The school, by hand (test_runs.c has its scores): (2 x 0 + 100) / 3 is red, (2 x 30 + 100) / 3 is not. */
static void it_is_said_in_words_what_would_change_a_rating(void **state) {
    judged_run(*state, JUDGED_DAY);
    expect_words(*state, NULL, "3", 1, true, "Green: Fire risk assessment in date: Passed (now Unproven)");
    expect_words(*state, NULL, "3", 1, false,
                 "Red: Suitability: Unsuitable (now Satisfactory)\n"
                 "Red: Fire risk assessment in date: Failed (now Unproven)\n"
                 "Red: No urgent grade D defect open: Failed (now Passed)");
    /* (49 + 91) / 2 is green, and 49 points are earned at 32.64 months. */
    expect_words(*state, NULL, "3", 0, true,
                 "Green: Months since the purpose was confirmed: at most 32.6 months (nothing recorded now)");
}

/* Whoever may not be told of suitability is told nothing that it could be worked out of. */
static void nothing_is_told_of_a_rating_that_rests_on_what_is_not_for_the_reader(void **state) {
    struct run_sensitivity_total of_all[6], of_less[6];
    struct run_sensitivity_line *lines;

    judged_run(*state, JUDGED_DAY);
    judged_change(*state,
                  "update evaluation.fact set marking_code = 'commercial' where fact_code = 'suitability'");
    struct run_sensitivity *all = read_as(*state, NULL, NULL),
                           *less = read_as(*state, "terrier_reader", NULL);
    for (size_t a = 0; a < less->asset_count; a++) {
        const struct run_sensitivity_asset *asset = &less->assets[a];
        for (size_t t = 0; t < asset->count; t++)
            assert_string_not_equal(less->facts[less->criteria->items[asset->tests[t].criterion].fact].code,
                                    "suitability");
        assert_int_equal(all->assets[a].withheld, 0);
        for (size_t o = 0; o < 6; o++)
            assert_int_equal(run_sensitivity_withheld(asset, o),
                             o == 1 && asset->count < all->assets[a].count);
    }
    run_sensitivity_lines(all, SIZE_MAX, &lines, of_all);
    run_sensitivity_lines(less, SIZE_MAX, &lines, of_less);
    assert_int_equal(of_less[0].ratings, of_all[0].ratings);
    assert_true(of_all[1].ratings > 0 && of_less[1].withheld > 0);
    assert_int_equal(of_less[1].ratings, 0);
    run_sensitivity_free(all);
    run_sensitivity_free(less);
}

static void the_least_robust_come_first_and_are_counted(void **state) {
    struct run_sensitivity_total totals[6];
    struct run_sensitivity_line *lines;
    size_t rated = 0, robust = 0;

    judged_run(*state, JUDGED_DAY);
    struct run_sensitivity *found = read_as(*state, NULL, NULL);
    size_t count = run_sensitivity_lines(found, SIZE_MAX, &lines, totals);
    for (size_t o = 0; o < 6; o++) {
        rated += totals[o].ratings;
        robust += totals[o].robust;
    }
    assert_int_equal(count, rated);
    assert_true(robust > 0 && robust < rated);
    for (size_t i = 0; i < count; i++) {
        if (i > 0) assert_true(sensitivity_stays(&lines[i - 1].draws) <= sensitivity_stays(&lines[i].draws));
        robust -= sensitivity_stays(&lines[i].draws) >= 0.95;
    }
    assert_int_equal(robust, 0);
    assert_int_equal(run_sensitivity_lines(found, 1, &lines, totals), totals[1].ratings);
    run_sensitivity_free(found);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, judged_set_up, judged_tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(what_is_read_stands_as_the_run_keeps_it_to_the_bit),
        TEST(it_is_said_in_words_what_would_change_a_rating),
        TEST(nothing_is_told_of_a_rating_that_rests_on_what_is_not_for_the_reader),
        TEST(the_least_robust_come_first_and_are_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
