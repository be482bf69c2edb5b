/* What migrate.c and derived.c share. Not for other rooms. */
#ifndef TERRIER_STORE_MIGRATE_PRIVATE_H
#define TERRIER_STORE_MIGRATE_PRIVATE_H

#include <stdbool.h>

#include "engine/store/migrate.h"
#include "sql/embedded.h"

/* Whether the files differ from those recorded in the database. */
enum status derived_changed(struct store *db, const struct embedded_sql *files, bool *changed,
                            struct error *err);
enum status reference_changed(struct store *db, const struct embedded_sql *files, bool *changed,
                              struct error *err);

/* Inside the caller's transaction: so that a migration may change what views stand on. */
enum status derived_drop(struct store *db, struct error *err);

/* Each in a transaction of its own. */
enum status derived_rebuild(struct store *db, const struct embedded_sql *files, struct error *err);
enum status reference_load(struct store *db, const struct embedded_sql *files, struct error *err);

#endif
