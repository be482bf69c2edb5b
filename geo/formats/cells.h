/* One value of a feature as text, the way the CSV reader would give it. */
#ifndef TERRIER_FORMATS_CELLS_H
#define TERRIER_FORMATS_CELLS_H

#include <ogr_api.h>
#include <stdbool.h>

#include "engine/base/memory.h"

/*
 * NULL for null and for empty text. Numbers in the shortest form that reads back, dates as 2026-11-22, times as
 * 2026-11-22T10:30:00 with Z where the file says UTC, booleans as true and false. `from_sheet`: dates, which GDAL gives
 * as text 2026/11/22, are written the same way. `*damaged` is set when bytes were not UTF-8 and became U+FFFD.
 */
const char *cell_text(struct arena *arena, OGRFeatureH feature, int index, bool from_sheet, bool *damaged);

/* UTF-8 of text that may not be; never NULL. */
const char *cell_clean(struct arena *arena, const char *text, bool *damaged);

#endif
