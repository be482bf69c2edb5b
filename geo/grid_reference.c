#include "geo/grid_reference.h"

#include <ctype.h>
#include <math.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#define SQUARE_METRES 100000.0
#define COARSE_METRES 1000.0
#define FIGURES_MAX   14 /* 322812 1145121, and one to tell that there are more */

struct parts {
    char letters[3];
    size_t letter_count;
    char figures[FIGURES_MAX + 1];
    size_t figure_count;
    size_t first_group; /* figures before the first gap between them; 0 without one */
    size_t groups;
};

/* False for anything but letters first, then figures, with gaps between. */
static bool gather(const char *text, struct parts *parts) {
    bool gap = false;

    *parts = (struct parts){0};
    for (; *text != '\0'; text++) {
        unsigned char c = (unsigned char)*text;
        if (c == ' ' || c == '\t' || c == ',') {
            gap = true;
            continue;
        }
        if (isalpha(c) && parts->figure_count == 0 && parts->letter_count < 2)
            parts->letters[parts->letter_count++] = (char)toupper(c);
        else if (isdigit(c) && parts->figure_count < FIGURES_MAX) {
            if (parts->figure_count == 0) parts->groups = 1;
            if (gap && parts->figure_count > 0 && ++parts->groups == 2)
                parts->first_group = parts->figure_count;
            parts->figures[parts->figure_count++] = (char)c;
        } else
            return false;
        gap = false;
    }
    return parts->groups <= 2;
}

/* A to Z without I, from 0. */
static int letter_index(char letter) {
    return letter == 'I' ? -100 : letter - 'A' - (letter > 'I');
}

/* The south-west corner of a 100 km square, in squares; false for letters of none in Great Britain. */
static bool corner(const char *letters, int *east, int *north) {
    int first = letter_index(letters[0]), second = letter_index(letters[1]);

    if (first < 2 || second < 0) return false;
    *east = (first - 2) % 5 * 5 + second % 5;
    *north = 19 - first / 5 * 5 - second / 5;
    return *east >= 0 && *east <= 6 && *north >= 0 && *north <= 12;
}

static double number_of(const char *figures, size_t count) {
    double number = 0;

    for (size_t i = 0; i < count; i++)
        number = number * 10 + (figures[i] - '0');
    return number;
}

static enum grid_reading placed(struct grid_place *out, double easting, double northing, double square) {
    *out = (struct grid_place){easting + square / 2, northing + square / 2, square, square / 2 * sqrt(2)};
    return square > COARSE_METRES ? GRID_COARSE : GRID_FINE;
}

/* Both in metres from the false origin; a northing of Shetland has seven figures. */
static enum grid_reading read_metres(const struct parts *parts, struct grid_place *out) {
    size_t first = parts->first_group, second = parts->figure_count - first;
    double easting, northing;

    if (parts->groups != 2 || first < 5 || first > 6 || second < 4 || second > 7) return GRID_BAD;
    easting = number_of(parts->figures, first);
    northing = number_of(parts->figures + first, second);
    if (easting >= 7 * SQUARE_METRES || northing >= 13 * SQUARE_METRES) return GRID_BAD;
    return placed(out, easting, northing, 1);
}

enum grid_reading grid_reference_read(const char *text, struct grid_place *out) {
    struct parts parts;
    size_t half;
    double square = SQUARE_METRES;
    int east, north;

    if (!gather(text, &parts) || parts.letter_count == 1) return GRID_BAD;
    if (parts.letter_count == 0) return read_metres(&parts, out);
    half = parts.figure_count / 2;
    if (parts.figure_count % 2 != 0 || half > 5 || !corner(parts.letters, &east, &north)) return GRID_BAD;
    if (parts.groups == 2 && parts.first_group != half) return GRID_BAD;
    for (size_t i = 0; i < half; i++)
        square /= 10;
    return placed(out, east * SQUARE_METRES + number_of(parts.figures, half) * square,
                  north * SQUARE_METRES + number_of(parts.figures + half, half) * square, square);
}
