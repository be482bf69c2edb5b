/* Tables and their cells as HTML: what html.c puts its page together from. All text is escaped here. */
#ifndef TERRIER_REPORT_PAGE_H
#define TERRIER_REPORT_PAGE_H

#include <stdint.h>

#include "engine/base/text.h"
#include "engine/report/model.h"

/* <name>value</name> */
void page_tag(struct text *out, const char *name, const char *value);

/* Text, in which no line ends within a day or a quarter: it would at their hyphens. NULL adds nothing. */
void page_words(struct text *out, const char *value);

/* Opens a table; the heads of its columns end with NULL, and "#" before one puts a column of numbers right.
 */
void page_table(struct text *out, const char *caption, const char *heads, ...);

/* Opens a table as far as its caption, in a box that a keyboard can scroll where the page is narrow. */
void page_open_table(struct text *out, const char *attributes, const char *caption);
void page_end_table(struct text *out);

void page_row_head(struct text *out, const char *value); /* opens a row too */
void page_end_row(struct text *out);
void page_cell(struct text *out, const char *value);
void page_number_cell(struct text *out, const char *value);
void page_count_cell(struct text *out, int64_t value);
void page_score_cell(struct text *out, double score);  /* cut, so that amber never reads 70; NaN: a dash */
void page_money_cell(struct text *out, double pounds); /* NaN: "unknown" */
void page_rating_cell(struct text *out, struct report_rating rating);
void page_direction_cell(struct text *out, const struct report_line *line);

#endif
