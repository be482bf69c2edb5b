/*
 * The estate in memory: one column of doubles for each fact, and beside it a column of dates.
 *
 * Unknown is NaN; a date that is not known is PORTFOLIO_NO_DATE. Yes/no facts are 1 and 0, codes are their
 * ordinals (evaluation.fact_value). Assets are rows 0..count-1 in the order given; nothing here depends on
 * that order. Pure: no database, no clock.
 *
 * An overlay is a what-if: a portfolio that shares every column of its base until a value in it is changed.
 */
#ifndef TERRIER_PORTFOLIO_PORTFOLIO_H
#define TERRIER_PORTFOLIO_PORTFOLIO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/base/status.h"

#define PORTFOLIO_NO_DATE INT32_MIN

/* Classes of asset and holders of the duty, as in code.asset_class and code.duty_holder. */
enum { PORTFOLIO_CLASSES = 9, PORTFOLIO_DUTIES = 5, PORTFOLIO_KEYS = PORTFOLIO_CLASSES * PORTFOLIO_DUTIES };
const char *portfolio_class_name(size_t index); /* "occupied_building"; static storage */
const char *portfolio_duty_name(size_t index);  /* "council" */
int portfolio_class_index(const char *name);    /* -1 for a name that is none */
int portfolio_duty_index(const char *name);

/* What an asset is, apart from its facts. */
struct portfolio_asset {
    int64_t asset_id;
    double floor_area_m2;    /* NaN unknown */
    double replacement_cost; /* GBP, NaN unknown */
    uint16_t category;       /* index into the portfolio's categories */
    uint8_t key;             /* class * PORTFOLIO_DUTIES + duty: where applicability is looked up */
    bool scored;             /* in scope of the objectives */
};

/* The assets of the same use near one, for commitment 1.1: rows neighbour_start[i] .. [i + 1] - 1. */
struct portfolio_neighbour {
    uint32_t row;
    double km;
};

struct portfolio {
    size_t count;
    size_t fact_count;
    const char **fact_codes; /* borrowed by overlays */
    struct portfolio_asset *assets;
    double **values; /* one column for each fact */
    int32_t **dates; /* one column for each fact; NULL: the fact has no dates */
    char **categories;
    size_t category_count;
    uint32_t *neighbour_start; /* count + 1; NULL: no lists */
    struct portfolio_neighbour *neighbours;
    const struct portfolio *base; /* of an overlay: owns what is shared */
};

/* All facts unknown, no dates, no neighbours. The codes are copied. */
struct portfolio *portfolio_new(size_t count, const char *const *fact_codes, size_t fact_count);

/* A what-if over `base`, which must outlive it. Assets (class, category) are its own. */
struct portfolio *portfolio_overlay(const struct portfolio *base);

/* A portfolio of its own, whose rows are copies of these rows of `from`; one may stand there several times.
 * No neighbours. For judging many what-ifs at once. */
struct portfolio *portfolio_pick(const struct portfolio *from, const size_t *rows, size_t count);

void portfolio_free(struct portfolio *portfolio); /* NULL does nothing */

int portfolio_fact(const struct portfolio *portfolio, const char *code); /* -1: no such fact */

/* In an overlay the column is copied first. A date needs a value set with it. */
void portfolio_set(struct portfolio *portfolio, size_t fact, size_t row, double value, int32_t date);
int32_t portfolio_date(const struct portfolio *portfolio, size_t fact, size_t row);

/* The index of a category, added when it is new. At most 65,536 of them. */
uint16_t portfolio_category(struct portfolio *portfolio, const char *code);

/* Takes `pairs` (row, neighbour's row, km), in any order, as the neighbour lists. */
struct portfolio_pair {
    uint32_t row;
    uint32_t neighbour;
    double km;
};
void portfolio_set_neighbours(struct portfolio *portfolio, const struct portfolio_pair *pairs, size_t count);

/* Rows in the order of asset_id, for sums that must not depend on the order of rows. Free with free(). */
size_t *portfolio_order(const struct portfolio *portfolio);

/*
 * For each row of `portfolio` the row of `earlier` with the same asset_id, or SIZE_MAX. Free with free().
 */
size_t *portfolio_match(const struct portfolio *portfolio, const struct portfolio *earlier);

#endif
