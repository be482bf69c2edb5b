#include "engine/service/http/negotiate.h"

#include <string.h>
#include <strings.h>

/* One item of a list with commas: the text before its parameters, and its weight. */
struct item {
    const char *text;
    size_t length;
    int weight;
};

/* "0.5" -> 500. What is no weight counts as 1, as if it were not there. */
static int weight_of(const char *text, size_t length) {
    int weight = 0, scale = 100;

    if (length == 0 || (text[0] != '0' && text[0] != '1')) return 1000;
    weight = (text[0] - '0') * 1000;
    for (size_t i = 2; i < length && i < 5 && text[1] == '.'; i++, scale /= 10) {
        if (text[i] < '0' || text[i] > '9') break;
        weight += (text[i] - '0') * scale;
    }
    return weight > 1000 ? 1000 : weight;
}

static size_t trimmed(const char *text, size_t length) {
    while (length > 0 && (text[length - 1] == ' ' || text[length - 1] == '\t'))
        length--;
    return length;
}

/* Takes the next item off `*at`; false at the end. */
static bool next_item(const char **at, struct item *item) {
    *at += strspn(*at, " \t,");
    if (**at == '\0') return false;
    size_t length = strcspn(*at, ",");
    const char *end = *at + length, *parameter = *at + strcspn(*at, ";,");

    *item = (struct item){*at, trimmed(*at, (size_t)(parameter - *at)), 1000};
    while (parameter < end) {
        parameter += 1 + strspn(parameter + 1, " \t");
        size_t size = strcspn(parameter, ";,");
        if (size > 2 && (parameter[0] == 'q' || parameter[0] == 'Q') && parameter[1] == '=')
            item->weight = weight_of(parameter + 2, trimmed(parameter + 2, size - 2));
        parameter += size;
    }
    *at = end;
    return true;
}

/* How closely an item names a type: 3 itself, 2 "text/...", 1 everything, 0 not at all. */
static int closeness(const struct item *item, const char *type) {
    size_t whole = strcspn(type, "; "), main = strcspn(type, "/") + 1;

    if (item->length == whole && strncasecmp(item->text, type, whole) == 0) return 3;
    if (item->length == main + 1 && item->text[main] == '*' && strncasecmp(item->text, type, main) == 0)
        return 2;
    if (item->length == 3 && strncmp(item->text, "*/*", 3) == 0) return 1;
    return 0;
}

int negotiate_weight(const char *accept, const char *type) {
    struct item item;
    int best = 0, weight = 0;

    if (accept == NULL || *accept == '\0') return 1000;
    for (const char *at = accept; next_item(&at, &item);) {
        int close = closeness(&item, type);
        if (close <= best) continue;
        best = close;
        weight = item.weight;
    }
    return weight;
}

const struct media_kind *negotiate_kind(const char *accept, const struct media_kind *kinds) {
    const struct media_kind *best = NULL;
    int most = 0;

    for (; kinds->type != NULL; kinds++) {
        int weight = negotiate_weight(accept, kinds->type);
        if (weight <= most) continue;
        most = weight;
        best = kinds;
    }
    return best;
}

const char *encoding_name(enum encoding encoding) {
    static const char *const names[ENCODING_COUNT] = {NULL, "gzip", "zstd"};
    return names[encoding];
}

static bool is_word(const struct item *item, const char *word) {
    return item->length == strlen(word) && strncasecmp(item->text, word, item->length) == 0;
}

enum encoding negotiate_encoding(const char *accept_encoding) {
    int gzip = -1, zstd = -1, rest = 0, none = -1;
    struct item item;

    if (accept_encoding == NULL) return ENCODING_NONE;
    for (const char *at = accept_encoding; next_item(&at, &item);) {
        if (is_word(&item, "gzip") || is_word(&item, "x-gzip")) gzip = item.weight;
        if (is_word(&item, "zstd")) zstd = item.weight;
        if (is_word(&item, "identity")) none = item.weight;
        if (is_word(&item, "*")) rest = item.weight;
    }
    if (gzip < 0) gzip = rest;
    if (zstd < 0) zstd = rest;
    if (zstd > 0 && zstd >= gzip && zstd >= none) return ENCODING_ZSTD;
    if (gzip > 0 && gzip >= none) return ENCODING_GZIP;
    return ENCODING_NONE;
}
