#include "importers/address.h"

#include <ctype.h>
#include <string.h>

#include "engine/base/text.h"
#include "importers/postcode.h"

#define PARTS_MAX 16

struct parts {
    const char *part[PARTS_MAX];
    size_t count;
};

static bool one_of(const char *word, size_t length, const char *const *list) {
    for (; *list != NULL; list++)
        if (strlen(*list) == length && strncasecmp(word, *list, length) == 0) return true;
    return false;
}

static const char *const street_words[] = {
    "road",   "rd",   "street",  "st",      "lane",  "ln",     "avenue",   "ave",   "close",      "drive",
    "way",    "walk", "place",   "court",   "row",   "hill",   "square",   "green", "crescent",   "cres",
    "grove",  "rise", "terrace", "gardens", "mews",  "parade", "approach", "mead",  "embankment", "causeway",
    "bypass", "path", "croft",   "orchard", "drove", "batch",  "wharf",    "quay",  NULL};

/* The ceremonial counties of England (Lieutenancies Act 1997) that stand where a town would. */
static const char *const counties[] = {"bedfordshire",
                                       "berkshire",
                                       "buckinghamshire",
                                       "cambridgeshire",
                                       "cheshire",
                                       "cornwall",
                                       "cumbria",
                                       "derbyshire",
                                       "devon",
                                       "dorset",
                                       "east sussex",
                                       "essex",
                                       "gloucestershire",
                                       "greater manchester",
                                       "hampshire",
                                       "herefordshire",
                                       "hertfordshire",
                                       "kent",
                                       "lancashire",
                                       "leicestershire",
                                       "lincolnshire",
                                       "merseyside",
                                       "norfolk",
                                       "northamptonshire",
                                       "northumberland",
                                       "north yorkshire",
                                       "nottinghamshire",
                                       "oxfordshire",
                                       "rutland",
                                       "shropshire",
                                       "somerset",
                                       "south yorkshire",
                                       "staffordshire",
                                       "suffolk",
                                       "surrey",
                                       "tyne and wear",
                                       "warwickshire",
                                       "west midlands",
                                       "west sussex",
                                       "west yorkshire",
                                       "wiltshire",
                                       "worcestershire",
                                       NULL};

/* Too many parts for an address: false. */
static bool split(struct arena *arena, const char *text, struct parts *parts) {
    while (*text != '\0') {
        size_t length = strcspn(text, ",;\r\n"), kept;
        const char *part = text_trimmed(arena_bytes(arena, text, length), &kept);
        if (kept > 0 && parts->count == PARTS_MAX) return false;
        if (kept > 0) parts->part[parts->count++] = arena_bytes(arena, part, kept);
        text += length + (text[length] != '\0');
    }
    return parts->count > 0;
}

static bool whole_postcode(const char *text, char out[POSTCODE_SIZE]) {
    enum postcode_reading reading = postcode_read(text, out);

    return reading == POSTCODE_FINE || reading == POSTCODE_CORRECTED;
}

/* Where the last `words` words of the text begin; NULL when there are not that many before others. */
static const char *last_words(const char *text, int words) {
    const char *at = text + strlen(text);

    while (words > 0 && at > text) {
        at--;
        if (*at == ' ' && at[1] != ' ') words--;
    }
    return words == 0 && at > text ? at + 1 : NULL;
}

/* The postcode is the last part, or its last one or two words. */
static void take_postcode(struct arena *arena, struct parts *parts, struct address *out) {
    const char *last = parts->part[parts->count - 1];
    char postcode[POSTCODE_SIZE];

    if (whole_postcode(last, postcode)) {
        parts->count--;
        out->postcode = arena_text(arena, postcode);
        return;
    }
    for (int words = 2; words >= 1; words--) {
        const char *from = last_words(last, words);
        size_t length;
        if (from == NULL || !whole_postcode(from, postcode)) continue;
        last = text_trimmed(arena_bytes(arena, last, (size_t)(from - last)), &length);
        parts->part[parts->count - 1] = arena_bytes(arena, last, length);
        if (length == 0) parts->count--;
        out->postcode = arena_text(arena, postcode);
        return;
    }
}

/* The bytes of a house number that the text begins with: 12, 12A, 12-14, 12/14; 0 without one. */
static size_t number_length(const char *text) {
    size_t at = strspn(text, "0123456789");

    if (at == 0 || at > 5) return 0;
    if (isalpha((unsigned char)text[at])) at++;
    if ((text[at] == '-' || text[at] == '/') && isdigit((unsigned char)text[at + 1])) {
        at += 1 + strspn(text + at + 1, "0123456789");
        if (isalpha((unsigned char)text[at])) at++;
    }
    return text[at] == '\0' || text[at] == ' ' ? at : 0;
}

static bool is_street(const char *part) {
    const char *word = strrchr(part, ' ');

    if (word == NULL) return false;
    return one_of(word + 1, strcspn(word + 1, "."), street_words);
}

/* A number and nothing else: the part after it is its street. */
static bool is_number(const char *part) {
    size_t length = number_length(part);

    return length > 0 && part[length] == '\0';
}

static bool begins_with_number(const char *part) {
    size_t length = number_length(part);

    return length > 0 && part[length] == ' ' && isalpha((unsigned char)part[length + 1]);
}

static void take_street(struct arena *arena, struct address *out, const char *part) {
    size_t number = begins_with_number(part) ? number_length(part) : 0;

    if (number > 0) out->number = arena_bytes(arena, part, number);
    out->street = part + number + strspn(part + number, " ");
}

static const char *join(struct arena *arena, const struct parts *parts, size_t from, size_t to) {
    const char *joined = NULL;

    for (size_t i = from; i < to; i++)
        joined = joined == NULL ? parts->part[i] : arena_format(arena, "%s, %s", joined, parts->part[i]);
    return joined;
}

/* Which part is the street: one that ends as streets do, else one that begins with a number. */
static size_t street_at(const struct parts *parts) {
    for (size_t i = 0; i < parts->count; i++)
        if (is_street(parts->part[i])) return i;
    for (size_t i = 0; i < parts->count; i++)
        if (begins_with_number(parts->part[i]) || (is_number(parts->part[i]) && i + 1 < parts->count))
            return i;
    return parts->count;
}

bool address_read(struct arena *arena, const char *text, struct address *out) {
    struct parts parts = {0};
    size_t at, before;

    *out = (struct address){0};
    if (!split(arena, text, &parts)) return false;
    take_postcode(arena, &parts, out);
    if (parts.count > 1 && one_of(parts.part[parts.count - 1], strlen(parts.part[parts.count - 1]), counties))
        parts.count--;
    at = street_at(&parts);
    if (at == parts.count) {
        out->rest = join(arena, &parts, 0, parts.count);
        return out->postcode != NULL;
    }
    before = at;
    if (is_number(parts.part[at])) {
        out->number = parts.part[at++];
        out->street = parts.part[at];
    } else {
        take_street(arena, out, parts.part[at]);
        if (out->number == NULL && at > 0 && is_number(parts.part[at - 1]))
            out->number = parts.part[--before];
    }
    out->rest = join(arena, &parts, 0, before);
    if (at + 1 < parts.count) out->town = parts.part[parts.count - 1];
    out->locality = join(arena, &parts, at + 1, parts.count > at + 1 ? parts.count - 1 : at + 1);
    return true;
}
