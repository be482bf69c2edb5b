/* How what is supposed is written. */
#include <jansson.h>
#include <string.h>

#include "engine/runs/supposed_text.h"
#include "tests/support/check.h"

static void check_read(enum fact_form form, const char *text, struct fact_written expected) {
    struct arena *arena = arena_new();
    struct fact_written written;
    struct error err = {0};

    if (fact_written_read(&written, arena, form, text, &err) != STATUS_OK) fail_msg("%s", err.message);
    assert_string_equal(written.fact, expected.fact);
    assert_int_equal(written.asset == NULL, expected.asset == NULL);
    assert_int_equal(written.value == NULL, expected.value == NULL);
    if (expected.asset) assert_string_equal(written.asset, expected.asset);
    if (expected.value) assert_string_equal(written.value, expected.value);
    arena_free(arena);
}

static void a_fact_is_read_with_its_asset_and_value(void **state) {
    (void)state;
    check_read(FACT_OF_ONE, "suitability=good", (struct fact_written){NULL, "suitability", "good"});
    check_read(FACT_OF_ONE, "area=1.5", (struct fact_written){NULL, "area", "1.5"});
    check_read(FACT_OF_ANY, "SC000001.area=1.5", (struct fact_written){"SC000001", "area", "1.5"});
    check_read(FACT_OF_ANY, "OLD.17.area=a=b.c", (struct fact_written){"OLD.17", "area", "a=b.c"});
    check_read(FACT_OF_ANY, "SC000001.area=", (struct fact_written){"SC000001", "area", ""});
    check_read(FACT_NAMED_ONLY, "OLD.17.area", (struct fact_written){"OLD.17", "area", NULL});
}

static void what_is_none_is_refused_with_what_it_looks_like(void **state) {
    static const struct {
        enum fact_form form;
        const char *text, *word;
    } refused[] = {{FACT_OF_ONE, "suitability", "FACT=VALUE"},
                   {FACT_OF_ONE, "=good", "FACT=VALUE"},
                   {FACT_OF_ONE, "", "FACT=VALUE"},
                   {FACT_OF_ANY, "suitability=good", "REF.FACT=VALUE"},
                   {FACT_OF_ANY, ".suitability=1", "REF.FACT="},
                   {FACT_OF_ANY, "SC000001.=1", "REF.FACT="},
                   {FACT_OF_ANY, "SC000001.area", "REF.FACT="},
                   {FACT_NAMED_ONLY, "SC000001.area=1", "REF.FACT,"},
                   {FACT_NAMED_ONLY, "area", "REF.FACT,"}};
    struct arena *arena = arena_new();

    (void)state;
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        struct fact_written written;
        struct error err = {0};
        assert_int_equal(fact_written_read(&written, arena, refused[i].form, refused[i].text, &err),
                         STATUS_INVALID);
        assert_non_null(strstr(err.message, refused[i].word));
    }
    arena_free(arena);
}

static enum status read_list(struct arena *arena, const char *json, const char **out, struct error *err) {
    json_t *list = json_loads(json, JSON_DECODE_ANY, NULL);
    enum status status = supposed_list_read(out, arena, list, 2, err);

    json_decref(list);
    return status;
}

static void a_list_has_its_values_as_text(void **state) {
    static const char *const refused[] = {
        "[]",
        "{}",
        "[1]",
        "[{\"asset\": \"A\", \"fact\": \"b\"}]",
        "[{\"asset\": 1, \"fact\": \"b\", \"value\": 1}]",
        "[{\"asset\": \"A\", \"fact\": \"b\", \"value\": {}}]",
        "[{\"asset\": \"A\", \"fact\": \"b\", \"value\": 1, \"day\": 2}]",
        "[{\"asset\": \"A\", \"fact\": \"b\", \"value\": 1}, {\"asset\": \"A\", \"fact\": \"b\", "
        "\"value\": 1}, {\"asset\": \"A\", \"fact\": \"b\", \"value\": 1}]"};
    struct arena *arena = arena_new();
    struct error err = {0};
    const char *out = NULL;

    (void)state;
    assert_int_equal(
        read_list(
            arena,
            "[{\"asset\": \"A\", \"fact\": \"b\", \"value\": true}, {\"asset\": \"A\", \"fact\": \"c\", "
            "\"value\": null}]",
            &out, &err),
        STATUS_OK);
    assert_string_equal(out, "[{\"asset\":\"A\",\"fact\":\"b\",\"value\":\"yes\"},{\"asset\":\"A\",\"fact\":"
                             "\"c\",\"value\":null}]");
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
        if (read_list(arena, refused[i], &out, &err) != STATUS_INVALID) fail_msg("%s is read", refused[i]);
    arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_fact_is_read_with_its_asset_and_value),
        cmocka_unit_test(what_is_none_is_refused_with_what_it_looks_like),
        cmocka_unit_test(a_list_has_its_values_as_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
