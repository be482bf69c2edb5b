/* Tokens up to their signature. */
#include "engine/service/sign_in/token.h"

#include <cjose/header.h>
#include <cjose/jws.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/text.h"
#include "engine/service/sign_in/credential.h"
#include "engine/service/sign_in/secret.h"

/* A part of a token as JSON; NULL when it is not an object in base64url. */
static json_t *read_object(const char *part, size_t length) {
    uint8_t *bytes = memory_array(3 * (length / 4) + 3, 1);
    size_t size = 0;
    json_t *object = NULL;

    if (base64url_decode(bytes, &size, part, length))
        object = json_loadb((const char *)bytes, size, JSON_REJECT_DUPLICATES, NULL);
    free(bytes);
    if (json_is_object(object)) return object;
    json_decref(object);
    return NULL;
}

/* The lengths of the three parts; false when there are not three, or one is empty. */
static bool part_lengths(const char *token, size_t lengths[3]) {
    for (int i = 0; i < 3; i++) {
        lengths[i] = strcspn(token, ".");
        token += lengths[i];
        if (lengths[i] == 0 || *token != (i < 2 ? '.' : '\0')) return false;
        token++;
    }
    return true;
}

static enum status read_head(struct token_head *out, const json_t *head, unsigned algorithms,
                             struct error *err) {
    const char *algorithm = json_string_value(json_object_get(head, "alg"));
    const json_t *kid = json_object_get(head, "kid");

    out->algorithm = algorithm ? algorithm_parse(algorithm) : ALGORITHM_COUNT;
    if (out->algorithm == ALGORITHM_COUNT || (algorithms & 1u << out->algorithm) == 0)
        return error_set(err, STATUS_REFUSED, "this token is signed in a way that is not taken here");
    if (json_object_get(head, "crit") || json_object_get(head, "b64") || json_object_get(head, "zip"))
        return error_set(err, STATUS_REFUSED, "this token asks for extensions that are not known here");
    out->kid[0] = '\0';
    if (kid == NULL) return STATUS_OK;
    if (!json_is_string(kid) || json_string_length(kid) == 0 || json_string_length(kid) >= sizeof out->kid)
        return error_set(err, STATUS_REFUSED, "this token does not name its key in a way that is understood");
    memcpy(out->kid, json_string_value(kid), json_string_length(kid) + 1);
    return STATUS_OK;
}

static enum status not_a_token(struct error *err) {
    return error_set(err, STATUS_REFUSED, "this is not a signed token: three parts with dots between");
}

enum status token_head_read(struct token_head *out, const char *token, unsigned algorithms,
                            struct error *err) {
    size_t lengths[3];
    json_t *head = NULL;
    enum status status;

    if (strnlen(token, TOKEN_BYTES_MOST + 1) > TOKEN_BYTES_MOST || !part_lengths(token, lengths))
        return not_a_token(err);
    head = read_object(token, lengths[0]);
    status = head ? read_head(out, head, algorithms, err) : not_a_token(err);
    json_decref(head);
    return status;
}

enum status token_claims_read(json_t **out, const char *token, struct error *err) {
    size_t lengths[3];

    *out = part_lengths(token, lengths) ? read_object(token + lengths[0] + 1, lengths[1]) : NULL;
    return *out ? STATUS_OK : not_a_token(err);
}

/* cjose reads the header again, itself: it must have read the same algorithm. */
static bool signature_is_good(const char *token, enum algorithm algorithm, const cjose_jwk_t *key) {
    cjose_jws_t *signed_token = cjose_jws_import(token, strlen(token), NULL);
    const char *read = NULL;
    bool good = false;

    if (signed_token) read = cjose_header_get(cjose_jws_get_protected(signed_token), CJOSE_HDR_ALG, NULL);
    if (read && strcmp(read, algorithm_name(algorithm)) == 0)
        good = cjose_jws_verify(signed_token, key, NULL);
    cjose_jws_release(signed_token);
    return good;
}

enum status token_verify(struct provider *provider, const char *token, const struct token_wanted *wanted,
                         json_t **claims, struct error *err) {
    struct token_head head;
    cjose_jwk_t *key = NULL;
    enum status status = token_head_read(&head, token, wanted->config->algorithms, err);

    *claims = NULL;
    if (status == STATUS_OK)
        status = provider_key(provider, head.algorithm, *head.kid ? head.kid : NULL, &key, err);
    if (status == STATUS_OK && !signature_is_good(token, head.algorithm, key))
        status = error_set(err, STATUS_REFUSED,
                           "this token's signature is wrong: it was changed, or is not the provider's");
    if (key) cjose_jwk_release(key);
    if (status == STATUS_OK) status = token_claims_read(claims, token, err);
    if (status == STATUS_OK) status = token_claims_check(*claims, wanted, err);
    if (status != STATUS_OK) {
        json_decref(*claims);
        *claims = NULL;
    }
    return status;
}
