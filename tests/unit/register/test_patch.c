/* Edits as people send them: what is taken, and what is refused with the field and a sentence. */
#include <stdlib.h>
#include <string.h>

#include "engine/base/text.h"
#include "engine/register/fields.h"
#include "engine/register/patch.h"
#include "tests/support/check.h"

struct outcome {
    struct arena *arena;
    struct register_patch patch;
    struct register_fault fault;
    struct error err;
    enum status status;
};

static struct outcome read_patch(const char *body) {
    struct outcome outcome = {.arena = arena_new()};

    outcome.status = register_patch_read(&outcome.patch, outcome.arena, body, strlen(body), NULL,
                                         &outcome.fault, &outcome.err);
    return outcome;
}

static void taken(const char *body, const char *fields, const char *reason) {
    struct outcome outcome = read_patch(body);

    if (outcome.status != STATUS_OK) fail_msg("%s: %s", body, outcome.err.message);
    assert_string_equal(outcome.patch.fields, fields);
    assert_string_equal(outcome.patch.reason, reason);
    arena_free(outcome.arena);
}

static void refused(const char *body, const char *field, const char *words) {
    struct outcome outcome = read_patch(body);

    assert_int_equal(outcome.status, STATUS_INVALID);
    if (strstr(outcome.err.message, words) == NULL) fail_msg("%s: %s", body, outcome.err.message);
    if (field)
        assert_string_equal(outcome.fault.field, field);
    else
        assert_true(outcome.fault.unreadable);
    arena_free(outcome.arena);
}

static void an_edit_is_parted_into_fields_and_reason(void **state) {
    (void)state;
    taken("{\"name\":\"Hall\",\"reason\":\"review\"}", "{\"name\":\"Hall\"}", "review");
    taken("{\"reason\":\"nothing\"}", "{}", "nothing");
    taken("{\"reason\":\"x\",\"uprn\":10009,\"notes\":null,\"budget_held_centrally\":true}",
          "{\"uprn\":10009,\"notes\":null,\"budget_held_centrally\":true}", "x");
    taken("{\"reason\":\"x\",\"holding\":{\"status\":\"vacant\",\"from\":\"2024-02-29\"}}",
          "{\"holding\":{\"status\":\"vacant\",\"from\":\"2024-02-29\"}}", "x");
    taken("{\"reason\":\"x\",\"liability\":{\"share_percent\":33.33}}",
          "{\"liability\":{\"share_percent\":33.33}}", "x");
    taken("{\"reason\":\"\xc2\xa3 5\",\"notes\":\"two\\nlines\"}", "{\"notes\":\"two\\nlines\"}",
          "\xc2\xa3 5");
}

static void what_is_no_object_is_unreadable(void **state) {
    static const char *const bodies[] = {"",
                                         "{",
                                         "[]",
                                         "null",
                                         "\"name\"",
                                         "{\"name\":\"a\\u0000b\",\"reason\":\"x\"}",
                                         "{}{}",
                                         "{\"name\":\"\xff\"}",
                                         "{\"name\":\"a\",\"name\":\"b\",\"reason\":\"x\"}"};
    (void)state;
    for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++)
        refused(bodies[i], NULL, "");
}

static void a_reason_is_asked_for(void **state) {
    (void)state;
    refused("{\"name\":\"Hall\"}", "reason", "say why");
    refused("{\"name\":\"Hall\",\"reason\":\"  \"}", "reason", "say why");
    refused("{\"name\":\"Hall\",\"reason\":7}", "reason", "say why");
}

static void unknown_fields_are_refused_with_those_that_there_are(void **state) {
    (void)state;
    refused("{\"reason\":\"x\",\"nmae\":\"Hall\"}", "nmae", "budget_held_centrally");
    refused("{\"reason\":\"x\",\"reference\":\"SC000001\"}", "reference", "cannot be edited");
    refused("{\"reason\":\"x\",\"holding\":{\"state\":\"vacant\"}}", "holding.state",
            "purpose, scope, status, basis, from");
    refused("{\"reason\":\"x\",\"holding\":{\"holding\":{}}}", "holding.holding", "cannot be edited");
    refused("{\"reason\":\"x\",\"status\":\"vacant\"}", "status", "cannot be edited");
}

