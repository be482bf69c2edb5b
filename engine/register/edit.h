/*
 * One edit of one record: in one transaction, in the ledger with who and why, wholly or not at all.
 *
 * An edit names the version that its maker had read (publish.record), and is refused when the record has
 * changed since: no one's work is overwritten unseen. It runs as edit.asset() of the database, which a login
 * of the service may call although it can write nothing itself.
 */
#ifndef TERRIER_REGISTER_EDIT_H
#define TERRIER_REGISTER_EDIT_H

#include "engine/base/memory.h"
#include "engine/base/status.h"
#include "engine/store/store.h"

struct register_edit {
    const char *reference; /* SC000123 */
    const char *version;   /* that was read; NULL: as it is now */
    const char *fields;    /* register_patch.fields */
    const char *actor;     /* who; counts only where the login is the service's */
    const char *reason;
};

enum register_outcome {
    REGISTER_CHANGED,
    REGISTER_SAME,    /* it said nothing new: no revision was made */
    REGISTER_STALE,   /* changed since by others: STATUS_CONFLICT, the sentence says who changed what */
    REGISTER_INVALID, /* STATUS_INVALID, `field` says where */
    REGISTER_REFUSED, /* STATUS_REFUSED: above the login's clearance */
    REGISTER_MISSING, /* STATUS_NOT_FOUND: there is none, or none that the login may read */
    REGISTER_FAILED   /* the database failed or was busy: any other status */
};

struct register_edited {
    enum register_outcome outcome;
    const char *version; /* of the record now; NULL when it is missing */
    const char *field;   /* NULL: none in particular */
};

/* Texts of `*edited` live in the arena. A record held by another transaction is waited for 5 seconds, then
 * STATUS_CONFLICT. */
enum status register_edit(struct store *db, struct arena *arena, const struct register_edit *edit,
                          struct register_edited *edited, struct error *err);

/*
 * Takes back what people set of the fields `edit->fields`, names with commas between: what the sources say
 * best stands again. Of the record as it is: `edit->version` does not count. Else as register_edit().
 */
enum status register_release(struct store *db, struct arena *arena, const struct register_edit *edit,
                             struct register_edited *edited, struct error *err);

#endif
