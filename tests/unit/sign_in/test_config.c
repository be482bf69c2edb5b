#include <string.h>

#include "engine/service/sign_in/config.h"
#include "tests/support/check.h"

#define BASE                                                                                                 \
    "\"issuer\": \"https://login.test/v2.0\", \"client_id\": \"terrier\", "                                  \
    "\"redirect\": \"https://terrier.test/sign-in/callback\", \"roles\": {\"R\": \"reader\", \"S\": "        \
    "\"steward\"}"
#define PROVIDER(more) "{\"provider\": {" BASE more "}}"

static enum status parse(struct sign_in_config *out, const char *json, struct error *err) {
    *err = (struct error){0};
    return sign_in_config_parse(out, "sign-in.json", json, strlen(json), err);
}

static void assert_refused(const char *json, const char *words) {
    struct sign_in_config config;
    struct error err;
    if (parse(&config, json, &err) != STATUS_INVALID) fail_msg("taken: %s", json);
    if (strstr(err.message, words) == NULL || strstr(err.message, "sign-in.json") == NULL)
        fail_msg("\"%s\" does not say \"%s\"", err.message, words);
    sign_in_config_free(&config);
}

static void what_is_not_said_has_its_default(void **state) {
    struct sign_in_config config;
    struct error err;
    (void)state;
    assert_int_equal(parse(&config, PROVIDER(""), &err), STATUS_OK);
    assert_true(config.has_provider);
    assert_string_equal(config.provider.issuer, "https://login.test/v2.0");
    assert_int_equal(config.provider.algorithms, 1u << ALGORITHM_RS256);
    assert_int_equal(config.provider.role_claim_depth, 1);
    assert_string_equal(config.provider.role_claim[0], "roles");
    assert_int_equal(config.provider.role_count, 2);
    assert_int_equal(config.provider.skew_seconds, 60);
    assert_null(config.provider.audience);
    assert_null(config.provider.client_secret_file);
    assert_int_equal(config.limits.hours, 12);
    sign_in_config_free(&config);

    assert_int_equal(parse(&config, "{}", &err), STATUS_OK);
    assert_false(config.has_provider);
    sign_in_config_free(&config);
}

static void what_is_said_is_taken(void **state) {
    struct sign_in_config config;
    struct error err;
    (void)state;
    assert_int_equal(parse(&config,
                           "{\"provider\": {" BASE
                           ", \"role_claim\": [\"realm_access\", \"roles\"], \"algorithms\": [\"ES256\", "
                           "\"PS256\"], \"skew_seconds\": 0, \"audience\": \"api\"}, \"session\": "
                           "{\"hours\": 1, \"idle_minutes\": 10}}",
                           &err),
                     STATUS_OK);
    assert_int_equal(config.provider.role_claim_depth, 2);
    assert_string_equal(config.provider.role_claim[1], "roles");
    assert_int_equal(config.provider.algorithms, 1u << ALGORITHM_ES256 | 1u << ALGORITHM_PS256);
    assert_string_equal(config.provider.audience, "api");
    assert_int_equal(config.limits.hours, 1);
    assert_int_equal(config.limits.idle_minutes, 10);
    sign_in_config_free(&config);
}

static void what_is_wrong_is_named(void **state) {
    (void)state;
    assert_refused("", "not JSON");
    assert_refused("[]", "JSON object");
    assert_refused("{\"a\": 1}", "`a`");
    assert_refused("{\"provider\": 1}", "provider");
    assert_refused("{\"provider\": {}}", "provider.roles");
    assert_refused(PROVIDER(", \"colour\": \"red\""), "`colour`");
    assert_refused(PROVIDER(", \"issuer\": \"https://twice.test\""), "not JSON"); /* of two, which counts? */
    assert_refused(PROVIDER(", \"algorithms\": [\"HS256\"]"), "RS256, PS256 or ES256");
    assert_refused(PROVIDER(", \"algorithms\": [\"RS256\", \"none\"]"), "RS256, PS256 or ES256");
    assert_refused(PROVIDER(", \"algorithms\": []"), "RS256, PS256 or ES256");
    assert_refused(PROVIDER(", \"skew_seconds\": 301"), "from 0 to 300");
    assert_refused(PROVIDER(", \"scope\": \"profile\""), "openid");
    assert_refused(PROVIDER(", \"role_claim\": []"), "role_claim");
    assert_refused(PROVIDER(", \"role_claim\": [1]"), "role_claim");
    assert_refused(PROVIDER(", \"client_secret\": \"x\""),
                   "`client_secret`"); /* secrets are not for this file */
    assert_refused("{\"session\": {\"hours\": 0}}", "session.hours");
    assert_refused("{\"session\": {\"days\": 1}}", "`days`");
    assert_refused("{\"provider\": {\"issuer\": \"http://login.test\"}}", "provider.issuer");
    assert_refused("{\"provider\": {\"issuer\": \"https://login.test\", \"roles\": {\"R\": \"owner\"}}}",
                   "owner");
    assert_refused("{\"provider\": {\"issuer\": \"https://login.test\", \"roles\": {\"R\": \"nobody\"}}}",
                   "nobody");
}

static void only_tls_or_this_machine_is_safe(void **state) {
    static const char *const safe[] = {"https://a.test", "https://a.test:8443/x", "http://127.0.0.1:80/x",
                                       "http://localhost", "http://[::1]:1/"};
    static const char *const unsafe[] = {"http://a.test",
                                         "http://localhost.evil.test",
                                         "http://127.0.0.1.evil.test/",
                                         "http://127.0.0.1@evil.test/",
                                         "https://",
                                         "https:///x",
                                         "ftp://a.test",
                                         "file:///etc/passwd",
                                         "",
                                         "https://a.test/ b",
                                         "https://user:secret@a.test/"};
    (void)state;
    for (size_t i = 0; i < sizeof safe / sizeof *safe; i++)
        if (!address_is_safe(safe[i])) fail_msg("%s", safe[i]);
    for (size_t i = 0; i < sizeof unsafe / sizeof *unsafe; i++)
        if (address_is_safe(unsafe[i])) fail_msg("%s", unsafe[i]);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_not_said_has_its_default),
        cmocka_unit_test(what_is_said_is_taken),
        cmocka_unit_test(what_is_wrong_is_named),
        cmocka_unit_test(only_tls_or_this_machine_is_safe),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
