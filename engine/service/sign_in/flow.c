#include "engine/service/sign_in/flow.h"

#include <jansson.h>
#include <openssl/crypto.h>
#include <string.h>
#include <time.h>

#include "engine/base/log.h"
#include "engine/service/sign_in/inside.h"
#include "engine/service/sign_in/pages.h"
#include "engine/service/sign_in/token.h"
#include "sql/embedded.h"

#define FLOW_SECONDS 600
#define FLOW_COOKIE  "-sign-in"
#define CODE_MOST    4096

/* --- going there --- */

static enum status make_secrets(struct flow_cookie *flow, struct error *err) {
    enum status status = secret_make(flow->state, "", err);

    if (status == STATUS_OK) status = secret_make(flow->nonce, "", err);
    if (status == STATUS_OK) status = secret_make(flow->verifier, "", err);
    return status;
}

static void keep(struct request *request, struct response *response, const struct flow_cookie *flow,
                 const char *back) {
    char *encoded = arena_alloc(request_arena(request), 4 * (strlen(back) + 2) / 3 + 4);

    base64url_encode(encoded, (const uint8_t *)back, strlen(back));
    response_cookie(response, (struct cookie){cookie_name(request, FLOW_COOKIE),
                                              arena_format(request_arena(request), "%s.%s.%s.%s", flow->state,
                                                           flow->nonce, flow->verifier, encoded),
                                              "/", FLOW_SECONDS});
}

/* RFC 7636: the digest goes there now, what it is of only with the code. */
static void add_challenge(struct text *url, const char *verifier) {
    char challenge[SECRET_SIZE];
    uint8_t digest[DIGEST_BYTES];

    secret_digest(digest, verifier);
    base64url_encode(challenge, digest, sizeof digest);
    form_add(url, "code_challenge", challenge);
    text_add(url, "code_challenge_method=S256");
}

static void add_question(struct text *url, const struct provider_config *config,
                         const struct flow_cookie *flow) {
    text_add_char(url, strchr(text_string(url), '?') ? '&' : '?');
    text_add(url, "response_type=code&");
    form_add(url, "client_id", config->client_id);
    form_add(url, "redirect_uri", config->redirect);
    form_add(url, "scope", config->scope);
    form_add(url, "state", flow->state);
    form_add(url, "nonce", flow->nonce);
    add_challenge(url, flow->verifier);
}

static enum status no_provider(struct error *err) {
    return error_set(err, STATUS_NOT_FOUND,
                     "no sign-in provider is set up here: ask for a one-time link or an API key");
}

enum status flow_begin(struct request *request, struct response *response, struct error *err) {
    struct sign_in *sign_in = request_door(request);
    struct flow_cookie flow = {0};
    struct text url = TEXT_EMPTY;
    enum status status;

    if (sign_in->provider == NULL) return no_provider(err);
    status = provider_authorisation(sign_in->provider, &url, err);
    if (status == STATUS_OK) status = make_secrets(&flow, err);
    if (status == STATUS_OK) {
        add_question(&url, provider_config(sign_in->provider), &flow);
        keep(request, response, &flow, safe_return(request_parameter(request, "return")));
        response_redirect(response, text_string(&url));
    }
    OPENSSL_cleanse(&flow, sizeof flow);
    text_free(&url);
    return status;
}

/* --- coming back --- */

/* The browser's own question, and nobody else's answer. */
static enum status check_answer(struct request *request, const struct provider_config *config,
                                struct flow_cookie *flow, struct error *err) {
    const char *cookie = request_cookie(request, cookie_name(request, FLOW_COOKIE));
    const char *issuer = request_parameter(request, "iss");
    const char *code = request_parameter(request, "code");

    if (cookie == NULL || !flow_cookie_read(flow, cookie) ||
        !secret_equal(request_parameter(request, "state"), flow->state))
        return error_set(
            err, STATUS_REFUSED,
            "this answer of the sign-in provider does not belong to a sign-in that this browser has "
            "begun within the last %d minutes: begin again",
            FLOW_SECONDS / 60);
    if (issuer && strcmp(issuer, config->issuer) != 0) /* RFC 9207 */
        return error_set(err, STATUS_REFUSED, "this answer comes from another sign-in provider");
    if (request_parameter(request, "error"))
        return error_set(err, STATUS_REFUSED, "the sign-in provider did not sign you in (%.60s)",
                         request_parameter(request, "error"));
    if (code == NULL || *code == '\0' || strlen(code) > CODE_MOST)
        return error_set(err, STATUS_REFUSED, "this answer of the sign-in provider has no code in it");
    return STATUS_OK;
}

