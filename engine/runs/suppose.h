/*
 * A scenario that supposes facts: a run whose facts they take the place of, judged again and its options made
 * anew from them, all in memory. The record is not touched, nor is the run.
 *
 * As in a what-if (what_if.h) medians do not move and facts that the database derives from others do not
 * follow. Options are made from the facts as they are supposed, by the rates of the run's day; which
 * buildings lie near enough to take in what, the register says as it is now, as it does in which town centre
 * an asset lies that is supposed to be in use. A fact that is changed is no estimate. What backlog, emissions
 * of a year and quality of the record the run found is not found again, since no plan rests on it.
 */
#ifndef TERRIER_RUNS_SUPPOSE_H
#define TERRIER_RUNS_SUPPOSE_H

#include "engine/store/store.h"

struct supposition;

struct suppose_asked {
    const char *scenario; /* NULL: none, which supposes nothing */
    const char *run;      /* number; NULL: the newest published run that has options */
    const char *version, *actor;
};

/*
 * `*out` is NULL where the scenario supposes nothing. STATUS_NOT_FOUND: no such run, or one that did not
 * judge an asset or fact that is supposed. Outside of a transaction. Free with supposition_free().
 */
enum status suppose(struct supposition **out, struct store *db, const struct suppose_asked *asked,
                    struct error *err);

/*
 * Keeps it as a run for trial, compared with the run that it changes, with its options and what it supposes
 * (programme.run_supposed); `*run_id` is its number. In a transaction; may be kept again in another.
 */
enum status supposition_keep(const struct supposition *supposition, struct store *db, int64_t *run_id,
                             struct error *err);

void supposition_free(struct supposition *supposition); /* NULL does nothing */

#endif
