#include <string.h>

#include "engine/service/sign_in/credential.h"
#include "engine/service/sign_in/secret.h"
#include "tests/support/check.h"

#define KEY     "trk_OLASd0MxOXrDwPWtzEROtjtU7fuFQK53OdN802bxA04"
#define SESSION "trs_OLASd0MxOXrDwPWtzEROtjtU7fuFQK53OdN802bxA04"

static struct arena *arena;
static struct error err;

static enum status read(struct credential *out, const char *authorization, const char *api_key,
                        const char *session) {
    err = (struct error){0};
    return credential_read(out, arena, authorization, api_key, session, &err);
}

static void assert_reads(enum credential_kind kind, const char *secret, const char *authorization,
                         const char *api_key, const char *session) {
    struct credential got;
    if (read(&got, authorization, api_key, session) != STATUS_OK) fail_msg("%s", err.message);
    assert_int_equal(got.kind, kind);
    if (secret)
        assert_string_equal(got.secret, secret);
    else
        assert_null(got.secret);
}

static void a_key_comes_in_three_ways(void **state) {
    (void)state;
    assert_reads(CREDENTIAL_KEY, KEY, "Bearer " KEY, NULL, NULL);
    assert_reads(CREDENTIAL_KEY, KEY, "bearer  " KEY, NULL, NULL);
    assert_reads(CREDENTIAL_KEY, KEY, NULL, KEY, NULL);
    /* echo -n "anyone:KEY" | base64 */
    assert_reads(CREDENTIAL_KEY, KEY,
                 "Basic YW55b25lOnRya19PTEFTZDBNeE9YckR3UFd0ekVST3RqdFU3ZnVGUUs1M09kTjgwMmJ4QTA0", NULL,
                 NULL);
    /* Without a user name. */
    assert_reads(CREDENTIAL_KEY, KEY,
                 "basic OnRya19PTEFTZDBNeE9YckR3UFd0ekVST3RqdFU3ZnVGUUs1M09kTjgwMmJ4QTA0", NULL, NULL);
}

static void a_signed_token_is_told_from_a_key(void **state) {
    (void)state;
    assert_reads(CREDENTIAL_TOKEN, "eyJh.eyJi.c2ln", "Bearer eyJh.eyJi.c2ln", NULL, NULL);
}

static void a_header_goes_before_the_cookie(void **state) {
    (void)state;
    assert_reads(CREDENTIAL_SESSION, SESSION, NULL, NULL, SESSION);
    assert_reads(CREDENTIAL_KEY, KEY, "Bearer " KEY, NULL, SESSION);
    assert_reads(CREDENTIAL_NONE, NULL, NULL, NULL, NULL);
}

static void a_cookie_that_cannot_be_one_counts_as_none(void **state) {
    (void)state;
    assert_reads(CREDENTIAL_NONE, NULL, NULL, NULL, "");
    assert_reads(CREDENTIAL_NONE, NULL, NULL, NULL, "1");
    assert_reads(CREDENTIAL_NONE, NULL, NULL, NULL, KEY);
}

static void what_cannot_be_a_credential_is_refused_without_repeating_it(void **state) {
    static const char *const wrong[] = {"Bearer",
                                        "Bearer ",
                                        "Bearer hunter2 hunter2",
                                        "Bearer trk_hunter2",
                                        "Digest hunter2",
                                        "hunter2",
                                        "Basic hunter2",
                                        "Basic aHVudGVyMg==", /* hunter2: no colon */
                                        "Basic aHVudGVyMjpodW50ZXIy",
                                        /* hunter2:hunter2 */ "Basic ====",
                                        "Basic AAAA",
                                        "",
                                        "Basic a",
                                        "Bearer" KEY};
    struct credential got;
    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        if (read(&got, wrong[i], NULL, NULL) != STATUS_REFUSED) fail_msg("taken: %s", wrong[i]);
        assert_true(err.message[0] != '\0');
        if (strstr(err.message, "hunter2")) fail_msg("%s", err.message);
    }
    assert_int_equal(read(&got, "Bearer " KEY, KEY, NULL), STATUS_REFUSED);
    assert_int_equal(read(&got, NULL, "hunter2", NULL), STATUS_REFUSED);
}

static void a_huge_token_is_refused(void **state) {
    struct credential got;
    char *huge = arena_alloc(arena, TOKEN_BYTES_MOST + 16);
    (void)state;
    memcpy(huge, "Bearer ", 7);
    memset(huge + 7, 'a', TOKEN_BYTES_MOST + 1);
    assert_int_equal(read(&got, huge, NULL, NULL), STATUS_REFUSED);
    huge[7 + TOKEN_BYTES_MOST] = '\0';
    assert_int_equal(read(&got, huge, NULL, NULL), STATUS_OK);
}

static const char *field(const char *body, const char *name) {
    static char out[SECRET_SIZE];
    return form_secret(out, body, strlen(body), name);
}

static void a_form_gives_the_field_asked_for(void **state) {
    (void)state;
    assert_string_equal(field("token=abc", "token"), "abc");
    assert_string_equal(field("csrf=x&token=a-_Z9&z=1", "token"), "a-_Z9");
    assert_null(field("xtoken=abc&tokens=abc", "token"));
    assert_null(field("token=", "token"));
    assert_null(field("", "token"));
    assert_null(field("token", "token"));
    assert_null(field("&&=&token", "token"));
}

static void a_field_given_twice_or_of_other_letters_is_none(void **state) {
    (void)state;
    assert_null(field("token=abc&token=abc", "token"));
    assert_null(field("token=a%20b", "token"));
    assert_null(
        field("token=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "token"));
}

static int set_up(void **state) {
    (void)state;
    arena = arena_new();
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    arena_free(arena);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_key_comes_in_three_ways),
        cmocka_unit_test(a_signed_token_is_told_from_a_key),
        cmocka_unit_test(a_header_goes_before_the_cookie),
        cmocka_unit_test(a_cookie_that_cannot_be_one_counts_as_none),
        cmocka_unit_test(what_cannot_be_a_credential_is_refused_without_repeating_it),
        cmocka_unit_test(a_huge_token_is_refused),
        cmocka_unit_test(a_form_gives_the_field_asked_for),
        cmocka_unit_test(a_field_given_twice_or_of_other_letters_is_none),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