static enum status read_tokens(struct arena *arena, long code, const struct text *body, const char **id_token,
                               const char **access_token, struct error *err) {
    json_t *answer = json_loadb(text_string(body), body->length, JSON_REJECT_DUPLICATES, NULL);
    const char *fault = json_string_value(json_object_get(answer, "error"));
    enum status status = STATUS_OK;

    *id_token = arena_text(arena, json_string_value(json_object_get(answer, "id_token")));
    *access_token = arena_text(arena, json_string_value(json_object_get(answer, "access_token")));
    if (code != 200) {
        log_warning("door", "the sign-in provider refused a code with %ld (%.60s)", code,
                    fault ? fault : "no reason");
        status = error_set(err, STATUS_REFUSED,
                           "the sign-in provider does not take the code it gave: begin again");
    } else if (*id_token == NULL) {
        status = error_set(err, STATUS_UNAVAILABLE, "the sign-in provider sent no id token");
    }
    json_decref(answer);
    return status;
}

/* The code for tokens, as a client that proves itself by its secret (Basic, RFC 6749 section 2.3.1) and PKCE.
 */
static enum status exchange(struct request *request, struct provider *provider,
                            const struct flow_cookie *flow, const char **id_token, const char **access_token,
                            struct error *err) {
    const struct provider_config *config = provider_config(provider);
    struct text url = TEXT_EMPTY, form = TEXT_EMPTY, user = TEXT_EMPTY, password = TEXT_EMPTY,
                body = TEXT_EMPTY;
    struct fetch asked = {0};
    long code = 0;
    enum status status = provider_token_address(provider, &url, err);

    form_add(&form, "grant_type", "authorization_code");
    form_add(&form, "code", request_parameter(request, "code"));
    form_add(&form, "redirect_uri", config->redirect);
    form_add(&form, "client_id", config->client_id);
    form_add(&form, "code_verifier", flow->verifier);
    form_encode(&user, config->client_id);
    asked = (struct fetch){.url = text_string(&url), .form = text_string(&form)};
    if (config->client_secret) {
        form_encode(&password, config->client_secret);
        asked.user = text_string(&user);
        asked.password = text_string(&password);
    }
    if (status == STATUS_OK) status = provider_fetch(provider, &asked, &code, &body, err);
    if (status == STATUS_OK)
        status = read_tokens(request_arena(request), code, &body, id_token, access_token, err);
    if (password.data) OPENSSL_cleanse(password.data, password.length);
    if (body.data) OPENSSL_cleanse(body.data, body.length);
    text_free(&url), text_free(&form), text_free(&user), text_free(&password), text_free(&body);
    return status;
}

static enum status use_state(struct store *db, const char *state, struct error *err) {
    char digest[DIGEST_BIND_SIZE];
    struct rows *rows = NULL;
    enum status status =
        store_query(db, sql_door_state_use, BIND(secret_bind(digest, state)), STORE_MAYBE_ONE, &rows, err);

    if (status == STATUS_OK && rows_count(rows) == 0)
        status = error_set(err, STATUS_REFUSED, "this sign-in was finished already: begin again");
    rows_free(rows);
    return status;
}

static enum status let_in(struct request *request, struct response *response, const struct flow_cookie *flow,
                          const json_t *claims, struct error *err) {
    struct sign_in *sign_in = request_door(request);
    const struct provider_config *config = provider_config(sign_in->provider);
    struct token_person person;
    struct session_wish wish;
    enum status status;

    token_person(&person, request_arena(request), claims, config);
    if (person.role == ROLE_NOBODY) return token_no_role(claims, config, err);
    status = use_state(request_db(request), flow->state, err);
    wish = (struct session_wish){person.actor, person.subject, person.role, "provider"};
    if (status == STATUS_OK) status = session_begin(request, response, sign_in->config.limits, &wish, err);
    if (status == STATUS_OK) known_empty(sign_in->known);
    if (status == STATUS_OK) response_redirect(response, page_address(request, flow->back));
    return status;
}

static enum status come_back(struct request *request, struct response *response, struct error *err) {
    struct sign_in *sign_in = request_door(request);
    const struct provider_config *config = provider_config(sign_in->provider);
    const char *id_token = NULL, *access_token = NULL;
    struct flow_cookie flow = {0};
    json_t *claims = NULL;
    enum status status = check_answer(request, config, &flow, err);

    if (status == STATUS_OK)
        status = exchange(request, sign_in->provider, &flow, &id_token, &access_token, err);
    if (status == STATUS_OK) {
        struct token_wanted wanted = {config, config->client_id, flow.nonce, access_token, time(NULL)};
        status = token_verify(sign_in->provider, id_token, &wanted, &claims, err);
    }
    if (status == STATUS_OK) status = let_in(request, response, &flow, claims, err);
    json_decref(claims);
    OPENSSL_cleanse(&flow, sizeof flow);
    return status;
}

enum status flow_come_back(struct request *request, struct response *response, struct error *err) {
    struct sign_in *sign_in = request_door(request);
    enum status status;

    if (sign_in->provider == NULL) return no_provider(err);
    if (refused_for_a_while(request, response)) return STATUS_OK;
    status = come_back(request, response, err);
    response_cookie(response, (struct cookie){cookie_name(request, FLOW_COOKIE), "", "/", 0});
    if (status != STATUS_REFUSED) return status;
    failures_add(sign_in->failures, request_address(request), known_now());
    page_refusal(request, response, 403, err->message, NULL);
    return STATUS_OK;
}
