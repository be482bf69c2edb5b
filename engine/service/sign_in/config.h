/*
 * The configuration of signing in: a JSON file, described in docs/sign-in.md.
 *
 *     {"provider": {"issuer": ..., "client_id": ..., "client_secret_file": ..., "redirect": ..., "roles":
 * {...}}, "session": {"hours": 12, "idle_minutes": 120}}
 */
#ifndef TERRIER_SIGN_IN_CONFIG_H
#define TERRIER_SIGN_IN_CONFIG_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/base/memory.h"
#include "engine/base/status.h"
#include "engine/service/http/identity.h"
#include "engine/service/sign_in/sessions.h"

/* Only signatures by a key pair: with a shared secret whoever checks could also sign. */
enum algorithm { ALGORITHM_RS256, ALGORITHM_PS256, ALGORITHM_ES256, ALGORITHM_COUNT };
const char *algorithm_name(enum algorithm algorithm);
enum algorithm algorithm_parse(const char *name); /* ALGORITHM_COUNT for any other */

struct role_mapping {
    const char *value; /* of the claim */
    enum role role;
};

struct provider_config {
    const char *issuer;
    const char *client_id;
    const char *client_secret_file; /* NULL: a public client, PKCE alone */
    const char *client_secret;      /* from that file; NULL none */
    const char *redirect;           /* https://terrier.example/sign-in/callback */
    const char *scope;              /* "openid profile email" */
    const char *label;              /* on the button: "the council's sign-in" */
    const char *name_claim;         /* NULL: preferred_username, email, name or sub, whichever is there */
    const char *audience;           /* of access tokens that programs send; NULL: none are taken */
    const char *certificates_file;  /* PEM, of who signs the provider's certificate; NULL: the system's */
    const char *const *role_claim;  /* path of names, e.g. {"realm_access", "roles"} */
    size_t role_claim_depth;
    const struct role_mapping *roles;
    size_t role_count;
    unsigned algorithms; /* set of 1u << enum algorithm */
    int skew_seconds;    /* how far clocks may differ */
};

struct sign_in_config {
    struct arena *arena; /* of all texts */
    bool has_provider;
    struct provider_config provider;
    struct session_limits limits;
};

/* `name` is the file's, for messages. STATUS_INVALID says which member is wrong and what it should be. Reads
 * no other file. Free with sign_in_config_free(), also after a failure. */
enum status sign_in_config_parse(struct sign_in_config *out, const char *name, const char *json,
                                 size_t length, struct error *err);

/* The file and the client's secret; NULL gives the defaults. */
enum status sign_in_config_read(struct sign_in_config *out, const char *file, struct error *err);
void sign_in_config_free(struct sign_in_config *config);

/* "https://..." with a host, or "http://" to this machine: nothing else is asked or sent to. */
bool address_is_safe(const char *url);

#endif
