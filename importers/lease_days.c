#include "importers/lease_days.h"

#include <string.h>

#include "engine/base/text.h"

static const char *trimmed(struct arena *arena, const char *text, size_t length) {
    const char *copy = arena_bytes(arena, text, length);
    const char *from = text_trimmed(copy, &length);

    return arena_bytes(arena, from, length);
}

/* Without the brackets around it, if they are a pair; NULL when nothing is left. */
static const char *unbracketed(struct arena *arena, const char *text) {
    size_t length = strlen(text);

    if (length >= 2 && text[0] == '(' && text[length - 1] == ')') text = trimmed(arena, text + 1, length - 2);
    return *text == '\0' ? NULL : text;
}

static void read_piece(struct lease_day *out, const char *piece, struct arena *arena) {
    size_t length = strspn(piece, "0123456789/.-");
    const char *rest = piece + length;
    int32_t days;

    *out = (struct lease_day){.piece = piece};
    if (strncmp(rest, " 00:00:00", 9) == 0 || strncmp(rest, "T00:00:00", 9) == 0)
        rest += 9; /* from a spreadsheet */
    if (!date_parse(arena_bytes(arena, piece, length), &days)) return;
    date_format(out->on, days);
    out->whose = unbracketed(arena, trimmed(arena, rest, strlen(rest)));
}

bool lease_day_next(struct lease_day *out, const char **at, struct arena *arena) {
    while (**at != '\0') {
        size_t length = strcspn(*at, ";,|\r\n");
        const char *piece = trimmed(arena, *at, length);
        *at += length + ((*at)[length] != '\0');
        if (*piece == '\0') continue;
        read_piece(out, piece, arena);
        return true;
    }
    return false;
}
