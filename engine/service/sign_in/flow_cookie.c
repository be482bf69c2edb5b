/* What a browser keeps while its person is at the provider. */
#include <string.h>

#include "engine/service/sign_in/flow.h"

const char *safe_return(const char *wanted) {
    if (wanted == NULL || wanted[0] != '/' || wanted[1] == '/' || strchr(wanted, '\\')) return "/";
    for (const char *at = wanted; *at; at++)
        if ((unsigned char)*at <= ' ' || (unsigned char)*at >= 0x7f) return "/";
    return strlen(wanted) < sizeof((struct flow_cookie *)NULL)->back ? wanted : "/";
}

/* Takes the next part, up to a dot; NULL when it is not the shape of a secret. */
static const char *take(char out[SECRET_SIZE], const char *at) {
    size_t length = strcspn(at, ".");

    if (length != SECRET_BODY_LENGTH || at[length] != '.') return NULL;
    memcpy(out, at, length);
    out[length] = '\0';
    return secret_shaped(out, "") ? at + length + 1 : NULL;
}

bool flow_cookie_read(struct flow_cookie *out, const char *value) {
    uint8_t back[sizeof out->back + 3];
    size_t length = 0;

    if ((value = take(out->state, value)) == NULL || (value = take(out->nonce, value)) == NULL ||
        (value = take(out->verifier, value)) == NULL)
        return false;
    if (strlen(value) > 4 * (sizeof out->back / 3) ||
        !base64url_decode(back, &length, value, strlen(value)) || length >= sizeof out->back ||
        memchr(back, '\0', length))
        return false;
    memcpy(out->back, back, length);
    out->back[length] = '\0';
    memcpy(out->back, safe_return(out->back), strlen(safe_return(out->back)) + 1);
    return true;
}
