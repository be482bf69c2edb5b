/*
 * Headers of columns that stand for a month: "Apr-23", "April 2023", "2023-04", "04/2023", "01/04/2023" (as a
 * spreadsheet writes the month's first day), "April"; a unit behind it ("Apr-23 kWh") is passed over.
 */
#ifndef TERRIER_IMPORTERS_MONTH_HEADER_H
#define TERRIER_IMPORTERS_MONTH_HEADER_H

#include <stdbool.h>

/* False when the text names no month. `year` is 0 when it names none; years of two digits are 20xx. */
bool month_header_read(const char *text, int *year, int *month);

#endif
