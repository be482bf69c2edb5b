/*
 * What stands in a request and is taken apart by us. The first byte says which: path, query, cookies, Accept,
 * Accept-Encoding, If-None-Match, Host. Property: nothing is read or written beyond its place, what is
 * decoded is UTF-8 without NUL, no parameter comes twice, and a kind is chosen only if its weight is not 0.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/text.h"
#include "engine/service/http/negotiate.h"
#include "engine/service/http/target.h"
#include "engine/service/http/validator.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds) {
    if (!holds) abort();
}

static void try_path(struct arena *arena, const char *text, size_t length) {
    struct segment segments[TARGET_SEGMENTS_MAX];
    int count = target_segments(arena, text, length, segments);

    for (int i = 0; i < count; i++)
        must(strlen(segments[i].text) == segments[i].length &&
             text_is_utf8(segments[i].text, segments[i].length));
}

static void try_query(struct arena *arena, const char *text) {
    struct parameter *parameters = NULL;
    size_t count = 0;
    const char *fault = NULL;
    struct error err = {0};

    if (target_parameters(arena, text, &parameters, &count, &fault, &err) != STATUS_OK) {
        must(err.message[0] != '\0');
        return;
    }
    for (size_t i = 0; i < count; i++) {
        must(parameters[i].name[0] != '\0' && text_is_utf8(parameters[i].value, strlen(parameters[i].value)));
        for (size_t j = 0; j < i; j++)
            must(strcmp(parameters[i].name, parameters[j].name) != 0);
    }
}

static void try_accept(const char *text) {
    static const struct media_kind kinds[] = {
        {"json", "application/geo+json"}, {"html", "text/html"}, {"csv", "text/csv"}, {NULL, NULL}};
    const struct media_kind *kind = negotiate_kind(text, kinds);

    must(kind == NULL || negotiate_weight(text, kind->type) > 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena *arena = arena_new();
    const char *text = size == 0 ? "" : arena_bytes(arena, (const char *)data + 1, size - 1);

    switch (size == 0 ? 0 : data[0]) {
    case 'p':
        try_path(arena, text, strlen(text));
        break;
    case 'q':
        try_query(arena, text);
        break;
    case 'c':
        target_cookie(arena, text, "session");
        break;
    case 'a':
        try_accept(text);
        break;
    case 'e':
        must(negotiate_encoding(text) < ENCODING_COUNT);
        break;
    case 'm':
        validator_matches(text, "0123456789abcdef");
        break;
    case 'h':
        must(!target_host_is_sound(text) || strpbrk(text, "/\"<>@ \r\n") == NULL);
        break;
    default:
        break;
    }
    arena_free(arena);
    return 0;
}
