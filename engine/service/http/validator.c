#include "engine/service/http/validator.h"

#include <string.h>

bool validator_matches(const char *if_none_match, const char *tag) {
    size_t length = strlen(tag);

    for (const char *at = if_none_match; *at != '\0';) {
        at += strspn(at, " \t,");
        if (*at == '*') return true;
        if (at[0] == 'W' && at[1] == '/') at += 2;
        if (*at != '"') return false; /* no list of tags */
        const char *end = strchr(++at, '"');
        if (end == NULL) return false;
        if ((size_t)(end - at) == length && memcmp(at, tag, length) == 0) return true;
        at = end + 1;
    }
    return false;
}
