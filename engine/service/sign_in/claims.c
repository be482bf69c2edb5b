/* What a token with a good signature says, and who that is. */
#include <openssl/sha.h>
#include <string.h>

#include "engine/base/text.h"
#include "engine/service/sign_in/secret.h"
#include "engine/service/sign_in/token.h"

#define SUBJECT_BYTES_MOST 255 /* OpenID Connect Core 1.0, section 2 */
#define ACTOR_LETTERS_MOST 60

static enum status refused(struct error *err, const char *why) {
    return error_set(err, STATUS_REFUSED, "this token %s", why);
}

static const char *text_of(const json_t *claims, const char *name) {
    return json_string_value(json_object_get(claims, name));
}

static bool says(const json_t *claims, const char *name, const char *value) {
    const char *found = text_of(claims, name);
    return found && strcmp(found, value) == 0;
}

/* --- audience --- */

static enum status check_audience(const json_t *claims, const struct token_wanted *wanted,
                                  struct error *err) {
    const json_t *audience = json_object_get(claims, "aud"), *one;
    bool ours = says(claims, "aud", wanted->audience);
    bool to_me = says(claims, "azp", wanted->config->client_id);
    size_t i;

    json_array_foreach(audience, i,
                       one) if (json_is_string(one) && strcmp(json_string_value(one), wanted->audience) == 0)
        ours = true;
    if (!ours) return refused(err, "is for another service than this one");
    if (wanted->nonce == NULL) return STATUS_OK;
    /* Core, section 3.1.3.7: an id token for several, or handed out to another, is not for us. */
    if ((json_array_size(audience) > 1 || json_object_get(claims, "azp")) && !to_me)
        return refused(err, "was handed out to another client than this service");
    return STATUS_OK;
}

/* --- times --- */

static enum status check_times(const json_t *claims, const struct token_wanted *wanted, struct error *err) {
    const json_t *expires = json_object_get(claims, "exp");
    const json_t *begins = json_object_get(claims, "nbf");
    const json_t *issued = json_object_get(claims, "iat");
    double skew = wanted->config->skew_seconds;
    double now = (double)wanted->now;

    if (!json_is_number(expires)) return refused(err, "does not say when it expires");
    if (json_number_value(expires) + skew <= now) return refused(err, "has expired");
    if (begins && (!json_is_number(begins) || json_number_value(begins) - skew > now))
        return refused(err, "is not valid yet");
    if (issued && (!json_is_number(issued) || json_number_value(issued) - skew > now))
        return refused(err, "was made in the future: the clocks differ");
    if (issued == NULL && wanted->nonce) return refused(err, "does not say when it was made");
    return STATUS_OK;
}

/* --- what belongs to one sign-in --- */

/* Core, section 3.1.3.6: the left half of the digest, for the algorithms taken here always SHA-256. */
static bool hash_fits(const char *hash, const char *access_token) {
    uint8_t digest[DIGEST_BYTES];
    char half[DIGEST_BYTES];

    secret_digest(digest, access_token);
    base64url_encode(half, digest, DIGEST_BYTES / 2);
    return secret_equal(hash, half);
}

static enum status check_sign_in(const json_t *claims, const struct token_wanted *wanted, struct error *err) {
    const json_t *hash = json_object_get(claims, "at_hash");

    if (!secret_equal(text_of(claims, "nonce"), wanted->nonce))
        return refused(err, "belongs to another sign-in");
    if (hash && wanted->access_token &&
        (!json_is_string(hash) || !hash_fits(json_string_value(hash), wanted->access_token)))
        return refused(err, "does not belong to the access token that came with it");
    return STATUS_OK;
}

/* An id token says to one client that a person signed in there; it gives no one else access. */
static enum status check_access(const json_t *claims, struct error *err) {
    if (json_object_get(claims, "nonce") || json_object_get(claims, "at_hash") ||
        json_object_get(claims, "c_hash"))
        return refused(err, "is an id token: send the access token");
    return STATUS_OK;
}

enum status token_claims_check(const json_t *claims, const struct token_wanted *wanted, struct error *err) {
    const json_t *subject = json_object_get(claims, "sub");
    enum status status;

    if (!says(claims, "iss", wanted->config->issuer)) return refused(err, "is of another sign-in provider");
    if (json_string_length(subject) == 0 || json_string_length(subject) > SUBJECT_BYTES_MOST)
        return refused(err, "does not say whose it is");
    status = check_audience(claims, wanted, err);
    if (status == STATUS_OK) status = check_times(claims, wanted, err);
    if (status == STATUS_OK)
        status = wanted->nonce ? check_sign_in(claims, wanted, err) : check_access(claims, err);
    return status;
}

/* --- who it is --- */

static enum role mapped(const struct provider_config *config, const json_t *value) {
    const char *text = json_string_value(value);

    for (size_t i = 0; text && i < config->role_count; i++)
        if (strcmp(config->roles[i].value, text) == 0) return config->roles[i].role;
    return ROLE_NOBODY;
}

/* Of several the one that may most. */
static enum role role_of(const json_t *claims, const struct provider_config *config) {
    const json_t *found = claims, *one;
    enum role role;
    size_t i;

    for (i = 0; i < config->role_claim_depth; i++)
        found = json_object_get(found, config->role_claim[i]);
    role = mapped(config, found);
    json_array_foreach(found, i, one) {
        enum role next = mapped(config, one);
        if (next > role) role = next;
    }
    return role;
}

static const char *name_of(const json_t *claims, const struct provider_config *config) {
    static const char *const usual[] = {"preferred_username", "email", "name", "azp", "appid"};
    const char *name = config->name_claim ? text_of(claims, config->name_claim) : NULL;

    for (size_t i = 0; text_blank(name) && i < sizeof usual / sizeof *usual; i++)
        name = text_of(claims, usual[i]);
    return text_blank(name) ? text_of(claims, "sub") : name;
}

void token_person(struct token_person *out, struct arena *arena, const json_t *claims,
                  const struct provider_config *config) {
    struct text name = TEXT_EMPTY;

    text_add_plain(&name, name_of(claims, config), ACTOR_LETTERS_MOST);
    out->role = role_of(claims, config);
    out->actor = arena_text(arena, text_string(&name));
    out->subject = arena_format(arena, "%s|%s", config->issuer, text_of(claims, "sub"));
    double expires = json_number_value(json_object_get(claims, "exp"));
    out->expires = expires < 1e15 ? (int64_t)expires : (int64_t)1e15;
    text_free(&name);
}

enum status token_no_role(const json_t *claims, const struct provider_config *config, struct error *err) {
    const char *claim = config->role_claim[config->role_claim_depth - 1];

    if (json_object_get(json_object_get(claims, "_claim_names"), claim))
        return error_set(
            err, STATUS_REFUSED,
            "the sign-in provider knows you, but you are in more groups than it can say: ask for "
            "app roles to be used instead of groups");
    return error_set(
        err, STATUS_REFUSED,
        "the sign-in provider knows you, but has given you no role here: ask whoever looks after "
        "this register for one");
}
