#include "importers/plain_values.h"

#include <stdio.h>
#include <string.h>

#include "engine/base/text.h"

#define YEAR_FIRST 1990
#define YEAR_LAST  2100

const char *plain_trimmed(struct arena *arena, const char *text) {
    size_t length;

    if (text_blank(text)) return NULL;
    text = text_trimmed(text, &length);
    return arena_bytes(arena, text, length);
}

const char *plain_kept(struct arena *arena, const char *text) {
    size_t length = text == NULL ? 0 : strlen(text);

    if (length < 3 || strncmp(text, "=\"", 2) != 0 || strchr(text + 2, '"') != text + length - 1) return text;
    return plain_trimmed(arena, arena_bytes(arena, text + 2, length - 3));
}

const char *plain_number(struct arena *arena, const char *text) {
    char *out = arena_bytes(arena, text, strlen(text));
    char *to = out;
    const char *from = text;

    if (strchr(text, ',') == NULL) return text;
    if (*from == '-' || *from == '+') *to++ = *from++;
    size_t digits = strspn(from, "0123456789");
    if (digits == 0 || digits > 3) return text;
    memcpy(to, from, digits);
    to += digits;
    from += digits;
    while (*from == ',' && strspn(from + 1, "0123456789") == 3) {
        memcpy(to, from + 1, 3);
        to += 3;
        from += 4;
    }
    if (*from != '\0' && *from != '.') return text;
    memcpy(to, from, strlen(from) + 1);
    return out;
}

bool plain_boolean(const char *text, bool *yes) {
    static const char *const words[][2] = {
        {"y", "n"}, {"yes", "no"}, {"true", "false"}, {"t", "f"}, {"1", "0"}};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (text_equal_nocase(text, words[i][0]) || text_equal_nocase(text, words[i][1])) {
            *yes = text_equal_nocase(text, words[i][0]);
            return true;
        }
    return false;
}

bool plain_financial_year(const char *text, int *year) {
    int second = -1, used = 0, used_second = 0;
    bool fine = sscanf(text, "%4d%n", year, &used) == 1 && *year >= YEAR_FIRST && *year <= YEAR_LAST;

    if (!fine || text[used] == '\0') return fine;
    fine = (text[used] == '/' || text[used] == '-') &&
           sscanf(text + used + 1, "%4d%n", &second, &used_second) == 1 &&
           text[used + 1 + used_second] == '\0';
    return fine && (second == *year + 1 || (used_second == 2 && second == (*year + 1) % 100));
}
