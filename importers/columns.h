/* Which column of a file is which field: by the profile first, then by the header names that councils use. */
#ifndef TERRIER_IMPORTERS_COLUMNS_H
#define TERRIER_IMPORTERS_COLUMNS_H

#include "engine/base/memory.h"
#include "engine/base/status.h"
#include "engine/base/text.h"
#include "importers/kind.h"
#include "importers/profile.h"
#include "importers/sheet.h"

#define COLUMN_NONE ((size_t)-1)

struct columns {
    size_t of_field[FIELDS_MAX]; /* column of each field, or COLUMN_NONE */
    const char **left_aside;     /* columns that are no field of the kind; in the arena */
    size_t left_aside_count;
};

#define COLUMN_NAME_MAX 200

/*
 * Those that the profile says or whose header is a known name; the rest is left aside. With `guessing`, of
 * two columns with known names for one field the first is taken, and what is missing is for who guesses to
 * find. STATUS_INVALID names the column and says what to do: a repeated or empty name, one that is too long
 * or holds what no name has (control characters, < > ; " and the like), two columns for one field, a required
 * one missing, a profile that speaks of another kind or of a field that there is not.
 */
enum status columns_map(struct columns *columns, const struct kind *kind, const struct profile *profile,
                        const struct sheet *sheet, bool guessing, struct arena *arena, struct error *err);

/* STATUS_INVALID when a field that every row must have has neither a column nor a default. */
enum status columns_check(const struct columns *columns, const struct kind *kind,
                          const struct profile *profile, struct error *err);

/* Whether the profile names the column: as a field's, as one to leave aside. */
bool columns_said(const struct profile *profile, struct arena *arena, const char *name);
bool columns_ignored(const struct profile *profile, struct arena *arena, const char *name);

/* {"columns": {"AssetCode": "asset_code"}, "left_aside": ["Row id"]} */
void columns_json(struct text *out, const struct columns *columns, const struct kind *kind,
                  const struct sheet *sheet);

/* The name as a message may show it: cut, and without what a terminal would run. In the arena. */
const char *columns_shown(struct arena *arena, const char *name);

#endif
