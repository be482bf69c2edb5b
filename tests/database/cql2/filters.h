/* Filters with what is known of them: the rows of features.sql for which each is true, and unknown. */
#ifndef TERRIER_TESTS_CQL2_FILTERS_H
#define TERRIER_TESTS_CQL2_FILTERS_H

#include "engine/query/cql2/cql2.h"

struct known_filter {
    const char *filter;
    const char *holds;   /* "1,4" */
    const char *unknown; /* for the others it is false */
    enum cql2_crs crs;
};

/* Closed by one without a filter. */
extern const struct known_filter known_filters[];

#endif
