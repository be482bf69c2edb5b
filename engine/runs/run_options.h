/*
 * The options of a run: rates, obstacles, exit scores and hosts, read in the run's snapshot; the options
 * (engine/options/option.h), stored with the run in programme.option and programme.option_obstacle.
 */
#ifndef TERRIER_RUNS_RUN_OPTIONS_H
#define TERRIER_RUNS_RUN_OPTIONS_H

#include <stdint.h>

#include "engine/options/option.h"
#include "engine/store/store.h"

struct option_inputs;

/* With the day of the run set. `not_applicable`: what no score counts as in a gain. */
enum status option_inputs_load(struct store *db, const struct portfolio *portfolio,
                               const struct criteria *criteria, int32_t criteria_version,
                               double not_applicable, struct option_inputs **out, struct error *err);

/* Without the database. Free with options_free(). */
enum status option_inputs_make(struct option_inputs *inputs, const struct portfolio *portfolio,
                               const struct criteria *criteria, const struct judgement *now,
                               struct options **out, struct error *err);

/* In the transaction that stores the run; may be called again when that is retried. */
enum status option_inputs_keep(struct store *db, const struct option_inputs *inputs,
                               const struct portfolio *portfolio, const struct options *options,
                               int64_t run_id, struct error *err);

void option_inputs_free(struct option_inputs *inputs); /* NULL does nothing */

#endif
