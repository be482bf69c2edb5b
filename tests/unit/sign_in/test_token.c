#include <stdio.h>
#include <string.h>

#include "engine/service/sign_in/flow.h"
#include "engine/service/sign_in/token.h"
#include "tests/support/check.h"

static const struct role_mapping roles[] = {{"R", ROLE_READER}, {"E", ROLE_EDITOR}, {"P", ROLE_PUBLIC}};
static const char *const claim_path[] = {"access", "roles"};
static const struct provider_config config = {.issuer = "https://login.test",
                                              .client_id = "terrier",
                                              .audience = "api",
                                              .role_claim = claim_path,
                                              .role_claim_depth = 2,
                                              .roles = roles,
                                              .role_count = 3,
                                              .algorithms = 1u << ALGORITHM_RS256,
                                              .skew_seconds = 60};

#define NOW 1000000

/* --- before the signature --- */

static enum status head(const char *json, struct token_head *out) {
    char token[1024];
    struct error err = {0};
    base64url_encode(token, (const uint8_t *)json, strlen(json));
    memcpy(token + strlen(token), ".e30.AAAA", sizeof ".e30.AAAA");
    return token_head_read(out, token, config.algorithms, &err);
}

static void only_what_is_configured_is_tried(void **state) {
    static const char *const wrong[] = {"{\"alg\":\"none\"}",
                                        "{\"alg\":\"HS256\"}",
                                        "{\"alg\":\"ES256\"}",
                                        "{\"alg\":\"rs256\"}",
                                        "{\"alg\":[\"RS256\"]}",
                                        "{\"alg\":null}",
                                        "{\"alg\":\"RS256 \"}",
                                        "{}",
                                        "[]",
                                        "",
                                        "{\"alg\":\"RS256\",\"crit\":[\"b64\"]}",
                                        "{\"alg\":\"RS256\",\"b64\":false}",
                                        "{\"alg\":\"RS256\",\"alg\":\"RS256\"}",
                                        "{\"alg\":\"RS256\",\"kid\":1}",
                                        "{\"alg\":\"RS256\",\"kid\":\"\"}"};
    struct token_head got;
    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        if (head(wrong[i], &got) != STATUS_REFUSED) fail_msg("taken: %s", wrong[i]);
    assert_int_equal(head("{\"alg\":\"RS256\"}", &got), STATUS_OK);
    assert_string_equal(got.kid, "");
    assert_int_equal(head("{\"alg\":\"RS256\",\"kid\":\"one\",\"typ\":\"JWT\"}", &got), STATUS_OK);
    assert_string_equal(got.kid, "one");
}

static void a_token_has_three_parts(void **state) {
    static const char *const wrong[] = {"",
                                        ".",
                                        "..",
                                        "...",
                                        "eyJhbGciOiJSUzI1NiJ9",
                                        "eyJhbGciOiJSUzI1NiJ9.e30",
                                        "eyJhbGciOiJSUzI1NiJ9.e30.",
                                        "eyJhbGciOiJSUzI1NiJ9..AAAA",
                                        "eyJhbGciOiJSUzI1NiJ9.e30.AAAA.AAAA",
                                        "eyJhbGciOiJSUzI1NiJ9=.e30.AAAA",
                                        "eyJhbGciOiJSUzI1NiJ.e30.AAAA"};
    struct token_head got;
    struct error err = {0};
    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        if (token_head_read(&got, wrong[i], config.algorithms, &err) != STATUS_REFUSED)
            fail_msg("taken: %s", wrong[i]);
    assert_int_equal(token_head_read(&got, "eyJhbGciOiJSUzI1NiJ9.e30.AAAA", config.algorithms, &err),
                     STATUS_OK);
}

/* --- the claims --- */

static const char *check(const char *json, const char *nonce, const char *access_token) {
    static struct error err;
    struct token_wanted wanted = {&config, nonce ? "terrier" : "api", nonce, access_token, NOW};
    json_t *claims = json_loads(json, 0, NULL);
    enum status status;
    assert_non_null(claims);
    err = (struct error){0};
    status = token_claims_check(claims, &wanted, &err);
    json_decref(claims);
    return status == STATUS_OK ? "" : err.message;
}

