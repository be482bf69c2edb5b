/*
 * Charts as inline SVG with a title and a description. Colour never carries a meaning alone: every part has
 * its number or is in the table beside.
 */
#ifndef TERRIER_REPORT_CHARTS_H
#define TERRIER_REPORT_CHARTS_H

#include "engine/base/text.h"
#include "engine/report/model.h"

#define CHARTS_NO_COLOUR "#d5dbe0" /* of a rating that has none */

/*
 * Of the view box; labels stand in the first CHARTS_LABELS of it and are folded where they are wider, at
 * CHARTS_CHARACTER for each character: more than any usual font of 14 px takes on average.
 */
#define CHARTS_WIDTH     760
#define CHARTS_LABELS    310
#define CHARTS_CHARACTER 8.6

/* Horizontal bars, one for each kind. */
void charts_bars(struct text *out, const struct report_chart *chart);

/* P10 to P90 as a bar with P50 marked, in GBP million; ranges with unknown bounds are left out. */
void charts_ranges(struct text *out, const struct report_range *ranges, size_t count);

/* Forecasts as lines over the years, each with its name at its end; the last year's range as a bar behind it.
 */
void charts_paths(struct text *out, const struct report *report);

/* Assets by rating for each objective, as one bar of 100%. */
void charts_ratings(struct text *out, const struct report *report);

/* "\u00a330.0m", into FORMAT_SIZE bytes: the report writes the sign that everyone reads. */
const char *charts_pounds(char *buffer, double pounds);

/* Black or white, whichever is read better on `colour` (#rrggbb). */
const char *charts_text_colour(const char *colour);

#endif
