/*
 * Migrations and derived SQL.
 *
 * sql/migrations/NNNN_name.sql are embedded, applied in order, each in a transaction of its own, all
 * under one session advisory lock, and recorded with their SHA-256 in meta.migration. sql/derived holds
 * schemas of views and functions only; when any of it changes they are all dropped and built again, with
 * their grants, in one transaction; a dependent object that is not ours is named and refused.
 * The derived schemas are `facts`, `publish` and `served` (listed in derived.c); the run makes them, the
 * files fill them and grant on them. They are also dropped with the first of any new migrations, so that a
 * migration may change what views stand on. sql/reference (code lists, criteria, factors) is applied after
 * migrations when it changes: upserts.
 */
#ifndef TERRIER_STORE_MIGRATE_H
#define TERRIER_STORE_MIGRATE_H

#include <stdbool.h>

#include "engine/base/status.h"
#include "engine/store/store.h"

struct migrate_report {
    int applied;          /* migrations applied now */
    int version;          /* number of the newest one in the database */
    int available;        /* number of the newest one in the binary */
    bool derived_rebuilt; /* with check: would be rebuilt */
    bool reference_loaded;
};

/* With `check` nothing is changed; STATUS_CONFLICT says what is missing. A database newer than this terrier,
 * an edited past migration, a stranger's view on ours: STATUS_REFUSED with the reason. */
enum status migrate_run(struct store *db, bool check, struct migrate_report *report, struct error *err);

/* The files to migrate to; each list is closed by a row of NULLs. migrate_run() uses those embedded. */
struct embedded_sql;
struct migrate_plan {
    const struct embedded_sql *migrations; /* in ascending order of the number that begins the name */
    const struct embedded_sql *derived;
    const struct embedded_sql *reference;
};
enum status migrate_run_plan(struct store *db, const struct migrate_plan *plan, bool check,
                             struct migrate_report *report, struct error *err);

/*
 * Makes the sheets that the service reads (schema `served`) current: to be called, outside a transaction,
 * after whatever changed the register, its rules or its runs. Only what changed since they were made is made
 * anew: a tenth of a second after an edit of one asset, nothing after a change that no sheet shows, seconds
 * after a run or a rule. Readers go on meanwhile. Nothing is done when they are current or another is at it;
 * nor when they were made less than `rest_seconds` ago, so that many changes one after the other do not each
 * wait for it: then a running service does it when it hears of the last. Until they are made, the service
 * reads the views live, which is slower and as right. migrate_run() calls it.
 */
enum status sheets_refresh(struct store *db, int rest_seconds, struct error *err);

#endif
