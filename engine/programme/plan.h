/*
 * The programme: which option each asset takes, and in which year it starts, for the most value within what
 * there is.
 *
 * The model is abstract. A choice is one option of one asset begun in one year; at most one choice of each
 * asset is taken. A choice has a value, and amounts: what it costs, brings in and takes up, by kind, by index
 * and by year.
 * Three things bind:
 *   - funds, which pay for needs. A cost is of a need (school condition, decarbonisation, ...); a fund pays
 *     for the needs that it is eligible for, up to its limit of each year, and keeps what is left for the
 *     next year if it carries over. One fund may take the receipts, or a share of them: they are spent in the
 *     year when they arrive or later, never before. A fund may have a price (borrowing): that much for each
 *     pound is taken off the value.
 *   - limits: the sum of all amounts of one kind, index and year is at most, or at least, a bound. A host's
 *     room, a town centre's last presence, starter holdings kept, moves in a year, the revenue of a year and
 *     the carbon floor are limits.
 *   - one choice for each asset.
 * Where nothing keeps within all of it, what gives way is what whoever asks can set otherwise: a setting
 * moves the bounds of several limits together (the floor of every year), and a fund gives as a whole, in
 * equal yearly parts. What has no setting does not give way.
 *
 * All figures are whole numbers: pence, kgCO2e, units of room, holdings, moves. So whether a plan keeps
 * within its limits is decided exactly, by plan_verify(), whoever made the plan.
 *
 * Pure: no database, no clock, no files. The model owns what is added to it; texts are copied.
 */
#ifndef TERRIER_PROGRAMME_PLAN_H
#define TERRIER_PROGRAMME_PLAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/base/status.h"

enum {
    PLAN_YEARS = 10, /* at most, as the next five */
    PLAN_NEEDS = 8,
    PLAN_FUNDS = 8,
    PLAN_LIMITS = 20000,
    PLAN_SETTINGS = 16,
    PLAN_ASSETS = 100000,
    PLAN_CHOICES = 4000000,
    PLAN_INDEX = 1 << 20, /* an amount's index is below this */
    PLAN_NAME = 64        /* bytes of a name with its end: a-z, 0-9, '_', '-', '.' */
};
#define PLAN_AMOUNT_MOST INT64_C(1000000000000)    /* of one amount or value: GBP 10bn in pence */
#define PLAN_BOUND_MOST  INT64_C(1000000000000000) /* of a fund's year or a limit */
#define PLAN_MILLION     INT64_C(1000000)          /* shares and prices are in millionths */

enum plan_kind {
    PLAN_COST,     /* pence, by need (the index) and year; never below 0 */
    PLAN_RECEIPT,  /* pence, by year; index 0; never below 0 */
    PLAN_REVENUE,  /* pence more a year (less: below 0), by year */
    PLAN_CARBON,   /* kgCO2e saved, by year */
    PLAN_ROOM,     /* units of a host's room (the index: the host); a host that closes takes all of its own */
    PLAN_PRESENCE, /* presences that a town centre (the index) loses */
    PLAN_STARTER,  /* starter holdings given up */
    PLAN_MOVE,     /* moves, by year */
    PLAN_TAG,      /* whatever the caller counts, by index */
    PLAN_KINDS
};

/* Kind, index and year in one number that sorts by them. */
typedef uint32_t plan_key;

static inline plan_key plan_key_of(enum plan_kind kind, uint32_t index, int year) {
    return (plan_key)kind << 28 | index << 4 | (plan_key)year;
}
static inline enum plan_kind plan_key_kind(plan_key key) {
    return (enum plan_kind)(key >> 28);
}
static inline uint32_t plan_key_index(plan_key key) {
    return key >> 4 & (PLAN_INDEX - 1);
}
static inline int plan_key_year(plan_key key) {
    return (int)(key & 15);
}

struct plan_amount {
    plan_key key;
    int64_t amount; /* never 0 */
};

