#include "engine/service/sign_in/provider.h"

#include <jansson.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/log.h"
#include "engine/service/sign_in/known.h"

#define FETCHES_MOST        2
#define DESCRIPTION_SECONDS 3600 /* then it is asked for again */
#define KEYS_AGAIN_SECONDS  60
#define LEFT_ALONE_SECONDS  5 /* after a failure */
#define RSA_BITS_LEAST      2048

struct provider {
    const struct provider_config *config;
    atomic_int fetching;
    pthread_mutex_t mutex; /* of what follows; never held while the provider is asked */
    json_t *description;   /* NULL: not known */
    json_t *keys;          /* an array; NULL: not known */
    int64_t described, keys_asked, failed;
    bool has_failed;
};

struct provider *provider_new(const struct provider_config *config) {
    struct provider *provider = memory_array(1, sizeof *provider);

    provider->config = config;
    provider->keys_asked = -KEYS_AGAIN_SECONDS; /* the first key that is not known is asked for at once */
    pthread_mutex_init(&provider->mutex, NULL);
    return provider;
}

void provider_free(struct provider *provider) {
    if (provider == NULL) return;
    json_decref(provider->description);
    json_decref(provider->keys);
    pthread_mutex_destroy(&provider->mutex);
    free(provider);
}

const struct provider_config *provider_config(const struct provider *provider) {
    return provider->config;
}

/* --- asking --- */

enum status provider_fetch(struct provider *provider, const struct fetch *asked, long *code, struct text *out,
                           struct error *err) {
    struct fetch whole = *asked;
    enum status status;

    whole.certificates_file = provider->config->certificates_file;
    if (atomic_fetch_add(&provider->fetching, 1) < FETCHES_MOST)
        status = fetch(&whole, code, out, err);
    else
        status =
            error_set(err, STATUS_UNAVAILABLE,
                      "the sign-in provider is slow, and others wait for it already: try again in a moment");
    atomic_fetch_sub(&provider->fetching, 1);
    return status;
}

static enum status fetch_json(struct provider *provider, const char *url, json_t **out, struct error *err) {
    struct text body = TEXT_EMPTY;
    json_error_t fault;
    long code = 0;
    enum status status = provider_fetch(provider, &(struct fetch){.url = url}, &code, &body, err);

    if (status == STATUS_OK && code != 200)
        status =
            error_set(err, STATUS_UNAVAILABLE, "the sign-in provider answers %.200s with %ld", url, code);
    if (status == STATUS_OK) {
        *out = json_loadb(text_string(&body), body.length, JSON_REJECT_DUPLICATES, &fault);
        if (!json_is_object(*out))
            status = error_set(err, STATUS_UNAVAILABLE,
                               "the sign-in provider's answer at %.200s is not a JSON object", url);
    }
    text_free(&body);
    return status;
}

/* Remembers a failure, so that the next requests do not all wait for the same. */
static enum status note(struct provider *provider, enum status status, const struct error *err) {
    pthread_mutex_lock(&provider->mutex);
    provider->has_failed = status != STATUS_OK;
    provider->failed = known_now();
    pthread_mutex_unlock(&provider->mutex);
    if (status != STATUS_OK) log_warning("door", "%s", err->message);
    return status;
}

static enum status left_alone(struct provider *provider, struct error *err) {
    bool wait;

    pthread_mutex_lock(&provider->mutex);
    wait = provider->has_failed && known_now() - provider->failed < LEFT_ALONE_SECONDS;
    pthread_mutex_unlock(&provider->mutex);
    return wait ? error_set(err, STATUS_UNAVAILABLE,
                            "the sign-in provider could not be reached just now: try again")
                : STATUS_OK;
}

/* --- its description --- */

static enum status check_description(const struct provider *provider, json_t *found, struct error *err) {
    static const char *const addresses[] = {"authorization_endpoint", "token_endpoint", "jwks_uri"};
    const char *issuer = json_string_value(json_object_get(found, "issuer"));

    if (issuer == NULL || strcmp(issuer, provider->config->issuer) != 0)
        return error_set(
            err, STATUS_UNAVAILABLE,
            "the sign-in provider calls itself `%.200s`, and the configuration says %.200s: they must "
            "be the same to the letter",
            issuer ? issuer : "", provider->config->issuer);
    for (size_t i = 0; i < sizeof addresses / sizeof *addresses; i++) {
        const char *url = json_string_value(json_object_get(found, addresses[i]));
        if (url == NULL || !address_is_safe(url))
            return error_set(err, STATUS_UNAVAILABLE,
                             "the sign-in provider gives no %s that begins with https://", addresses[i]);
    }
    return STATUS_OK;
}

static enum status ask_description(struct provider *provider, json_t **out, struct error *err) {
    const char *issuer = provider->config->issuer;
    size_t length = strlen(issuer);
    struct text url = TEXT_EMPTY;
    enum status status = left_alone(provider, err);

    if (status != STATUS_OK) return status;
    if (issuer[length - 1] == '/') length--;
    text_add_bytes(&url, issuer, length);
    text_add(&url, "/.well-known/openid-configuration");
    status = fetch_json(provider, text_string(&url), out, err);
    if (status == STATUS_OK) status = check_description(provider, *out, err);
    text_free(&url);
    return note(provider, status, err);
}

