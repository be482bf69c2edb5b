/* One of a council's files while it is written: cells, rows and line ends in the way of its layout. */
#ifndef TERRIER_SAMPLE_SHEET_H
#define TERRIER_SAMPLE_SHEET_H

#include "tools/sample/layout.h"

struct sheet {
    const struct layout *layout;
    struct text text;
    bool started; /* the row has a cell */
    size_t row;   /* data rows finished; 0 while the header is written */
    size_t line;  /* line on which the next row starts */
};

struct sheet sheet_new(const struct layout *layout);
void sheet_cell(struct sheet *sheet, const char *value); /* quoted where needed */
void sheet_raw(struct sheet *sheet, const char *bytes);  /* as it is: for broken cells */
void sheet_cell_format(struct sheet *sheet, const char *format, ...) __attribute__((format(printf, 2, 3)));
void sheet_date(struct sheet *sheet, int32_t days);
void sheet_headers(struct sheet *sheet, const char *const *headers); /* NULL ends the list; adds the label */
void sheet_end_row(struct sheet *sheet);
/* Adds the label as last cell and ends the row. */
void sheet_label_row(struct sheet *sheet);
/* Encodes; the sheet's text is taken. */
struct text sheet_finish(struct sheet *sheet);

#endif
