/* Towns and villages of Somerset, with where they are: real names, coordinates within about a kilometre. */
#ifndef TERRIER_SAMPLE_PLACES_H
#define TERRIER_SAMPLE_PLACES_H

#include <stddef.h>

enum council { COUNTY, MENDIP, SEDGEMOOR, SOUTH_SOMERSET, WEST_TAUNTON, COUNCIL_COUNT };

struct place {
    const char *name;
    enum council district;
    int easting, northing; /* of its centre, metres, EPSG:27700 */
    int weight;            /* how much of the estate lies there: roughly its people in hundreds */
    const char *outward;   /* first half of its postcodes */
    const char *post_town;
    char sea; /* where the sea is: 'N', 'W' or ' ' */
};

extern const struct place PLACES[];
extern const size_t PLACE_COUNT;

/* Folder and name of a council. */
const char *council_code(enum council council);
const char *council_name(enum council council);

/* The place with the `rank`-th greatest weight, from 0; wraps round. */
const struct place *place_by_rank(size_t rank);

/* Streets, and words for names; both wrap round. */
const char *place_street(size_t index);
const char *place_word(size_t index);
const char *place_saint(size_t index);

#endif
