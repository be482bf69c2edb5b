/*
 * Two records made one, one made two, and decisions on what matching and imports found: each one change in
 * the ledger with who and why, done by the database (sql/derived/63_merge*.sql) wholly or not at all, for the
 * owner and for the service's editors and stewards. Nothing is lost, and each can be taken back.
 */
#ifndef TERRIER_REGISTER_MERGE_H
#define TERRIER_REGISTER_MERGE_H

#include <stddef.h>

#include "engine/base/memory.h"
#include "engine/base/status.h"
#include "engine/register/edit.h"
#include "engine/store/store.h"

struct register_merged {
    enum register_outcome outcome;
    const char *field;     /* at fault; NULL: none in particular */
    const char *reference; /* of a merge, the asset that stands; of a split, the new one */
    const char *parts;     /* of a merge: JSON, how many rows of which table moved and were folded; or NULL */
};

/*
 * Texts of `*merged` live in the arena. `version` NULL: as the record is now. `actor` is the service's to
 * say; inside a transaction of the command line it is left to that. Outcomes and statuses as register_edit();
 * an archived record, or a rule of the register in the way: REGISTER_FAILED and STATUS_CONFLICT.
 */
enum status register_merge(struct store *db, struct arena *arena, const char *reference, const char *version,
                           const char *into, const char *actor, const char *reason,
                           struct register_merged *merged, struct error *err);

/* `what` is JSON: {"name": "...", "buildings": ["2"], "land": ["1"], "rows": ["12.345"]}, each of them
 * optional. */
enum status register_split(struct store *db, struct arena *arena, const char *reference, const char *version,
                           const char *what, const char *actor, const char *reason,
                           struct register_merged *merged, struct error *err);

/* `decision` is accept, reject or undo; `match` its number, digits. */
enum status register_match(struct store *db, struct arena *arena, const char *match, const char *decision,
                           const char *actor, const char *reason, struct register_merged *merged,
                           struct error *err);

/* The same of a listed entry that may be of an asset (sql/derived/68_designation_candidate.sql). */
enum status register_designation(struct store *db, struct arena *arena, const char *candidate,
                                 const char *decision, const char *actor, const char *reason,
                                 struct register_merged *merged, struct error *err);

/*
 * The body of a request: an object whose members are `allowed` (closed by NULL; NULL: any), with a reason,
 * which is taken out of it. STATUS_INVALID with a sentence otherwise. Texts live in the arena.
 */
struct register_asked {
    const char *reason;
    const char *rest; /* the other members, JSON */
    const char *into; /* the member "into", where it is a text; else NULL */
};
enum status register_asked_read(struct register_asked *asked, struct arena *arena, const char *const *allowed,
                                const char *body, size_t length, const char **field, struct error *err);

#endif
