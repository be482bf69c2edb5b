/*
 * What would change the ratings of a run, and how robust they are: computed from what the run keeps, by its
 * own criteria, of the assets and values that the reader may see (engine/objectives/sensitivity.h). Nothing
 * is stored.
 *
 * Seeds and spreads are rows (evaluation.parameter, evaluation.fact_spread), those in force on the day of the
 * run: the same run gives the same shares. A value that is not for the reader is held as it is: neither
 * varied nor told.
 */
#ifndef TERRIER_RUNS_RUN_SENSITIVITY_H
#define TERRIER_RUNS_RUN_SENSITIVITY_H

#include "engine/objectives/sensitivity.h"
#include "engine/store/store.h"

/* What people call a fact. By the fact of the criteria. */
struct run_sensitivity_fact {
    const char *label, *unit; /* unit NULL: none */
    bool whole;               /* it counts things */
    const char **labels;      /* of the values that a code or a yes/no can have */
};

struct run_sensitivity_asset {
    int64_t asset_id;
    const char *reference, *name;
    const struct sensitivity_test *tests;
    size_t count;
    unsigned withheld; /* a bit for each objective of which a test is not for the reader: leave it out */
};

struct run_sensitivity {
    struct arena *arena; /* owns all of it but the two below */
    struct criteria *criteria;
    struct sensitivity *engine;
    const char **titles;            /* of objectives */
    const char **commitment_titles; /* by commitment */
    struct sensitivity_fact *facts;
    struct run_sensitivity_fact *words;
    size_t fact_count;
    struct sensitivity_rules rules;
    double robust;                        /* share of draws from which on a rating is called robust */
    struct run_sensitivity_asset *assets; /* by asset_id */
    size_t asset_count;
};

/* In a snapshot that the caller has taken. `asset` is an asset_id, NULL for all that were scored. Free with
 * run_sensitivity_free(). */
enum status run_sensitivity_read(struct store *db, const char *run, const char *asset,
                                 struct run_sensitivity **out, struct error *err);
void run_sensitivity_free(struct run_sensitivity *found); /* NULL does nothing */

bool run_sensitivity_withheld(const struct run_sensitivity_asset *asset, size_t objective);

/* Most changes, and weights, of an asset on an objective. */
size_t run_sensitivity_most(const struct run_sensitivity *found, const struct run_sensitivity_asset *asset);

/* How the ratings of one objective hold. */
struct run_sensitivity_line {
    const struct run_sensitivity_asset *asset;
    size_t objective;
    struct result stands;
    struct sensitivity_draws draws;
};

struct run_sensitivity_total {
    size_t ratings; /* green, amber or red */
    size_t robust;
    size_t withheld; /* assets of which the objective is withheld; in no other figure */
};

/*
 * Every asset on every objective with a rating of green, amber or red (or on one, from 0; SIZE_MAX: all), the
 * least robust first, in the arena. `totals` has one for each objective.
 */
size_t run_sensitivity_lines(struct run_sensitivity *found, size_t objective,
                             struct run_sensitivity_line **lines, struct run_sensitivity_total *totals);

/* --- in words (run_sensitivity_words.c) --- */

const char *run_sensitivity_rating(uint8_t rating); /* "Green", "no rating", ... */

/* A value as people read it: "62.1%", "Poor", "yes"; "not known". Of a guard: passed, failed, unproven. */
void run_sensitivity_value(struct text *out, const struct run_sensitivity *found,
                           const struct sensitivity_change *change, double value);

/* "Age of the condition survey at most 3.2 years (now 6)" */
void run_sensitivity_move(struct text *out, const struct run_sensitivity *found,
                          const struct sensitivity_change *change, const struct sensitivity_move *move);

/* "the weight of commitment 2.1 Fit for service, 40% or more less" */
void run_sensitivity_weight(struct text *out, const struct run_sensitivity *found,
                            const struct sensitivity_weight *weight, bool less);

/* "stays Amber in 97% of draws, else Green" */
void run_sensitivity_stays(struct text *out, const struct sensitivity_draws *draws);

#endif
