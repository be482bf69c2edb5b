/* What filters find, against rows of which the truth is known, and that none of them makes the database
 * raise. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/text.h"
#include "tests/database/cql2/filters.h"
#include "tests/fuzz/cql2_properties.h"
#include "tests/support/check.h"
#include "tests/support/database.h"

static char *file_text(const char *path) {
    struct text text = TEXT_EMPTY;
    char buffer[4096];
    size_t length;
    FILE *file = fopen(path, "rb");
    if (!file) fail_msg("%s cannot be read", path);
    while ((length = fread(buffer, 1, sizeof buffer, file)) > 0)
        text_add_bytes(&text, buffer, length);
    fclose(file);
    return text_take(&text);
}

static int make(void **state) {
    struct error err = {0};
    if (test_database_make_bare(state) != 0) return -1;
    char *sql = file_text(TEST_CQL2 "/features.sql");
    test_must(store_script(test_database_of(state), sql, &err), &err, "features.sql");
    free(sql);
    return 0;
}

static void compiled(struct cql2_sql *sql, struct arena *arena, const char *filter, enum cql2_crs crs) {
    struct error err = {0};
    if (cql2_compile(sql, arena, filter, CQL2_LANGUAGE_TEXT, crs, cql2_properties, CQL2_PROPERTIES, 1,
                     &err) != STATUS_OK)
        fail_msg("%s: %s", filter, err.message);
}

/* The rows of `start` + the filter; ends the test when the database raises. */
static struct rows *ask(struct store *db, const char *start, const struct cql2_sql *sql, const char *end,
                        const char *filter) {
    struct rows *rows = NULL;
    struct error err = {0};
    struct text query = TEXT_EMPTY;
    text_format(&query, "%s%s%s", start, sql->text, end);
    if (store_query(db, text_string(&query), (struct bind){sql->values, sql->count}, STORE_MANY, &rows,
                    &err) != STATUS_OK)
        fail_msg("%s: %s (%s)", filter, err.message, sql->text);
    text_free(&query);
    return rows;
}

/* "ttuf": what the filter is for each row of feature, in the order of id. */
static void truth_of(struct store *db, const struct known_filter *known, char *truth) {
    struct arena *arena = arena_new();
    struct cql2_sql sql;
    compiled(&sql, arena, known->filter, known->crs);
    struct rows *rows = ask(db, "SELECT id, ", &sql, " FROM feature ORDER BY id", known->filter);
    for (size_t i = 0; i < rows_count(rows); i++)
        truth[i] = rows_is_null(rows, i, 1) ? 'u' : rows_boolean(rows, i, 1) ? 't' : 'f';
    truth[rows_count(rows)] = '\0';
    rows_free(rows);
    arena_free(arena);
}

static void each_filter_holds_for_the_rows_that_are_known(void **state) {
    char truth[16];
    for (const struct known_filter *known = known_filters; known->filter; known++) {
        char expected[] = "ffff";
        for (const char *c = known->holds; *c != '\0'; c++)
            if (*c != ',') expected[*c - '1'] = 't';
        for (const char *c = known->unknown; *c != '\0'; c++)
            if (*c != ',') expected[*c - '1'] = 'u';
        truth_of(test_database_of(state), known, truth);
        if (strcmp(truth, expected) != 0) fail_msg("%s: %s, not %s", known->filter, truth, expected);
    }
}

/* --- three-valued logic --- */

static char both(char a, char b) {
    if (a == 'f' || b == 'f') return 'f';
    return a == 'u' || b == 'u' ? 'u' : 't';
}

static char denied(char a) {
    return a == 'u' ? 'u' : a == 't' ? 'f' : 't';
}

static char either(char a, char b) {
    return denied(both(denied(a), denied(b)));
}

/* The combination of the standard's conformance tests, computed here and by the database. */
static void combinations_follow_three_valued_logic(void **state) {
    size_t count = 0;
    uint64_t seed = 20261122;
    while (known_filters[count].filter)
        count++;
    for (int round = 0; round < 300; round++) {
        char truth[4][16], found[16];
        const char *p[4];
        for (int i = 0; i < 4; i++) {
            const struct known_filter *known;
            do {
                seed = seed * 6364136223846793005u + 1442695040888963407u;
                known = &known_filters[(seed >> 33) % count];
            } while (known->crs != CQL2_CRS84);
            p[i] = known->filter;
            truth_of(test_database_of(state), known, truth[i]);
        }
        struct text filter = TEXT_EMPTY;
        text_format(&filter, "((NOT (%s) AND (%s)) OR ((%s) and NOT (%s)) or not ((%s) AND (%s)))", p[0],
                    p[1], p[2], p[3], p[0], p[3]);
        truth_of(test_database_of(state), &(struct known_filter){text_string(&filter), "", "", CQL2_CRS84},
                 found);
        for (int row = 0; row < 4; row++) {
            char a = truth[0][row], b = truth[1][row], c = truth[2][row], d = truth[3][row];
            char expected = either(either(both(denied(a), b), both(c, denied(d))), denied(both(a, d)));
            if (found[row] != expected)
                fail_msg("%s: row %d is %c", text_string(&filter), row + 1, found[row]);
        }
        text_free(&filter);
    }
}

