/* The extensions that terrier needs in its database: PostGIS, pg_trgm, btree_gist. */
#ifndef TERRIER_STORE_EXTENSION_H
#define TERRIER_STORE_EXTENSION_H

#include "engine/store/store.h"

/*
 * Makes those that are missing, in schema public. STATUS_UNAVAILABLE when the server does not have one
 * (with the package to install), STATUS_REFUSED when the role may not make it (with the command to ask for).
 */
enum status extension_ensure(struct store *db, struct error *err);

#endif
