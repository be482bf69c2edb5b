/*
 * How a council writes its files: headers, words, dates, units, coordinates, encoding, separators. One table
 * for each of the five in layouts/; the profiles importers/profiles/sample-*.json say the same from the
 * reader's side, and a test holds the two together.
 */
#ifndef TERRIER_SAMPLE_LAYOUT_H
#define TERRIER_SAMPLE_LAYOUT_H

#include "engine/base/text.h"
#include "tools/sample/estate.h"

/* The last column of every file. Profiles ignore it. */
#define SAMPLE_LABEL       "Synthetic sample - not real data"
#define SAMPLE_LABEL_VALUE "synthetic"

enum date_style { DATE_ISO, DATE_SLASH, DATE_DASH, DATE_DOT, DATE_MIDNIGHT /* 2026-11-22 00:00 */ };
enum encoding { ENCODING_UTF8, ENCODING_UTF8_BOM, ENCODING_WINDOWS_1252 };
enum line_ends { LINES_LF, LINES_CRLF, LINES_MIXED };
enum category_words { CATEGORY_LABEL, CATEGORY_SHORT, CATEGORY_WORD, CATEGORY_CODE };

struct column {
    const char *header;
    enum field field;
};

/* What a council writes for a code. */
struct word {
    enum field field;
    const char *code, *word;
};

struct layout {
    enum council council;
    char separator;
    enum date_style dates;
    enum encoding encoding;
    enum line_ends line_ends;
    enum category_words categories;
    bool wgs84;          /* coordinates in degrees */
    bool written_pounds; /* money as 1,234 with a pound sign */
    size_t blank_every;  /* a blank line after so many rows; 0 never */
    const char *yes, *no;
    const struct column *columns;
    size_t column_count;
    const struct word *words;
    size_t word_count;
    /* Headers of the other kinds, in the order that condition.c, energy.c and inspections.c write. */
    const char *const *condition, *const *energy, *const *inspections;
};

const struct layout *layout_of(enum council council);

/* A date in a style. */
void layout_date(struct text *out, enum date_style style, int32_t days);

/* An asset's field in the council's own way, faults of its row included. "" when unknown. */
void layout_value(struct text *out, const struct layout *layout, const struct asset *asset, enum field field);

#endif