/* --- the database never raises --- */

static void runs(struct store *db, const struct cql2_sql *sql, const char *filter) {
    rows_free(ask(db, "SELECT count(*) FROM extreme AS feature WHERE ", sql, "", filter));
    rows_free(ask(db, "SELECT count(*) FROM feature WHERE ", sql, "", filter));
}

static void runs_on_any_data(struct store *db, const char *filter, enum cql2_crs crs) {
    struct arena *arena = arena_new();
    struct cql2_sql sql;
    compiled(&sql, arena, filter, crs);
    runs(db, &sql, filter);
    arena_free(arena);
}

static void no_filter_raises_for_values_at_the_ends_of_their_types(void **state) {
    static const char *const more[] = {
        "area * area * area > 0 OR area ^ area > 0 OR area ^ 2 > 0",
        "area / height > 0 OR height / area > 0 OR height % area > 0 OR area div height > 0",
        "height * height > height OR height = area OR area < height OR -height > area",
        "2 ^ area > 1 OR height ^ floors > 0 OR area ^ -floors > 0",
        "floors + floors > 0 OR floors * floors * floors * floors * floors > 0 OR floors / floors = 1",
        "updated = built OR updated < sold OR checked = built OR checked > sold OR built <= checked",
        "T_INTERSECTS(valid, INTERVAL(built, sold)) OR T_DURING(valid, INTERVAL(updated, checked))",
        "T_OVERLAPS(INTERVAL(updated, checked), valid) OR T_EQUALS(updated, built) OR T_MEETS(valid, valid)",
        "updated = DATE('9999-12-31') OR updated = DATE('0001-01-01') OR updated = "
        "TIMESTAMP('9999-12-31T23:59:60Z')",
        "S_CROSSES(geometry, extent) OR S_INTERSECTS(extent, geometry) OR S_EQUALS(geometry, geometry)",
        "S_WITHIN(geometry, BBOX(-180,-90,180,90)) OR S_OVERLAPS(extent, BBOX(-180,-90,180,90))",
        "name LIKE '\\\\' OR name LIKE '%\\\\\\\\\\\\' OR CASEI(town) LIKE CASEI('\\\\')",
        "height = 1.7976931348623157e308 OR height < 2.3e-307 OR area = 1e-307 OR area < -1e308",
    };
    for (const struct known_filter *known = known_filters; known->filter; known++)
        runs_on_any_data(test_database_of(state), known->filter, known->crs);
    for (size_t i = 0; i < sizeof more / sizeof *more; i++)
        runs_on_any_data(test_database_of(state), more[i], CQL2_CRS84);
}

/* --- filters made at random, all of whose types fit --- */

static const char *one_of(uint64_t *seed, const char *const *words, size_t count) {
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return words[(*seed >> 33) % count];
}
#define ONE_OF(seed, ...)                                                                                    \
    one_of(seed, (const char *const[]){__VA_ARGS__},                                                         \
           sizeof((const char *const[]){__VA_ARGS__}) / sizeof(const char *))

static void add_number(struct text *filter, uint64_t *seed, int depth) {
    if (depth == 0) {
        text_add(filter, ONE_OF(seed, "floors", "area", "height", "0", "-1", "2.5", "1.7e308", "-1e-307",
                                "9223372036854775807", "99999999999999999999"));
        return;
    }
    text_add_char(filter, '(');
    add_number(filter, seed, depth - 1);
    text_format(filter, " %s ", ONE_OF(seed, "+", "-", "*", "/", "%", "DIV", "^"));
    add_number(filter, seed, depth - 1);
    text_add_char(filter, ')');
}

static const char *random_time(uint64_t *seed) {
    return ONE_OF(seed, "valid", "INTERVAL(built, sold)", "INTERVAL(sold, '..')", "INTERVAL('..', checked)",
                  "INTERVAL(updated, checked)", "INTERVAL('..', '..')",
                  "INTERVAL('0001-01-01', '9999-12-31')",
                  "INTERVAL('0001-01-01T00:00:00Z', '9999-12-31T23:59:60Z')");
}

