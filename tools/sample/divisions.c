#include "tools/sample/divisions.h"

#include <stdlib.h>

#include "engine/base/memory.h"
#include "tools/sample/places.h"

/* Wide enough for whatever the sample has, also what lies far out. */
static const struct division COUNTRY = {.west = 270000, .south = 90000, .east = 395000, .north = 170000};
enum { PLACES_OF_A_DIVISION = 4 };

struct cutting {
    size_t *places; /* indexes in PLACES; those of one area stand together */
    struct division *made;
    size_t count;
};

/* As far as a place is built up, and so far its parish had better go. */
static double reach(size_t place) {
    return 250 + 4 * PLACES[place].weight;
}

static double at(size_t place, bool across) {
    return across ? PLACES[place].easting : PLACES[place].northing;
}

static int compare(const void *a, const void *b, bool across) {
    size_t left = *(const size_t *)a, right = *(const size_t *)b;
    double gap = at(left, across) - at(right, across);
    return gap < 0 ? -1 : gap > 0 ? 1 : left < right ? -1 : left > right;
}

static int by_easting(const void *a, const void *b) {
    return compare(a, b, true);
}

static int by_northing(const void *a, const void *b) {
    return compare(a, b, false);
}

static void sort_places(size_t *places, size_t count, bool across) {
    qsort(places, count, sizeof *places, across ? by_easting : by_northing);
}

/* How much open country lies between the first `left` places and the others; `line` is its middle. */
static double clearance(double *line, const size_t *places, size_t count, size_t left, bool across) {
    double from = at(places[0], across) + reach(places[0]);
    double to = at(places[left], across) - reach(places[left]);

    for (size_t i = 0; i < left; i++) {
        double end = at(places[i], across) + reach(places[i]);
        if (end > from) from = end;
    }
    for (size_t i = left; i < count; i++) {
        double start = at(places[i], across) - reach(places[i]);
        if (start < to) to = start;
    }
    *line = (double)(long)((from + to) / 2);
    return to - from;
}

static void add(struct cutting *cutting, struct division area, const size_t *places, size_t count,
                bool parish) {
    area.place = places[0];
    area.parish = parish;
    for (size_t i = 1; i < count; i++)
        if (PLACES[places[i]].weight > PLACES[area.place].weight) area.place = places[i];
    cutting->made[cutting->count++] = area;
}

/* Cuts an area in two where the most open country is, not near its ends, until each part has one place. */
static void cut(struct cutting *cutting, struct division area, size_t first, size_t count, bool divided) {
    size_t *places = cutting->places + first, best = 0;
    bool best_across = false;
    double best_line = 0, widest = -1e9, line = 0;
    struct division low = area, high = area;

    if (!divided && count <= PLACES_OF_A_DIVISION) {
        add(cutting, area, places, count, false);
        divided = true;
    }
    if (count == 1) {
        add(cutting, area, places, 1, true);
        return;
    }
    for (int across = 0; across < 2; across++) {
        sort_places(places, count, across);
        for (size_t left = 1 + count / 5; left <= count - 1 - count / 5; left++) {
            double clear = clearance(&line, places, count, left, across);
            if (clear <= widest) continue;
            widest = clear;
            best = left;
            best_across = across;
            best_line = line;
        }
    }
    sort_places(places, count, best_across);
    *(best_across ? &low.east : &low.north) = best_line;
    *(best_across ? &high.west : &high.south) = best_line;
    cut(cutting, low, first, best, divided);
    cut(cutting, high, first + best, count - best, divided);
}

struct division *divisions_make(size_t *count) {
    struct cutting cutting = {.places = memory_array(PLACE_COUNT, sizeof *cutting.places),
                              .made = memory_array(2 * PLACE_COUNT, sizeof *cutting.made)};

    for (size_t i = 0; i < PLACE_COUNT; i++)
        cutting.places[i] = i;
    cut(&cutting, COUNTRY, 0, PLACE_COUNT, false);
    free(cutting.places);
    *count = cutting.count;
    return cutting.made;
}
