/*
 * What people may change of a source (a feed of files): how far it is trusted, who answers for it, its
 * licence, title and marking. One change of the ledger, by edit.source() of the database.
 */
#ifndef TERRIER_REGISTER_SOURCES_H
#define TERRIER_REGISTER_SOURCES_H

#include <stdint.h>

#include "engine/register/edit.h"
#include "engine/register/patch.h"

struct source_change {
    const char *feed;   /* register/mendip */
    const char *fields; /* JSON object: rank, owner_post, licence, title, marking; null empties */
    const char *actor;  /* as struct register_edit */
    const char *reason;
};

struct source_changed {
    struct register_edited edited; /* its version: the revision of the register then */
    int64_t assets;                /* whose records changed, because another source is trusted more now */
};

/*
 * The body of a request: the members of a source_change and its reason in one object. What is kept lives in
 * the arena. STATUS_INVALID with a sentence otherwise, and `*fault` filled.
 */
enum status source_change_read(struct source_change *change, struct arena *arena, const char *body,
                               size_t length, struct register_fault *fault, struct error *err);

/* STATUS_NOT_FOUND: there is no such feed, or none that the login may know of. */
enum status source_set(struct source_changed *changed, struct store *db, struct arena *arena,
                       const struct source_change *change, struct error *err);

#endif
