/* Who asks: from memory if known, else from the database. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "engine/base/memory.h"
#include "engine/service/sign_in/credential.h"
#include "engine/service/sign_in/inside.h"
#include "engine/service/sign_in/keys.h"
#include "engine/service/sign_in/token.h"
#include "engine/service/sign_in/ways.h"

static enum status read_credential(struct request *request, struct credential *out, struct error *err) {
    return credential_read(out, request_arena(request), request_header(request, "Authorization"),
                           request_header(request, "X-API-Key"), session_cookie(request), err);
}

static struct identity identity_from(struct request *request, enum role role, enum identity_means means,
                                     const char *actor, const char *subject) {
    struct arena *arena = request_arena(request);

    return (struct identity){role, means, arena_text(arena, actor), arena_text(arena, subject)};
}

/* Whether it was refused within the last minute. A session that has ended may still stand at the way in. */
static enum door_answer wrong_or_ask(struct sign_in *sign_in, struct request *request,
                                     const struct credential *credential, const uint8_t digest[DIGEST_BYTES],
                                     struct error *err) {
    char sentence[WRONG_SENTENCE_SIZE];

    if (!wrong_get(sign_in->wrong, digest, known_now(), sentence)) return DOOR_ASK;
    if (credential->kind == CREDENTIAL_SESSION && request_route(request)->allow & ROLES(ROLE_NOBODY))
        return DOOR_NOBODY;
    error_set(err, STATUS_REFUSED, "%s", sentence);
    return DOOR_REFUSED;
}

static enum door_answer quick(void *context, struct request *request, struct identity *out,
                              struct error *err) {
    struct sign_in *sign_in = context;
    struct credential credential;
    struct known_one one;
    uint8_t digest[DIGEST_BYTES];

    if (read_credential(request, &credential, err) != STATUS_OK) return DOOR_REFUSED;
    if (credential.kind == CREDENTIAL_NONE) return DOOR_NOBODY;
    secret_digest(digest, credential.secret);
    if (!known_get(sign_in->known, digest, known_now(), &one))
        return wrong_or_ask(sign_in, request, &credential, digest, err);
    *out = identity_from(request, one.role, one.means, one.actor, one.subject);
    return DOOR_IDENTIFIED;
}

/* --- asking the database --- */

/* What was found out about a credential; role NOBODY: it gives nothing, and that is no fault. */
struct finding {
    struct identity who;
    int64_t seconds; /* how long it holds */
};

static enum status ask_key(struct sign_in *sign_in, struct request *request, struct store *db,
                           const uint8_t digest[DIGEST_BYTES], struct finding *out, struct error *err) {
    struct key_holder holder = {0};
    enum status status = key_find(db, digest, &holder, err);

    if (status == STATUS_OK) {
        char subject[sizeof "key:" + sizeof holder.id];
        snprintf(subject, sizeof subject, "key:%s", holder.id);
        out->who = identity_from(request, holder.role, MEANS_KEY, holder.name, subject);
        out->seconds = holder.seconds;
        keeper_used(sign_in->keeper, MARK_KEY, holder.id);
    }
    free(holder.name);
    return status;
}

/* A browser goes on sending the cookie of a session that has ended; the way in must stay open to it. */
static enum status ask_session(struct sign_in *sign_in, struct request *request, struct store *db,
                               const uint8_t digest[DIGEST_BYTES], struct finding *out, struct error *err) {
    struct session_holder holder;
    enum status status = session_find(db, digest, sign_in->config.limits, &holder, err);

    if (status == STATUS_OK && holder.seconds > 0) {
        out->who = identity_from(request, holder.role, MEANS_SESSION, holder.actor, holder.subject);
        out->seconds = holder.seconds;
        keeper_used(sign_in->keeper, MARK_SESSION, holder.id);
    } else if (status == STATUS_OK && !holder.known &&
               !(request_route(request)->allow & ROLES(ROLE_NOBODY))) {
        status = error_set(err, STATUS_REFUSED, "this session is not known here: sign in again, at /sign-in");
    }
    session_holder_free(&holder);
    return status;
}

/* A program's access token. One that is good but gives no role is not a failure to say who it is: 403. */
static enum status ask_token(struct sign_in *sign_in, struct request *request, const char *token,
                             struct finding *out, struct error *err) {
    const struct provider_config *config = &sign_in->config.provider;
    struct token_wanted wanted = {.config = config, .audience = config->audience, .now = time(NULL)};
    struct token_person person;
    json_t *claims = NULL;
    enum status status;

    if (sign_in->provider == NULL || config->audience == NULL)
        return error_set(err, STATUS_REFUSED,
                         "tokens of a sign-in provider are not taken here: send an API key");
    status = token_verify(sign_in->provider, token, &wanted, &claims, err);
    if (status != STATUS_OK) return status;
    token_person(&person, request_arena(request), claims, config);
    if (person.role == ROLE_NOBODY) {
        request_fault(request, 403, "header", "Authorization");
        status = token_no_role(claims, config, err);
    } else {
        out->who = (struct identity){person.role, MEANS_TOKEN, person.actor, person.subject};
        out->seconds = person.expires + config->skew_seconds - wanted.now;
    }
    json_decref(claims);
    return status;
}

