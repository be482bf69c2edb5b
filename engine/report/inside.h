/* The inside of the report's model, for the files of this room only. */
#ifndef TERRIER_REPORT_INSIDE_H
#define TERRIER_REPORT_INSIDE_H

#include "engine/report/model.h"

/* column.c: a value of a named column; one that does not exist is as null. Text is kept with the report; NULL
 * for null. */
const char *report_keep(struct report *report, const struct rows *rows, size_t row, const char *column);
int64_t report_integer(const struct rows *rows, size_t row, const char *column); /* 0 for null */
double report_number(const struct rows *rows, size_t row, const char *column);   /* NaN for null */
bool report_flag(const struct rows *rows, size_t row, const char *column);       /* false for null */

/* words.c: why a line stands where it does. */
const char *report_comment(struct arena *arena, const struct report_line *line);

/* What is said of the data, from the summary; and what the words and the colours mean, from the ratings. */
void report_quality(struct report *report, const struct rows *summary);
void report_definitions(struct report *report, const struct rows *ratings);

#endif
