/*
 * A run that is kept, in memory again: its facts with their dates, its medians, the rules that it was judged
 * by, and its judgement, made anew from them. For answering what-ifs at once.
 *
 * Never changed once it is loaded, so that any number of threads may read it. The rules are those of the
 * run's criteria version as they stand; where the program or a weight has changed since, the judgement is
 * what they make of the run's facts, not what was stored then.
 */
#ifndef TERRIER_RUNS_RECALL_H
#define TERRIER_RUNS_RECALL_H

#include "engine/runs/runs.h"

struct recalled {
    struct run_inputs *inputs; /* portfolio, criteria, benchmarks, as_at, known_at, revision, rules_sha256 */
    int64_t run_id;
    int32_t today; /* the day that it is as at */
    struct judgement *judged;
    size_t *order;      /* portfolio_order() */
    struct rows *words; /* of objectives, commitments, ratings and facts */
};

/* `run` is its number. In one snapshot of a login that may read schema evaluation. STATUS_NOT_FOUND: there is
 * no such run. Free with recalled_free(). */
enum status recall(struct recalled **out, struct store *db, const char *run, struct error *err);

/* With what options are made by too, inputs->options and inputs->scopes: the rates of the run's day, and the
 * buildings that could take in others as the register has them now; with inputs->estimates, and with the
 * digest of the rules as they stand in the place of the run's. Reads schema programme and register. */
enum status recall_with_options(struct recalled **out, struct store *db, const char *run, struct error *err);
void recalled_free(struct recalled *recalled); /* NULL does nothing */

/* What people read of a code; the code itself where there is nothing. `kind` is objective, commitment, rating
 * or fact. */
const char *recalled_words(const struct recalled *recalled, const char *kind, const char *code);

#endif