#define ACCESS "{\"iss\":\"https://login.test\",\"sub\":\"s\",\"aud\":\"api\","
#define ID                                                                                                   \
    "{\"iss\":\"https://login.test\",\"sub\":\"s\",\"nonce\":\"n\",\"aud\":\"terrier\",\"iat\":1000000,"

static void clocks_may_differ_a_little(void **state) {
    (void)state;
    assert_string_equal(check(ACCESS "\"exp\":999941}", NULL, NULL), "");
    assert_string_equal(check(ACCESS "\"exp\":999940}", NULL, NULL), "this token has expired");
    assert_string_equal(check(ACCESS "\"exp\":1000600,\"nbf\":1000060}", NULL, NULL), "");
    assert_string_equal(check(ACCESS "\"exp\":1000600,\"nbf\":1000061}", NULL, NULL),
                        "this token is not valid yet");
    assert_string_equal(check(ACCESS "\"exp\":1000600,\"iat\":1000061}", NULL, NULL),
                        "this token was made in the future: the clocks differ");
    assert_string_equal(check(ACCESS "\"exp\":1e300}", NULL, NULL), "");
}

static void a_token_is_for_us(void **state) {
    (void)state;
    assert_string_equal(
        check("{\"iss\":\"https://login.test\",\"sub\":\"s\",\"aud\":[\"x\",\"api\"],\"exp\":1000600}", NULL,
              NULL),
        "");
    assert_string_equal(
        check("{\"iss\":\"https://login.test\",\"sub\":\"s\",\"aud\":[\"x\"],\"exp\":1000600}", NULL, NULL),
        "this token is for another service than this one");
    assert_string_equal(
        check("{\"iss\":\"https://login.test/\",\"sub\":\"s\",\"aud\":\"api\",\"exp\":1000600}", NULL, NULL),
        "this token is of another sign-in provider");
    assert_string_equal(check(ACCESS "\"exp\":1000600,\"azp\":\"someone\"}", NULL, NULL), "");
    assert_string_equal(check(ID "\"exp\":1000600,\"azp\":\"terrier\"}", "n", NULL), "");
    assert_string_equal(check(ID "\"exp\":1000600,\"azp\":\"someone\"}", "n", NULL),
                        "this token was handed out to another client than this service");
}

/* at_hash of "abc" is the first half of its SHA-256, ba7816bf8f01cfea414140de5dae2223. */
static void an_id_token_belongs_to_its_sign_in(void **state) {
    (void)state;
    assert_string_equal(check(ID "\"exp\":1000600}", "n", "abc"), "");
    assert_string_equal(check(ID "\"exp\":1000600}", "m", "abc"), "this token belongs to another sign-in");
    assert_string_equal(check(ID "\"exp\":1000600,\"at_hash\":\"ungWv48Bz-pBQUDeXa4iIw\"}", "n", "abc"), "");
    assert_string_equal(check(ID "\"exp\":1000600,\"at_hash\":\"ungWv48Bz-pBQUDeXa4iIw\"}", "n", "abd"),
                        "this token does not belong to the access token that came with it");
    assert_string_equal(check(ID "\"exp\":1000600,\"at_hash\":1}", "n", "abc"),
                        "this token does not belong to the access token that came with it");
}

/* --- who it is --- */

static enum role role_said(const char *json) {
    struct arena *arena = arena_new();
    struct token_person person;
    char text[512];
    json_t *claims;
    snprintf(text, sizeof text, "{\"sub\":\"s\",\"access\":%s}", json);
    claims = json_loads(text, 0, NULL);
    assert_non_null(claims);
    token_person(&person, arena, claims, &config);
    assert_string_equal(person.actor, "s");
    assert_string_equal(person.subject, "https://login.test|s");
    json_decref(claims);
    arena_free(arena);
    return person.role;
}

