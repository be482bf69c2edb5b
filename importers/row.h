/*
 * One row on its way in: mapped, mended, checked. A row keeps what the file gave beside what is made of it,
 * because every issue quotes the file. Values are texts in the form that PostgreSQL reads; NULL is unknown,
 * never zero.
 */
#ifndef TERRIER_IMPORTERS_ROW_H
#define TERRIER_IMPORTERS_ROW_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/base/memory.h"
#include "engine/base/text.h"
#include "geo/geo.h"
#include "importers/codes.h"
#include "importers/columns.h"
#include "importers/issues.h"
#include "importers/kind.h"
#include "importers/profile.h"
#include "importers/sheet.h"

/* What all rows of one import share. */
struct checker {
    const struct kind *kind;
    const struct profile *profile;
    const struct columns *columns;
    const struct sheet *sheet;
    const struct codes *codes;
    struct geo *geo;
    struct issues *issues;
    struct arena *arena;   /* of the whole import */
    struct lookup *fields; /* name -> const struct field * */
    struct lookup *keys;   /* of rows accepted so far -> line, as const size_t * */
    struct arena *row_arena;
    struct text scratch;
};

struct row {
    struct checker *checker;
    size_t number;
    size_t line;
    const char *given[FIELDS_MAX]; /* trimmed; NULL for blank or absent */
    const char *value[FIELDS_MAX];
    const unsigned char *shape; /* WKB that came with the row, NULL without */
    size_t shape_length;
    bool rejected;
};

/* Starts over: no key seen. The other members are the caller's to fill. */
void checker_start(struct checker *checker);
void checker_finish(struct checker *checker);

/* row_read.c: everything that C checks: faults of the row, each field, the kind's own check, keys seen
 * before. */
void row_read(struct row *row, struct checker *checker, const struct sheet_row *from);

/* The values as a JSON object of texts, unknown ones left out. */
void row_json(struct text *out, const struct row *row);

/* What identifies the row within its feed (its key fields), or NULL. In the row's arena. */
const char *row_key(const struct row *row);

/* --- for the checks of kinds; an unknown field name is a programming error and aborts --- */

bool row_knows(const struct row *row, const char *field); /* whether the kind has such a field */
const char *row_get(const struct row *row, const char *field);
const char *row_given(const struct row *row,
                      const char *field);                    /* as the file has it, trimmed; NULL for blank */
double row_number(const struct row *row, const char *field); /* NaN for unknown */
void row_set(struct row *row, const char *field, const char *value); /* copied; NULL makes it unknown */
bool row_once(struct row *row, const char *what); /* true for the first row of the import that asks */
bool row_has_any(const struct row *row, const char *const *fields); /* closed by NULL */

/* `field` NULL: about the row as a whole. The format is the reason: what is wrong and what was done. */
void row_warn(struct row *row, const char *field, const char *code, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
void row_drop(struct row *row, const char *field, const char *code, const char *format, ...)
    __attribute__((format(printf, 4, 5))); /* a warning, and the value is left out */
void row_reject(struct row *row, const char *field, const char *code, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* Of an amount that a file may give in pounds or in whole pence: pence into the pounds, exactly. Where both
 * are given and differ, the pence are left out with a warning. */
void row_pence(struct row *row, const char *pounds, const char *pence);

/* --- between the files of this room --- */

/* row_values.c: makes row->value[index] of row->given[index]. */
void row_value_read(struct row *row, size_t index);

/* coordinates_row.c: the fields x, y, easting ... into made_easting, made_northing, ... */
void row_place(struct row *row);

/* address_row.c: the field address, where the row has one, into those of the parts that are blank. */
void row_address(struct row *row);

/* shapes_row.c: the point that came with the row, if its shape is one. */
bool row_point(const struct row *row, double *easting, double *northing);

/* shapes_row.c: extent_wkt (or the row's own shape) into extent, extent_crs84, extent_repair. */
void row_shape(struct row *row);

#endif
