/*
 * What a request brings to say who sends it. Lines of the input: Authorization, X-API-Key, the session's
 * cookie, the cookie of a sign-in under way, a form. A key or session that is read has the shape of one.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "engine/service/sign_in/credential.h"
#include "engine/service/sign_in/flow.h"
#include "engine/service/sign_in/keys.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { AUTHORIZATION, API_KEY, SESSION, FLOW, FORM, FIELD_COUNT };

static void credentials(struct arena *arena, char *const fields[FIELD_COUNT]) {
    struct credential got;
    struct error err = {0};

    if (credential_read(&got, arena, fields[AUTHORIZATION], fields[API_KEY], fields[SESSION], &err) !=
        STATUS_OK) {
        if (err.message[0] == '\0') abort();
        return;
    }
    if (got.kind == CREDENTIAL_KEY && !secret_shaped(got.secret, KEY_PREFIX)) abort();
    if (got.kind == CREDENTIAL_SESSION && !secret_shaped(got.secret, SESSION_PREFIX)) abort();
    if (got.kind == CREDENTIAL_TOKEN && strlen(got.secret) > TOKEN_BYTES_MOST) abort();
}

static void sign_in_under_way(const char *cookie) {
    struct flow_cookie flow;

    if (cookie == NULL || !flow_cookie_read(&flow, cookie)) return;
    if (!secret_shaped(flow.state, "") || !secret_shaped(flow.nonce, "") || !secret_shaped(flow.verifier, ""))
        abort();
    if (flow.back[0] != '/' || flow.back[1] == '/' || strpbrk(flow.back, "\\\r\n")) abort();
}

static void form(const char *body) {
    char out[SECRET_SIZE];

    if (body && form_secret(out, body, strlen(body), "token") && strpbrk(out, "&=%<\"")) abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena *arena = arena_new();
    char *text = arena_bytes(arena, (const char *)data, size);
    char *fields[FIELD_COUNT] = {NULL};

    for (int i = 0; i < FIELD_COUNT && text; i++) {
        char *line = strsep(&text, "\n");
        if (*line) fields[i] = line;
    }
    credentials(arena, fields);
    sign_in_under_way(fields[FLOW]);
    form(fields[FORM]);
    arena_free(arena);
    return 0;
}
