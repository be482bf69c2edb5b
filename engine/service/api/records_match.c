#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/hash.h"
#include "engine/service/api/records_inside.h"

/* RFC 9110, 8.8.3: what may stand between the quotation marks. */
static bool is_tag_byte(unsigned char c) {
    return c == 0x21 || (c >= 0x23 && c != 0x7f);
}

static const char *skip_blanks(const char *at) {
    return at + strspn(at, " \t");
}

bool records_match(const char *header, struct arena *arena, const char *versions[RECORDS_TAGS_MAX],
                   size_t *count) {
    const char *at = skip_blanks(header);

    for (*count = 0; *count < RECORDS_TAGS_MAX; at = skip_blanks(at + 1)) {
        const char *begin;
        if (strncmp(at, "W/", 2) == 0) at += 2;
        if (*at++ != '"') return false;
        for (begin = at; is_tag_byte((unsigned char)*at);)
            at++;
        if (*at != '"') return false;
        versions[(*count)++] = arena_bytes(arena, begin, strcspn(begin, ".\""));
        at = skip_blanks(at + 1);
        if (*at == '\0') return true;
        if (*at != ',') return false;
    }
    return false;
}

void records_tag(char *out, size_t size, const char *version, const struct text *body) {
    snprintf(out, size, "%s.%016" PRIx64, version, hash_bytes(HASH_START, body->data, body->length));
}
