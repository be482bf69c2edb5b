/* The committed profiles say of each file what the layout that wrote it says. */
#include <jansson.h>
#include <string.h>

#include "engine/base/csv.h"
#include "tests/support/check.h"
#include "tools/sample/sample.h"

static json_t *profile(const char *name) {
    struct text path = TEXT_EMPTY;
    json_error_t fault;
    text_format(&path, "%s/%s.json", TERRIER_PROFILES, name);
    json_t *read = json_load_file(text_string(&path), 0, &fault);
    if (read == NULL) fail_msg("%s: %s", text_string(&path), fault.text);
    assert_string_equal(json_string_value(json_object_get(read, "name")), name);
    text_free(&path);
    return read;
}

static json_t *council_profile(enum council council, const char *kind) {
    struct text name = TEXT_EMPTY;
    text_format(&name, "sample-%s-%s", council_code(council), kind);
    json_t *read = profile(text_string(&name));
    assert_string_equal(json_string_value(json_object_get(read, "kind")), kind);
    text_free(&name);
    return read;
}

static bool is_ignored(json_t *read, const char *header) {
    json_t *ignored = json_object_get(read, "ignore");
    for (size_t i = 0; i < json_array_size(ignored); i++)
        if (text_equal(json_string_value(json_array_get(ignored, i)), header)) return true;
    return false;
}

static void register_columns(void **state) {
    (void)state;
    for (enum council council = 0; council < COUNCIL_COUNT; council++) {
        const struct layout *layout = layout_of(council);
        json_t *read = council_profile(council, "register"), *columns = json_object_get(read, "columns");
        assert_int_equal(json_object_size(columns), layout->column_count);
        for (size_t i = 0; i < layout->column_count; i++) {
            const char *field = json_string_value(json_object_get(columns, layout->columns[i].header));
            if (field == NULL)
                fail_msg("%s: no column %s", council_code(council), layout->columns[i].header);
            else
                assert_string_equal(field, field_name(layout->columns[i].field));
        }
        assert_true(is_ignored(read, SAMPLE_LABEL));
        json_decref(read);
    }
}

static void register_words(void **state) {
    (void)state;
    for (enum council council = 0; council < COUNCIL_COUNT; council++) {
        const struct layout *layout = layout_of(council);
        json_t *read = council_profile(council, "register"), *values = json_object_get(read, "values");
        for (size_t i = 0; i < layout->word_count; i++) {
            const struct word *word = &layout->words[i];
            const char *code = json_string_value(
                json_object_get(json_object_get(values, field_name(word->field)), word->word));
            if (code == NULL)
                fail_msg("%s: %s is no word for %s", council_code(council), word->word, word->code);
            else
                assert_string_equal(code, word->code);
        }
        json_decref(read);
    }
}

/* Where a council has its own words for categories, the profile knows each of them. */
static void category_words(void **state) {
    (void)state;
    for (size_t i = 0; i < MIX_COUNT; i++) {
        const struct kind *kind = mix_kind(MIX[i].category);
        json_t *mendip = council_profile(MENDIP, "register"),
               *west = council_profile(WEST_TAUNTON, "register");
        json_t *shorts = json_object_get(json_object_get(mendip, "values"), "category");
        json_t *words = json_object_get(json_object_get(west, "values"), "category");
        assert_string_equal(json_string_value(json_object_get(shorts, kind->short_word)), kind->category);
        assert_string_equal(json_string_value(json_object_get(words, kind->word)), kind->category);
        json_decref(mendip);
        json_decref(west);
    }
}

static void check_headers(enum council council, const char *kind, const char *const *headers) {
    json_t *read = council_profile(council, kind), *columns = json_object_get(read, "columns");
    size_t count = 0;
    for (; headers[count] != NULL; count++)
        if (json_object_get(columns, headers[count]) == NULL)
            fail_msg("%s %s: no column %s", council_code(council), kind, headers[count]);
    assert_int_equal(json_object_size(columns), count);
    assert_true(is_ignored(read, SAMPLE_LABEL));
    json_decref(read);
}

static void other_kinds(void **state) {
    (void)state;
    for (enum council council = 0; council < COUNCIL_COUNT; council++) {
        check_headers(council, "condition", layout_of(council)->condition);
        check_headers(council, "energy", layout_of(council)->energy);
        check_headers(council, "inspections", layout_of(council)->inspections);
    }
    json_decref(council_profile(COUNTY, "leases"));
    json_decref(profile("sample-factors"));
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(register_columns), cmocka_unit_test(register_words),
                                       cmocka_unit_test(category_words), cmocka_unit_test(other_kinds)};
    return cmocka_run_group_tests_name("sample profiles", tests, NULL, NULL);
}
