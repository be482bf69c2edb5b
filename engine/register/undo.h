/*
 * Taking an import back: its effects first, then all of them or none, as one change in the ledger with who
 * and why. Refused where later changes, or rows that depend on what it made, would be overrun. The database
 * does it (sql/derived/61_undo.sql, 62_undo_import.sql), for the owner and for the service's editors and
 * stewards.
 */
#ifndef TERRIER_REGISTER_UNDO_H
#define TERRIER_REGISTER_UNDO_H

#include "engine/base/memory.h"
#include "engine/base/status.h"
#include "engine/store/store.h"

#define UNDO_ASSETS_SHOWN   "20"
#define UNDO_OBSTACLES_TOLD 3 /* in the refusal; the list has all */

/* What undoing would do. Columns: see sql/queries/undo_import_*.sql. */
struct undo_effects {
    const char *refusal;    /* why it cannot be undone, and what to undo first; NULL: it can be */
    struct rows *effects;   /* table, effect, rows */
    struct rows *assets;    /* the first concerned, of those that the login may see */
    struct rows *obstacles; /* what stands in its way, newest first, each with a sentence `says` */
};

/* STATUS_NOT_FOUND when there is no import `batch` (digits). Free with undo_effects_free(). */
enum status undo_import_effects(struct undo_effects *out, struct store *db, struct arena *arena,
                                const char *batch, struct error *err);
void undo_effects_free(struct undo_effects *effects);

/*
 * Inside a transaction of the command line, `actor` is left to it. `*rows` is how many rows it concerned.
 * STATUS_CONFLICT when it cannot be undone, STATUS_INVALID without a reason, STATUS_NOT_FOUND.
 */
enum status undo_import(struct store *db, const char *batch, const char *actor, const char *reason,
                        int64_t *rows, struct error *err);

#endif