static void values_of_a_wrong_type_are_refused_by_name(void **state) {
    (void)state;
    refused("{\"reason\":\"x\",\"name\":5}", "name", "is a text");
    refused("{\"reason\":\"x\",\"name\":null}", "name", "cannot be emptied");
    refused("{\"reason\":\"x\",\"name\":{\"a\":1}}", "name", "is a text");
    refused("{\"reason\":\"x\",\"name\":\"two\\nlines\"}", "name", "one line");
    refused("{\"reason\":\"x\",\"notes\":\"\\u001b[31m\"}", "notes", "control character");
    refused("{\"reason\":\"x\",\"uprn\":\"10009\"}", "uprn", "whole number");
    refused("{\"reason\":\"x\",\"uprn\":1.5}", "uprn", "whole number");
    refused("{\"reason\":\"x\",\"uprn\":1234567890123}", "uprn", "from 0 to 999999999999");
    refused("{\"reason\":\"x\",\"budget_held_centrally\":\"yes\"}", "budget_held_centrally", "true or false");
    refused("{\"reason\":\"x\",\"purpose_confirmed_on\":\"2026-02-30\"}", "purpose_confirmed_on",
            "a day of the calendar");
    refused("{\"reason\":\"x\",\"purpose_confirmed_on\":20260201}", "purpose_confirmed_on",
            "a day of the calendar");
    refused("{\"reason\":\"x\",\"holding\":\"vacant\"}", "holding", "object of fields");
    refused("{\"reason\":\"x\",\"holding\":null}", "holding", "cannot be emptied");
    refused("{\"reason\":\"x\",\"holding\":{\"from\":\"yesterday\"}}", "holding.from",
            "a day of the calendar");
    refused("{\"reason\":\"x\",\"liability\":{\"share_percent\":33.333}}", "liability.share_percent",
            "two decimals");
    refused("{\"reason\":\"x\",\"liability\":{\"share_percent\":101}}", "liability.share_percent",
            "0 to 100");
}

static void long_notes(char *out, size_t characters, const char *character) {
    static const char begin[] = "{\"reason\":\"x\",\"notes\":\"";

    memcpy(out, begin, strlen(begin));
    out += strlen(begin);
    for (size_t i = 0; i < characters; i++) {
        memcpy(out, character, strlen(character));
        out += strlen(character);
    }
    memcpy(out, "\"}", 3);
}

static void notes_may_have_65536_characters_and_no_more(void **state) {
    char *body = malloc(3 * 65537 + 64);
    struct outcome outcome;

    (void)state;
    long_notes(body, 65536, "\xe2\x82\xac");
    outcome = read_patch(body);
    assert_int_equal(outcome.status, STATUS_OK);
    arena_free(outcome.arena);
    long_notes(body, 65537, "a");
    refused(body, "notes", "longer than 65536 characters");
    free(body);
}

static void what_is_taken_back_is_a_list_of_names(void **state) {
    (void)state;
    taken("{\"release\":[\"name\",\"notes\"],\"reason\":\"a test\"}", "{\"release\":[\"name\",\"notes\"]}",
          "a test");
    refused("{\"release\":\"name\",\"reason\":\"a test\"}", "release", "is a list of names");
    refused("{\"release\":[1],\"reason\":\"a test\"}", "release", "is a list of names");
    refused("{\"holding\":{\"release\":[]},\"reason\":\"a test\"}", "holding.release", "cannot be edited");
}

/* Without OSTN15's grid the last decimals are others: the place is looked at by its first figures. */
static void a_place_is_put_into_both_systems(void **state) {
    struct outcome outcome = read_patch("{\"location\":\"ST 228 451\",\"reason\":\"seen on site\"}");

    (void)state;
    if (outcome.status != STATUS_OK) fail_msg("%s", outcome.err.message);
    assert_non_null(strstr(outcome.patch.fields, "{\"location\":{\"easting\":\"322850.000\","
                                                 "\"northing\":\"145150.000\",\"longitude\":\"-3.1"));
    assert_non_null(strstr(outcome.patch.fields, "\"latitude\":\"51.2"));
    assert_non_null(strstr(outcome.patch.fields, "\"accuracy_m\":\"70.711\"}}"));
    arena_free(outcome.arena);
    taken("{\"location\":null,\"reason\":\"x\"}", "{\"location\":null}", "x");
    refused("{\"location\":\"nowhere\",\"reason\":\"x\"}", "location",
            "`location` is no place: write easting");
    refused("{\"location\":[322850,145150],\"reason\":\"x\"}", "location", "is a text, in quotation marks");
    refused("{\"location\":{\"easting\":1},\"reason\":\"x\"}", "location", "is a text, in quotation marks");
}

static void every_field_says_what_it_is(void **state) {
    (void)state;
    for (const struct register_field *field = register_fields; field->name; field++) {
        assert_ptr_equal(register_field_find(field->group, field->name), field);
        assert_true(field->about[strlen(field->about) - 1] == '.');
        assert_int_equal(field->type == REGISTER_CODE, field->list != NULL);
        assert_true(strlen(register_type_name(field->type)) > 0);
    }
    assert_null(register_field_find(NULL, "from"));
    assert_null(register_field_find("holding", "name"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_edit_is_parted_into_fields_and_reason),
        cmocka_unit_test(what_is_no_object_is_unreadable),
        cmocka_unit_test(a_reason_is_asked_for),
        cmocka_unit_test(unknown_fields_are_refused_with_those_that_there_are),
        cmocka_unit_test(values_of_a_wrong_type_are_refused_by_name),
        cmocka_unit_test(notes_may_have_65536_characters_and_no_more),
        cmocka_unit_test(what_is_taken_back_is_a_list_of_names),
        cmocka_unit_test(a_place_is_put_into_both_systems),
        cmocka_unit_test(every_field_says_what_it_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