struct plan_choice {
    int32_t asset;  /* 0 .. assets - 1; choices come in order of their assets */
    int32_t option; /* the caller's number of it */
    int32_t start;  /* year, 0 .. years - 1 */
    int64_t value;  /* pence: weighted gain in pounds and discounted net value */
    size_t first_amount;
    size_t amount_count; /* in order of their keys, each key once */
};

struct plan_fund {
    char name[PLAN_NAME];
    uint32_t needs; /* bit n: pays for need n */
    bool carries;   /* what is left is kept for the next year */
    int64_t price;  /* millionths of a pound for each pound spent */
    int64_t share;  /* of receipts that go in, in millionths; above 0 in one fund at most, and it carries */
    bool gives;     /* there may be more of it where no plan is possible: its budget of all years */
    int64_t limit[PLAN_YEARS]; /* new money of each year, pence */
};

struct plan_limit {
    char name[PLAN_NAME];
    plan_key key; /* not of PLAN_COST or PLAN_RECEIPT: money is the funds' */
    bool least;   /* at least the bound; else at most */
    int64_t bound;
    int setting; /* what moves the bound where no plan is possible: 1 .. PLAN_SETTINGS; 0 nothing does */
    int64_t
        weight; /* millionths that the bound moves for 1 of the setting, 1 .. PLAN_MILLION; 0 without one */
};

struct plan {
    int years, needs;
    int32_t assets;
    struct plan_fund funds[PLAN_FUNDS];
    size_t fund_count;
    struct plan_limit *limits;
    size_t limit_count, limit_room;
    struct plan_choice *choices;
    size_t choice_count, choice_room;
    struct plan_amount *amounts;
    size_t amount_count, amount_room;
    int32_t *begin; /* a plan to begin the search from, by asset: a choice or PLAN_NONE; NULL none */
};

#define PLAN_NONE (-1) /* an asset that takes no choice */

struct plan *plan_new(int years, int needs, int32_t assets);
void plan_free(struct plan *plan); /* NULL does nothing */
void plan_add_fund(struct plan *plan, const struct plan_fund *fund);
void plan_add_limit(struct plan *plan, const struct plan_limit *limit);
void plan_add_choice(struct plan *plan, int32_t asset, int32_t option, int32_t start, int64_t value);
void plan_add_amount(struct plan *plan, plan_key key, int64_t amount); /* of the last choice; 0 is left out */

/* Begins from what is taken there, if it keeps within everything; `taken` is copied. */
void plan_begin_from(struct plan *plan, const int32_t *taken);

/* Everything that the types above say, with the first fault named. Nothing else here takes a model that
 * fails. */
enum status plan_check(const struct plan *plan, struct error *err);

/* Whether it is a name of a fund or limit. */
bool plan_name_valid(const char *name);

const char *plan_kind_name(enum plan_kind kind); /* cost, receipt, ... */

/*
 * The choices of each asset: choices[first[a]] .. choices[first[a + 1] - 1]. The caller frees.
 */
size_t *plan_firsts(const struct plan *plan);

/* What the year has of a fund's budget of all years: equal parts, whole pence. */
int64_t plan_fund_part(int64_t budget, int year, int years);

/* What of a receipt the fund takes, rounded down to a penny. */
int64_t plan_fund_share(const struct plan_fund *fund, int64_t receipt);

/* The limits in order of their keys, so that an amount finds those that it counts in. The caller frees. */
struct plan_limit_at {
    plan_key key;
    size_t limit;
};
struct plan_limit_at *plan_limits_by_key(const struct plan *plan);

/* The first of them with that key or a higher one; limit_count when there is none. */
size_t plan_limits_from(const struct plan *plan, const struct plan_limit_at *by_key, plan_key key);

/*
 * Which choices can be left out without loss: another choice of the same asset is worth as much and asks no
 * more of any fund and any limit, or taking nothing does. `dropped` has choice_count entries; returns how
 * many are true.
 */
size_t plan_dominated(const struct plan *plan, bool *dropped);

#endif
