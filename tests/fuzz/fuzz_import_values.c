/* UPRNs, postcodes, garbled text and coordinates as files write them: what is taken fits the register's
 * rules. */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/format.h"
#include "engine/base/memory.h"
#include "geo/coordinates.h"
#include "importers/mojibake.h"
#include "importers/month_header.h"
#include "importers/postcode.h"
#include "importers/uprn.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(int holds, const char *what) {
    if (holds) return;
    fprintf(stderr, "fuzz_import_values: %s\n", what);
    abort();
}

static void check_uprn(const char *text) {
    char out[UPRN_SIZE], again[UPRN_SIZE];

    if (uprn_read(text, out) != UPRN_FINE) return;
    check(strlen(out) <= 12 && out[0] != '0' && strspn(out, "0123456789") == strlen(out),
          "a UPRN is not plain digits");
    check(uprn_read(out, again) == UPRN_FINE && strcmp(out, again) == 0, "a UPRN changes when read again");
}

static void check_postcode(const char *text) {
    char out[POSTCODE_SIZE], again[POSTCODE_SIZE];

    if (postcode_read(text, out) == POSTCODE_BAD) return;
    check(strlen(out) < POSTCODE_SIZE, "a postcode is too long");
    enum postcode_reading reading = postcode_read(out, again);
    check((reading == POSTCODE_FINE || reading == POSTCODE_OUTWARD) && strcmp(out, again) == 0,
          "a postcode changes when read again");
}

static void check_text(const char *text) {
    struct text out = TEXT_EMPTY;

    if (text_is_utf8(text, strlen(text)) && mojibake_read(text, &out) == MOJIBAKE_REPAIRED)
        check(text_is_utf8(text_string(&out), out.length), "mended text is not UTF-8");
    text_free(&out);
}

static void check_month(const char *text) {
    int year, month;

    if (!month_header_read(text, &year, &month)) return;
    check(month >= 1 && month <= 12, "a month is none of the twelve");
    check(year == 0 || (year >= 1990 && year <= 2100), "the year of a month is out of range");
}

static struct geo *open_once(void) {
    static struct geo *geo; /* for the whole run: opening it takes longer than all the rest */
    struct error err;

    if (geo == NULL) check(geo_open(&geo, NULL, &err) == STATUS_OK, "PROJ cannot be opened");
    return geo;
}

/* The text's halves as a pair of numbers. */
static void check_place(const char *text) {
    struct coordinates given = {coordinates_system(text), NAN, NAN, NAN, NAN, NAN, NAN, NULL};
    const char *comma = strchr(text, ',');
    char first[64];

    if (comma == NULL || comma - text >= (ptrdiff_t)sizeof first) return;
    snprintf(first, sizeof first, "%.*s", (int)(comma - text), text);
    if (!number_parse(first, &given.x) || !number_parse(comma + 1, &given.y)) return;
    for (int system = SYSTEM_UNKNOWN; system <= SYSTEM_WGS84; system++) {
        given.system = (enum coordinate_system)system;
        struct place place = coordinates_read(open_once(), &given);
        check(!place.known || (geo_on_grid(place.easting, place.northing) && isfinite(place.longitude)),
              "a place off the grid is taken");
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena *arena = arena_new();
    const char *text = arena_bytes(arena, (const char *)data, size);

    check_uprn(text);
    check_postcode(text);
    check_text(text);
    check_month(text);
    check_place(text);
    arena_free(arena);
    return 0;
}
