/* Shared by the files of engine/runs only. */
#ifndef TERRIER_RUNS_INSIDE_H
#define TERRIER_RUNS_INSIDE_H

#include "engine/base/text.h"
#include "engine/objectives/movement.h"
#include "engine/runs/runs.h"

/* rules.c: reads the criteria of inputs->criteria_version; facts are found in inputs->portfolio. */
struct rule_numbers {
    double category_minimum, neighbour_km, not_applicable;
};
enum status rules_load(struct store *db, struct run_inputs *inputs, int32_t today,
                       struct rule_numbers *numbers, struct error *err);

/* facts.c: makes inputs->portfolio with the view's facts; `placed` (one for each row) is the caller's to
 * free. */
enum status facts_load(struct store *db, struct run_inputs *inputs, bool **placed, struct error *err);
size_t facts_row(const struct portfolio *portfolio, int64_t asset_id); /* where it is, or would be */
enum status facts_load_neighbours(struct store *db, struct portfolio *portfolio, struct error *err);

/* earlier.c: the facts of run inputs->earlier_run_id, in the fact order of inputs->portfolio. */
enum status earlier_load(struct store *db, struct run_inputs *inputs, struct error *err);

/* The facts of a run with their dates, in the fact order of `facts`, which may have no rows; the run is the
 * setting terrier.run too. `*out` (NULL where the run kept none) is the caller's to free, also after a
 * failure. */
enum status earlier_load_whole(struct store *db, int64_t run_id, const struct portfolio *facts,
                               struct portfolio **out, struct error *err);

/* keep.c: stores a judged run; called inside the writing transaction. */
struct kept {
    const struct run_inputs *inputs;
    const struct run_options *options;
    const struct judgement *now;
    const struct judgement *before; /* NULL: nothing to compare with */
    const size_t *match;            /* rows of `before` */
    const struct options *found;    /* NULL: no options were made */
    const struct movements *moved;  /* NULL: not asked, or nothing to compare with */
    int64_t run_id;                 /* out */
};
enum status keep_run(struct store *db, struct kept *kept, struct error *err);

/* A commitment of which anything was asked of the asset. */
bool result_is_kept(const struct result *result);

/* The facts of a row whose values are estimates; how many. inputs->estimates.rows is not NULL. */
size_t run_estimated(const struct run_inputs *inputs, size_t row, size_t marked[RUN_ESTIMATES_MAX]);
enum status keep_estate(struct store *db, const struct kept *kept, struct error *err); /* keep_estate.c */

/* keep_moved.c: which facts moved which asset; and rows of a binary COPY, all at once. */
enum status keep_moved(struct store *db, const struct kept *kept, struct error *err);
enum status keep_copied(struct store *db, const char *sql, struct text *bytes, struct error *err);

#endif