static void remember(struct sign_in *sign_in, uint64_t generation, const uint8_t digest[DIGEST_BYTES],
                     const struct finding *found) {
    struct known_one one = {.role = found->who.role, .means = found->who.means};

    if (strlen(found->who.actor) >= sizeof one.actor || strlen(found->who.subject) >= sizeof one.subject)
        return;
    memcpy(one.actor, found->who.actor, strlen(found->who.actor) + 1);
    memcpy(one.subject, found->who.subject, strlen(found->who.subject) + 1);
    known_put(sign_in->known, generation, digest, &one, known_now(), found->seconds);
}

static enum status ask(void *context, struct request *request, struct store *db, struct identity *out,
                       struct error *err) {
    struct sign_in *sign_in = context;
    uint64_t generation = known_generation(sign_in->known); /* before the database is read */
    struct finding found = {0};
    struct credential credential;
    uint8_t digest[DIGEST_BYTES];
    enum status status = read_credential(request, &credential, err);

    if (status != STATUS_OK || credential.kind == CREDENTIAL_NONE) return status;
    secret_digest(digest, credential.secret);
    if (credential.kind == CREDENTIAL_KEY)
        status = ask_key(sign_in, request, db, digest, &found, err);
    else if (credential.kind == CREDENTIAL_SESSION)
        status = ask_session(sign_in, request, db, digest, &found, err);
    else
        status = ask_token(sign_in, request, credential.secret, &found, err);
    if (status == STATUS_OK && found.who.role != ROLE_NOBODY) remember(sign_in, generation, digest, &found);
    if (status == STATUS_OK) *out = found.who;
    return status;
}

/* Who uses a link while still signed in proves by the link's token what others prove by the session's. */
static enum status guard(void *context, struct request *request, struct error *err) {
    (void)context;
    if (request_route(request)->handle == way_link_use) return same_origin(request, err);
    return csrf_guard(request, err);
}

static void invite(void *context, struct request *request, struct response *response, const char *why) {
    (void)context;
    way_invite(request, response, why);
}

/* --- failures --- */

static int too_many(void *context, const char *address) {
    struct sign_in *sign_in = context;
    return failures_wait(sign_in->failures, address, known_now());
}

/* Of what was sent; one for all that cannot be a credential from one address: looking at it costs nothing. */
static void digest_sent(struct request *request, uint8_t digest[DIGEST_BYTES]) {
    struct credential credential;
    struct error err = {0};

    if (read_credential(request, &credential, &err) != STATUS_OK || credential.secret == NULL)
        credential.secret = request_address(request);
    secret_digest(digest, credential.secret);
}

/* A program that goes on sending an old key counts once, so that it shuts out nobody who shares its address.
 */
static void failed(void *context, struct request *request, const char *sentence) {
    struct sign_in *sign_in = context;
    uint8_t digest[DIGEST_BYTES];

    digest_sent(request, digest);
    if (wrong_put(sign_in->wrong, digest, known_now(), sentence))
        failures_add(sign_in->failures, request_address(request), known_now());
}

/* --- start and stop --- */

enum status sign_in_start(struct sign_in **out, const struct sign_in_options *options, struct error *err) {
    struct sign_in *sign_in = memory_array(1, sizeof *sign_in);
    enum status status;

    sign_in->known = known_new();
    sign_in->wrong = wrong_new();
    sign_in->failures = failures_new();
    status = sign_in_config_read(&sign_in->config, options->config_file, err);
    if (status == STATUS_OK && sign_in->config.has_provider)
        sign_in->provider = provider_new(&sign_in->config.provider);
    if (status == STATUS_OK)
        status =
            keeper_start(&sign_in->keeper, sign_in->known, options->login_dsn, options->login_context, err);
    if (status == STATUS_OK)
        *out = sign_in;
    else
        sign_in_stop(sign_in);
    return status;
}

void sign_in_stop(struct sign_in *sign_in) {
    if (sign_in == NULL) return;
    keeper_stop(sign_in->keeper);
    known_free(sign_in->known);
    wrong_free(sign_in->wrong);
    failures_free(sign_in->failures);
    provider_free(sign_in->provider);
    sign_in_config_free(&sign_in->config);
    free(sign_in);
}

struct door sign_in_door(struct sign_in *sign_in) {
    return (struct door){.context = sign_in,
                         .quick = quick,
                         .ask = ask,
                         .guard = guard,
                         .invite = invite,
                         .too_many = too_many,
                         .failed = failed};
}
