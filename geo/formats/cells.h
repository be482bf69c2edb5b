/* One value of a feature as text, the way the CSV reader would give it. */
#ifndef TERRIER_FORMATS_CELLS_H
#define TERRIER_FORMATS_CELLS_H

#include <ogr_api.h>
#include <stdbool.h>

#include "engine/base/memory.h"

/*
 * NULL for null and for empty text. Numbers in the shortest form that reads back, dates as 2026-11-22, times
 * as 2026-11-22T10:30:00 with Z where the file says UTC, booleans as true and false. `from_sheet`: GDAL gives
 * all as text, so dates (2026/11/22) and numbers with the dust of binary fractions (1234.5799999999999272)
 * are put into the same form; other text, "0010" and "1E5" among it, stays as it is. `*damaged` is set when
 * bytes were not UTF-8 and became U+FFFD.
 */
const char *cell_text(struct arena *arena, OGRFeatureH feature, int index, bool from_sheet, bool *damaged);

/* UTF-8 of text that may not be; never NULL. */
const char *cell_clean(struct arena *arena, const char *text, bool *damaged);

#endif
