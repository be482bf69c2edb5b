/*
 * The backlog ranges of a run: loads the assets and parameters, simulates (engine/programme/backlog.h) and
 * stores evaluation.backlog_range and evaluation.backlog_asset.
 *
 * Call it in the transaction that stores the run, with terrier.as_at set to the run's day.
 */
#ifndef TERRIER_RUNS_RUN_BACKLOG_H
#define TERRIER_RUNS_RUN_BACKLOG_H

#include <stdint.h>

#include "engine/base/status.h"
#include "engine/store/store.h"

enum status run_backlog(struct store *db, int64_t run_id, struct error *err);

#endif
