/* Values that a fact might have, judged; and where on the line of numbers the rating turns. For
 * sensitivity*.c only. */
#ifndef TERRIER_OBJECTIVES_TRIED_H
#define TERRIER_OBJECTIVES_TRIED_H

#include "engine/objectives/standing.h"

/* Values that a fact might have, and what they come to. */
struct tried {
    double *values;
    double *scores; /* before caps; NaN none */
    uint8_t *ratings;
    size_t count;
};

struct tried tried_new(size_t most);
void tried_free(struct tried *tried);

/* Judges with each of the values; all else as it stands. */
void tried_judge(const struct standing *standing, size_t fact, struct tried *tried);

bool tried_tests(const struct standing_test *test,
                 size_t fact); /* it is a test of the fact that is known to apply */

/* The moves of a fact that is a number. `now` is the rating as it stands. */
void tried_numbers(const struct standing *standing, struct sensitivity_change *change, uint8_t now);

#endif
