/*
 * A past state judged anew, of which no run was stored: the facts of then by the criteria of now. Nothing of
 * it is kept, in the database or elsewhere, but by whoever holds it.
 *
 * It is of the whole estate, whoever asks, and is judged by a login that may read the facts. What a reader
 * is told of an asset is decided as for a stored run, by the views that they read by their own login:
 * anew_write() is handed over to these (explanation_read_anew(), sql/derived/37_explanation_anew.sql).
 */
#ifndef TERRIER_RUNS_ANEW_H
#define TERRIER_RUNS_ANEW_H

#include "engine/runs/runs.h"

struct anew {
    struct run_inputs *inputs; /* as_at among them; no options, backlog or earlier facts */
    struct judgement *judged;
};

/* The state that `db` reads (store_read_at()). STATUS_NOT_FOUND: nothing was held then. Free with
 * anew_free().
 */
enum status anew_judge(struct anew **out, struct store *db, struct error *err);
void anew_free(struct anew *anew); /* NULL does nothing */

/*
 * What was found of one asset, as JSON: its category, class, duty and scope; the facts whose values were
 * estimates, as places from 1 in `fact_codes`; and objectives, commitments, tests and guards in the columns
 * of the tables of runs. STATUS_NOT_FOUND with a sentence: the asset was not judged.
 */
enum status anew_write(struct text *out, const struct anew *anew, int64_t asset_id, const char *reference,
                       struct error *err);

#endif
