#include "engine/service/features/answer.h"

#include <inttypes.h>
#include <stdio.h>

#include "engine/base/hash.h"

void answer_fixed(struct response *response, const char *media_type) {
    const struct text *body = response_body(response);
    char tag[24];

    uint64_t hash = hash_bytes(hash_string(media_type), body->data, body->length);
    snprintf(tag, sizeof tag, "%016" PRIx64, hash);
    response_type(response, media_type);
    response_etag(response, tag);
}
