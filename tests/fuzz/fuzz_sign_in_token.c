/*
 * Signed tokens, but for their signature: every input is read or refused with a sentence, no algorithm but
 * the configured one is tried, and a person has a role only if the token says one that is mapped.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "engine/service/sign_in/token.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const struct role_mapping roles[] = {{"R", ROLE_READER}};
static const char *const path[] = {"roles"};
static const struct provider_config config = {.issuer = "i",
                                              .client_id = "c",
                                              .audience = "a",
                                              .role_claim = path,
                                              .role_claim_depth = 1,
                                              .roles = roles,
                                              .role_count = 1,
                                              .algorithms = 1u << ALGORITHM_RS256};

static void claims_of(struct arena *arena, const char *token) {
    struct token_wanted wanted = {&config, "a", NULL, NULL, 1000};
    struct token_person person;
    struct error err = {0};
    json_t *claims = NULL;

    if (token_claims_read(&claims, token, &err) != STATUS_OK) return;
    if (token_claims_check(claims, &wanted, &err) == STATUS_OK) {
        token_person(&person, arena, claims, &config);
        if (person.actor == NULL || person.subject == NULL || strpbrk(person.actor, "\r\n")) abort();
        if (person.role != ROLE_READER && person.role != ROLE_NOBODY) abort();
        if (person.role == ROLE_NOBODY && token_no_role(claims, &config, &err) == STATUS_OK) abort();
    } else if (err.message[0] == '\0') {
        abort();
    }
    wanted.nonce = "n";
    wanted.access_token = "t";
    token_claims_check(claims, &wanted, &err);
    json_decref(claims);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena *arena = arena_new();
    const char *token = arena_bytes(arena, (const char *)data, size);
    struct token_head head;
    struct error err = {0};

    if (token_head_read(&head, token, config.algorithms, &err) == STATUS_OK) {
        if (head.algorithm != ALGORITHM_RS256) abort();
        claims_of(arena, token);
    } else if (err.message[0] == '\0') {
        abort();
    }
    arena_free(arena);
    return 0;
}
