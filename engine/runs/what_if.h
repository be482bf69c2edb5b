/*
 * What a run would say if some facts were other than they were: answered from a run that is recalled, without
 * the database.
 *
 * Medians do not move, and no other asset does: an asset is compared with the medians of the run, and the
 * ratio of a changed cost or emission to its median follows the change. Facts that the database derives from
 * others do not follow: change them too. What an asset is (its class, and who holds the duty) stays as it
 * was; a test that asks for a condition applies by the condition as it is changed. A changed fact is of the
 * run's day; one that is made unknown has no day.
 */
#ifndef TERRIER_RUNS_WHAT_IF_H
#define TERRIER_RUNS_WHAT_IF_H

#include "engine/objectives/estate.h"
#include "engine/runs/recall.h"

struct what_if_change {
    int64_t asset_id;
    const char *fact; /* code */
    double value;     /* NaN: unknown */
};

struct what_if {
    size_t count;                                /* assets that are changed */
    size_t *rows;                                /* of the run's portfolio, for each */
    struct judgement *after;                     /* of them alone, in that order, with detail */
    struct portfolio *facts;                     /* the same */
    struct estate *before_estate, *after_estate; /* by objective, each asset counting once */
};

/*
 * STATUS_NOT_FOUND: an asset or fact that the run did not judge; `*wrong` is then the number of the change.
 * The later of two changes of one fact counts. Free with what_if_free().
 */
enum status what_if(struct what_if **out, const struct recalled *recalled,
                    const struct what_if_change *changes, size_t count, size_t *wrong, struct error *err);
void what_if_free(struct what_if *what_if); /* NULL does nothing */

/* Whether a commitment's score or rating moved, of the asset in place `at`; and how a test came out. */
bool what_if_commitment_moved(const struct what_if *what_if, const struct recalled *recalled,
                              size_t commitment, size_t at);
bool what_if_test_moved(const struct what_if *what_if, const struct recalled *recalled, size_t criterion,
                        size_t at);

#endif
