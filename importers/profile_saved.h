/* Profiles that were saved in the database (source.profile), beside those in the program and in files. */
#ifndef TERRIER_IMPORTERS_PROFILE_SAVED_H
#define TERRIER_IMPORTERS_PROFILE_SAVED_H

#include "engine/store/store.h"
#include "importers/profile.h"
#include "importers/sheet.h"

/* As profile_open(), looking among the saved ones too. */
enum status profile_find(struct profile **out, struct store *db, const char *name, struct error *err);

/*
 * The saved profile that this file's header fits: of its kind, and every column that it names is there. The
 * one that names most of them; STATUS_INVALID when two do. NULL in `*out` when none fits.
 */
enum status profile_fitting(struct profile **out, struct store *db, const char *kind,
                            const struct sheet *sheet, struct error *err);

/* Lower-case letters, digits, - and _, and none of the program's; else STATUS_INVALID. */
enum status profile_check_name(const char *name, struct error *err);

/* Inside a transaction. `*version` is the one in force, a new one only where the profile differs. */
enum status profile_save(struct store *db, const struct profile *profile, const char *body, int64_t *version,
                         struct error *err);

#endif
