/* Grid references and addresses in one cell: what is taken lies on the grid, and stands in what was given. */
#include <ctype.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"
#include "geo/grid_reference.h"
#include "importers/address.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(int holds, const char *what) {
    if (holds) return;
    fprintf(stderr, "fuzz_place: %s\n", what);
    abort();
}

static void check_reference(const char *text) {
    struct grid_place place;

    if (grid_reference_read(text, &place) == GRID_BAD) return;
    check(place.easting > 0 && place.easting < 700000 && place.northing > 0 && place.northing < 1300000,
          "a grid reference lies off the grid");
    check(place.square >= 1 && place.square <= 100000 && place.accuracy < place.square,
          "a square has a strange size");
}

static void check_part(const char *text, const char *part) {
    if (part != NULL) check(*part != '\0' && strstr(text, part) != NULL, "a part is not in the address");
}

static void check_address(struct arena *arena, const char *text) {
    struct address address;
    bool read = address_read(arena, text, &address);

    check_part(text, address.number);
    check_part(text, address.street);
    check_part(text, address.town);
    check(address.postcode == NULL || strlen(address.postcode) >= 6, "half a postcode is taken");
    check(read || (address.street == NULL && address.postcode == NULL), "what was not read has parts");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena *arena = arena_new();
    const char *text = arena_bytes(arena, (const char *)data, size);

    check_reference(text);
    check_address(arena, text);
    arena_free(arena);
    return 0;
}
