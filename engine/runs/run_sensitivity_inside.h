/* For engine/runs/run_sensitivity*.c only. */
#ifndef TERRIER_RUNS_RUN_SENSITIVITY_INSIDE_H
#define TERRIER_RUNS_RUN_SENSITIVITY_INSIDE_H

#include "engine/runs/run_sensitivity.h"

/* run_sensitivity_load.c: fills all but the engine. */
enum status run_sensitivity_load(struct store *db, const char *run, const char *asset,
                                 struct run_sensitivity *found, struct error *err);

#endif
