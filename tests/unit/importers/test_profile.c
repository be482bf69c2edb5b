/* Profiles: what is taken, and the sentence for what is not. */
#include <stdlib.h>
#include <string.h>

#include "importers/embedded_profiles.h"
#include "importers/kind.h"
#include "importers/profile.h"
#include "tests/support/check.h"

static void whole_profile(void **state) {
    static const char json[] =
        "{\"name\": \"x\", \"kind\": \"register\", \"organisation\": {\"code\": \"mendip\", \"name\": "
        "\"Mendip District "
        "Council\", \"kind\": \"predecessor\"}, \"columns\": {\"Asset Ref\": \"asset_code\"}, \"ignore\": "
        "[\"Row id\"], "
        "\"values\": {\"tenure\": {\"F/H\": \"freehold\"}}, \"defaults\": {\"scope\": \"in\"}, "
        "\"coordinates\": "
        "\"EPSG:27700\", \"create_assets\": {\"category\": \"hall\", \"name\": \"{asset_code}\"}}";
    struct profile *profile = NULL;
    struct arena *arena = arena_new();
    struct error err = {0};

    (void)state;
    if (profile_parse(&profile, "x", json, strlen(json), &err) != STATUS_OK) fail_msg("%s", err.message);
    assert_string_equal(profile->scheme, "mendip");
    assert_int_equal(profile->coordinates, COORDINATES_GRID);
    assert_string_equal(profile_value(profile, arena, "tenure", " f/h "), "freehold");
    assert_null(profile_value(profile, arena, "category", "F/H"));
    assert_string_equal(profile_default(profile, "scope"), "in");
    assert_null(profile_default(profile, "purpose"));
    assert_string_equal(profile->create_marking, "internal");
    profile_free(profile);
    arena_free(arena);
}

static void refused(const char *json, const char *said) {
    struct profile *profile = NULL;
    struct error err = {0};

    assert_int_equal(profile_parse(&profile, "x", json, strlen(json), &err), STATUS_INVALID);
    assert_null(profile);
    if (strstr(err.message, said) == NULL) fail_msg("\"%s\" does not say \"%s\"", err.message, said);
}

static void faults_are_named(void **state) {
    (void)state;
    refused("", "not JSON");
    refused("{", "not JSON");
    refused("[]", "a JSON object");
    refused("{\"name\": \"x\"}", "\"kind\"");
    refused("{\"name\": \"x\", \"kind\": \"register\", \"colums\": {}}", "\"colums\" is not a member");
    refused("{\"name\": 3, \"kind\": \"register\"}", "\"name\" must be a text");
    refused("{\"name\": \"x\", \"kind\": \"register\", \"columns\": {\"A\": 1}}", "\"A\" must be a text");
    refused("{\"name\": \"x\", \"kind\": \"register\", \"columns\": []}", "an object");
    refused("{\"name\": \"x\", \"kind\": \"register\", \"scheme\": \"Not This\"}", "lower-case");
    refused("{\"name\": \"x\", \"kind\": \"register\", \"coordinates\": \"mars\"}", "EPSG:27700");
    refused("{\"name\": \"x\", \"kind\": \"register\", \"values\": {\"tenure\": {\"FH\": \"a\", \"F H\": "
            "\"b\"}}}",
            "once");
    refused("{\"name\": \"x\", \"kind\": \"register\", \"organisation\": {\"code\": \"x\"}}",
            "\"organisation\"");
    refused("{\"name\": \"x\", \"kind\": \"register\", \"kind\": \"energy\"}", "not JSON: duplicate");
    refused("{\"name\": \"x\", \"kind\": \"register\", \"create_assets\": true}", "\"create_assets\"");
}

static void every_embedded_profile_reads(void **state) {
    size_t count = 0;

    (void)state;
    for (const struct embedded_profile *known = embedded_profiles; known->name != NULL; known++, count++) {
        struct profile *profile = NULL;
        struct error err = {0};
        if (profile_open(&profile, known->name, &err) != STATUS_OK) fail_msg("%s", err.message);
        assert_string_equal(profile->name, known->name);
        assert_non_null(kind_find(profile->kind));
        profile_free(profile);
    }
    assert_true(count >= 4);
}

static void unknown_names_list_the_known(void **state) {
    struct profile *profile = NULL;
    struct error err = {0};

    (void)state;
    assert_int_equal(profile_open(&profile, "nothing", &err), STATUS_NOT_FOUND);
    assert_non_null(strstr(err.message, "trafford"));
    assert_int_equal(profile_open(&profile, "/nowhere/x.json", &err), STATUS_NOT_FOUND);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(whole_profile), cmocka_unit_test(faults_are_named),
                                       cmocka_unit_test(every_embedded_profile_reads),
                                       cmocka_unit_test(unknown_names_list_the_known)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