static void add_condition(struct text *filter, uint64_t *seed) {
    int depth = (int)(*seed >> 40) % 4;
    if (*seed % 3 == 0) {
        text_format(filter, "%s(%s, ",
                    ONE_OF(seed, "T_AFTER", "T_BEFORE", "T_DISJOINT", "T_EQUALS", "T_INTERSECTS",
                           "T_CONTAINS", "T_DURING", "T_MEETS", "T_OVERLAPS", "T_FINISHES", "T_STARTEDBY"),
                    random_time(seed));
        text_format(filter, "%s)", random_time(seed));
        return;
    }
    add_number(filter, seed, depth);
    text_format(filter, " %s ",
                ONE_OF(seed, "=", "<>", "<", ">=", "BETWEEN -1 AND", "NOT BETWEEN height AND"));
    add_number(filter, seed, depth / 2);
}

static void filters_made_at_random_do_not_raise(void **state) {
    uint64_t seed = 1;
    for (int i = 0; i < 1500; i++) {
        struct text filter = TEXT_EMPTY;
        seed = seed * 6364136223846793005u + 1442695040888963407u;
        add_condition(&filter, &seed);
        runs_on_any_data(test_database_of(state), text_string(&filter), CQL2_CRS84);
        text_free(&filter);
    }
}

/* What fuzzing found worth keeping: whatever of it compiles must run. */
static void what_is_accepted_of_the_fuzz_corpus_runs(void **state) {
    static const char *const folders[] = {TEST_CORPUS "/cql2_text", TEST_CORPUS "/cql2_json"};
    size_t accepted = 0;
    for (int language = 0; language < 2; language++) {
        DIR *folder = opendir(folders[language]);
        assert_non_null(folder);
        for (struct dirent *entry = readdir(folder); entry; entry = readdir(folder)) {
            struct arena *arena = arena_new();
            struct cql2_sql sql;
            struct error err = {0};
            if (entry->d_name[0] != '.') {
                char *filter = file_text(arena_format(arena, "%s/%s", folders[language], entry->d_name));
                enum status status = cql2_compile(&sql, arena, filter ? filter : "",
                                                  language == 0 ? CQL2_LANGUAGE_TEXT : CQL2_LANGUAGE_JSON,
                                                  CQL2_CRS84, cql2_properties, CQL2_PROPERTIES, 1, &err);
                if (status == STATUS_OK) runs(test_database_of(state), &sql, filter);
                accepted += status == STATUS_OK;
                free(filter);
            }
            arena_free(arena);
        }
        closedir(folder);
    }
    assert_true(accepted > 20);
}

/* --- indexes --- */

static void filters_use_the_indexes(void **state) {
    static const struct {
        const char *filter, *index;
        enum cql2_crs crs;
    } cases[] = {
        {"name = 'Asset 77'", "many_name", CQL2_CRS84},
        {"name IN ('Asset 77', 'Asset 78')", "many_name", CQL2_CRS84},
        {"town = 'Town 7'", "many_town", CQL2_CRS84},
        {"CASEI(name) = CASEI('ASSET 77')", "many_lower", CQL2_CRS84},
        {"CASEI(name) LIKE CASEI('%t 1977%')", "many_trigrams", CQL2_CRS84},
        {"floors = 77", "many_floors", CQL2_CRS84},
        {"area = 76.5", "many_area", CQL2_CRS84},
        {"built = DATE('2001-05-06')", "many_built", CQL2_CRS84},
        {"S_INTERSECTS(geometry, BBOX(3,3,5,5))", "many_geometry", CQL2_EPSG_27700},
        {"S_INTERSECTS(geometry, BBOX(3,3,3.5,3.5))", "many_lonlat", CQL2_CRS84},
        {"S_WITHIN(geometry, BBOX(3,3,3.5,3.5))", "many_lonlat", CQL2_EPSG_4326},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena *arena = arena_new();
        struct cql2_sql sql;
        struct text plan = TEXT_EMPTY;
        compiled(&sql, arena, cases[i].filter, cases[i].crs);
        struct rows *rows = ask(test_database_of(state), "EXPLAIN SELECT id FROM many AS feature WHERE ",
                                &sql, "", cases[i].filter);
        for (size_t row = 0; row < rows_count(rows); row++)
            text_format(&plan, "%s\n", rows_text(rows, row, 0));
        if (!strstr(text_string(&plan), cases[i].index))
            fail_msg("%s: %s", cases[i].filter, text_string(&plan));
        text_free(&plan);
        rows_free(rows);
        arena_free(arena);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_filter_holds_for_the_rows_that_are_known),
        cmocka_unit_test(combinations_follow_three_valued_logic),
        cmocka_unit_test(no_filter_raises_for_values_at_the_ends_of_their_types),
        cmocka_unit_test(filters_made_at_random_do_not_raise),
        cmocka_unit_test(what_is_accepted_of_the_fuzz_corpus_runs),
        cmocka_unit_test(filters_use_the_indexes),
    };
    return cmocka_run_group_tests(tests, make, test_database_drop);
}
