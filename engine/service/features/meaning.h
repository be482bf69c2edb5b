/* What columns mean, in the words of the comments on the collection's view: read once, kept for good. */
#ifndef TERRIER_FEATURES_MEANING_H
#define TERRIER_FEATURES_MEANING_H

#include "engine/service/features/collections.h"
#include "engine/store/store.h"

struct meanings;

enum status meanings_read(const struct meanings **out, struct store *db, const struct collection *collection,
                          struct error *err);

/* NULL when nothing is said of it. */
const char *meanings_of(const struct meanings *meanings, const char *column);

#endif
