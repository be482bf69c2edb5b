/* The profiles there are, for people to look through: those in the program and those that were saved. */
#ifndef TERRIER_IMPORTERS_PROFILE_LIST_H
#define TERRIER_IMPORTERS_PROFILE_LIST_H

#include "engine/store/store.h"
#include "importers/profile.h"

struct profile_listed {
    const char *name, *kind;
    const char *title;            /* NULL without one */
    const char *version;          /* NULL: in the program */
    const char *actor, *saved_on; /* NULL: in the program */
};

/* By name, the program's first. All in the arena. The login must be one that may import, or the owner. */
enum status profile_list(struct profile_listed **out, size_t *count, struct store *db, struct arena *arena,
                         struct error *err);

/* The JSON of one, byte for byte, in the arena. `version` NULL: the newest. STATUS_NOT_FOUND. */
enum status profile_body(const char **body, struct store *db, const char *name, const char *version,
                         struct arena *arena, struct error *err);

#endif
