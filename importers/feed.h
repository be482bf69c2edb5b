/* Which profile a file is read by, and which series of files (feed) it belongs to. */
#ifndef TERRIER_IMPORTERS_FEED_H
#define TERRIER_IMPORTERS_FEED_H

#include "importers/columns.h"
#include "importers/kind.h"
#include "importers/profile.h"
#include "importers/sheet.h"

/* The profile of that name; NULL: `lga` for an asset list in that layout, else one that states nothing but
 * its kind. */
enum status feed_profile(struct profile **out, const char *name, const struct kind *kind,
                         const struct sheet *sheet, struct arena *arena, struct error *err);

/*
 * Whose codes the file's are (`scheme`), and the feed, kind/scheme. A profile without a scheme takes the
 * first organisation that the rows name, else its own name. Reads the sheet: rewind it afterwards. Both are
 * in the arena.
 */
void feed_name(const char **scheme, const char **feed, const struct kind *kind, const struct profile *profile,
               const struct columns *columns, struct sheet *sheet, struct arena *arena);

/* A scheme of a file's own name, without folder and ending: "wards_2023.geojson" -> "wards-2023". In the
 * arena. */
const char *feed_file_scheme(struct arena *arena, const char *path);

#endif
