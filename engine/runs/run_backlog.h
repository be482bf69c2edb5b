/*
 * The backlog ranges of a run: what they are made of, read in the run's snapshot, and the ranges, simulated
 * (engine/programme/backlog.h) and stored with the run in evaluation.backlog_range and backlog_asset.
 */
#ifndef TERRIER_RUNS_RUN_BACKLOG_H
#define TERRIER_RUNS_RUN_BACKLOG_H

#include <stdint.h>

#include "engine/base/status.h"
#include "engine/store/store.h"

struct run_backlog;

/* With the day of the run set. Free with run_backlog_free(). */
enum status run_backlog_load(struct store *db, struct run_backlog **out, struct error *err);

/* Simulates, without the database: once, before anything is stored. */
enum status run_backlog_estimate(struct run_backlog *backlog, struct error *err);

/* In the transaction that stores the run; may be called again when that is retried. */
enum status run_backlog_keep(struct store *db, const struct run_backlog *backlog, int64_t run_id,
                             struct error *err);

void run_backlog_free(struct run_backlog *backlog); /* NULL does nothing */

#endif