/* Adds the text of one member. One that is old but there is better than none. */
static enum status described(struct provider *provider, const char *member, struct text *out,
                             struct error *err) {
    json_t *found = NULL;
    int64_t now = known_now();
    enum status status = STATUS_OK;
    bool wanted;

    pthread_mutex_lock(&provider->mutex);
    wanted = provider->description == NULL || now - provider->described >= DESCRIPTION_SECONDS;
    pthread_mutex_unlock(&provider->mutex);
    if (wanted) status = ask_description(provider, &found, err);

    pthread_mutex_lock(&provider->mutex);
    if (wanted && status == STATUS_OK) {
        json_t *before = provider->description;
        provider->description = found;
        provider->described = now;
        found = before;
    }
    if (provider->description) {
        text_add(out, json_string_value(json_object_get(provider->description, member)));
        status = STATUS_OK;
    }
    pthread_mutex_unlock(&provider->mutex);
    json_decref(found);
    return status;
}

enum status provider_authorisation(struct provider *provider, struct text *out, struct error *err) {
    return described(provider, "authorization_endpoint", out, err);
}

enum status provider_token_address(struct provider *provider, struct text *out, struct error *err) {
    return described(provider, "token_endpoint", out, err);
}

/* --- its keys --- */

static bool says(const json_t *key, const char *member, const char *value) {
    const char *found = json_string_value(json_object_get(key, member));
    return found && strcmp(found, value) == 0;
}

static bool silent_or_says(const json_t *key, const char *member, const char *value) {
    return json_object_get(key, member) == NULL || says(key, member, value);
}

static bool fits(const json_t *key, enum algorithm algorithm, const char *kid) {
    bool curve = algorithm == ALGORITHM_ES256;

    return says(key, "kty", curve ? "EC" : "RSA") && (!curve || says(key, "crv", "P-256")) &&
           silent_or_says(key, "use", "sig") && silent_or_says(key, "alg", algorithm_name(algorithm)) &&
           (kid == NULL || says(key, "kid", kid));
}

static bool long_enough(cjose_jwk_t *key) {
    return cjose_jwk_get_kty(key, NULL) != CJOSE_JWK_KTY_RSA ||
           cjose_jwk_get_keysize(key, NULL) >= RSA_BITS_LEAST;
}

/* Under the mutex. NULL: none fits, or without a key id several do. */
static cjose_jwk_t *find_key(const struct provider *provider, enum algorithm algorithm, const char *kid) {
    const json_t *found = NULL, *key;
    cjose_jwk_t *imported = NULL;
    char *text;
    size_t i, count = 0;

    json_array_foreach(provider->keys, i, key) {
        if (!fits(key, algorithm, kid)) continue;
        found = key;
        count++;
    }
    if (count != 1) return NULL;
    text = json_dumps(found, JSON_COMPACT);
    if (text) imported = cjose_jwk_import(text, strlen(text), NULL);
    free(text);
    if (imported && !long_enough(imported)) {
        cjose_jwk_release(imported);
        imported = NULL;
    }
    return imported;
}

/* True for one caller a minute. */
static bool keys_may_be_asked(struct provider *provider) {
    int64_t now = known_now();
    bool may = provider->keys == NULL || now - provider->keys_asked >= KEYS_AGAIN_SECONDS;

    if (may && provider->keys) provider->keys_asked = now;
    return may;
}

static enum status ask_keys(struct provider *provider, struct error *err) {
    struct text url = TEXT_EMPTY;
    json_t *found = NULL, *keys;
    enum status status = left_alone(provider, err);

    if (status != STATUS_OK) return status;
    status = described(provider, "jwks_uri", &url, err);
    if (status == STATUS_OK) status = fetch_json(provider, text_string(&url), &found, err);
    keys = json_object_get(found, "keys");
    if (status == STATUS_OK && !json_is_array(keys))
        status = error_set(err, STATUS_UNAVAILABLE, "the sign-in provider gives no keys at %.200s",
                           text_string(&url));
    note(provider, status, err);
    if (status == STATUS_OK) {
        pthread_mutex_lock(&provider->mutex);
        json_decref(provider->keys);
        provider->keys = json_incref(keys);
        pthread_mutex_unlock(&provider->mutex);
    }
    json_decref(found);
    text_free(&url);
    return status;
}

enum status provider_key(struct provider *provider, enum algorithm algorithm, const char *kid,
                         cjose_jwk_t **out, struct error *err) {
    enum status status = STATUS_OK;
    bool again;

    pthread_mutex_lock(&provider->mutex);
    *out = find_key(provider, algorithm, kid);
    again = *out == NULL && keys_may_be_asked(provider);
    pthread_mutex_unlock(&provider->mutex);
    if (*out) return STATUS_OK;

    if (again) status = ask_keys(provider, err);
    if (again && status == STATUS_OK) {
        pthread_mutex_lock(&provider->mutex);
        *out = find_key(provider, algorithm, kid);
        pthread_mutex_unlock(&provider->mutex);
    }
    if (*out || status != STATUS_OK) return status;
    return error_set(err, STATUS_REFUSED,
                     "this token is signed with a key that the sign-in provider does not have");
}