static void of_several_roles_the_highest_counts(void **state) {
    (void)state;
    assert_int_equal(role_said("{\"roles\":[\"P\",\"E\",\"R\",\"X\"]}"), ROLE_EDITOR);
    assert_int_equal(role_said("{\"roles\":\"R\"}"), ROLE_READER);
}

static void who_has_no_mapped_role_has_none(void **state) {
    static const char *const none[] = {"{\"roles\":[]}",
                                       "{\"roles\":[\"X\"]}",
                                       "{\"roles\":[\"r\",1,null,{\"E\":1}]}",
                                       "{}",
                                       "[]",
                                       "1",
                                       "\"E\"",
                                       "{\"roles\":{\"E\":true}}",
                                       "{\"roles\":\"R E\"}",
                                       "{\"roles\":[[\"E\"]]}"};
    (void)state;
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        if (role_said(none[i]) != ROLE_NOBODY) fail_msg("%s gave a role", none[i]);
}

static void a_name_is_made_harmless(void **state) {
    struct arena *arena = arena_new();
    struct token_person person;
    json_t *claims =
        json_pack("{s:s,s:s,s:f}", "sub", "s", "preferred_username", "a\nb\x1b[31m", "exp", 1e300);
    (void)state;
    token_person(&person, arena, claims, &config);
    assert_null(strpbrk(person.actor, "\n\x1b"));
    json_decref(claims);
    arena_free(arena);
}

/* --- what the browser keeps meanwhile --- */

#define SECRET "OLASd0MxOXrDwPWtzEROtjtU7fuFQK53OdN802bxA04"

static void a_sign_in_is_read_from_its_cookie(void **state) {
    struct flow_cookie flow;
    (void)state;
    assert_true(flow_cookie_read(&flow, SECRET "." SECRET "." SECRET ".L2NvbGxlY3Rpb25z")); /* /collections */
    assert_string_equal(flow.state, SECRET);
    assert_string_equal(flow.back, "/collections");
    assert_true(flow_cookie_read(&flow, SECRET "." SECRET "." SECRET ".Ly9ldmls")); /* //evil */
    assert_string_equal(flow.back, "/");
    assert_true(flow_cookie_read(&flow, SECRET "." SECRET "." SECRET "."));
    assert_string_equal(flow.back, "/");
    assert_false(flow_cookie_read(&flow, SECRET "." SECRET "." SECRET));
    assert_false(flow_cookie_read(&flow, SECRET "." SECRET ".x.Lw"));
    assert_false(flow_cookie_read(&flow, ""));
    assert_false(flow_cookie_read(&flow, "..."));
    assert_false(flow_cookie_read(&flow, SECRET "." SECRET "." SECRET ".!"));
    assert_false(flow_cookie_read(&flow, SECRET "." SECRET "." SECRET ".LwAv")); /* a NUL within */
}

static void nobody_is_sent_to_another_site(void **state) {
    static const char *const wrong[] = {
        "//evil.test", "https://evil.test", "/\\evil.test", "", "a", "/a b", "/a\n", "/\x80"};
    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_string_equal(safe_return(wrong[i]), "/");
    assert_string_equal(safe_return(NULL), "/");
    assert_string_equal(safe_return("/collections?limit=1&f=html"), "/collections?limit=1&f=html");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_what_is_configured_is_tried),
        cmocka_unit_test(a_token_has_three_parts),
        cmocka_unit_test(clocks_may_differ_a_little),
        cmocka_unit_test(a_token_is_for_us),
        cmocka_unit_test(an_id_token_belongs_to_its_sign_in),
        cmocka_unit_test(of_several_roles_the_highest_counts),
        cmocka_unit_test(who_has_no_mapped_role_has_none),
        cmocka_unit_test(a_name_is_made_harmless),
        cmocka_unit_test(a_sign_in_is_read_from_its_cookie),
        cmocka_unit_test(nobody_is_sent_to_another_site),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
