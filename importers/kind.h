/*
 * What a kind of file is: its fields, what C checks in a row beyond them, and the SQL that merges the checked
 * rows into the register as sets. A new kind is one .c with these tables and its .sql files.
 *
 * The SQL finds the checked rows in pg_temp.import_row and the import's own particulars in
 * pg_temp.import_batch (sql/queries/import_open.sql). Each statement that makes or changes something notes
 * the rows concerned in pg_temp.import_touched; what it finds wrong it adds to source.issue. A kind whose
 * rows speak of assets has them in pg_temp.incoming (record_id, asset_id) and takes the step import_link,
 * after the steps that keep rows out.
 */
#ifndef TERRIER_IMPORTERS_KIND_H
#define TERRIER_IMPORTERS_KIND_H

#include <stdbool.h>
#include <stddef.h>

enum field_type {
    FIELD_TEXT,
    FIELD_CODE, /* of `list`: a code, its label, or a word of code.word */
    FIELD_DATE,
    FIELD_INTEGER,
    FIELD_NUMBER,
    FIELD_MONEY,
    FIELD_BOOLEAN,
    FIELD_UPRN,
    FIELD_POSTCODE,
    FIELD_FINANCIAL_YEAR, /* 2023, 2023/24, 2023-24 */
    FIELD_BY_MONTH,  /* a number under a header that names a month: such columns fill these fields in turn */
    FIELD_HALF_HOUR, /* the energy of half an hour: a text that the kind's check reads */
    FIELD_MADE       /* not in any file: made by the kind's check for its SQL */
};

enum field_need {
    FIELD_OPTIONAL = false,
    FIELD_REQUIRED = true, /* a row without it is rejected, and so is a file without its column */
    FIELD_FINDS = 2 /* says which asset the row speaks of: a row, or a file, without any such is rejected */
};

struct field {
    const char *name;
    enum field_type type;
    enum field_need need;
    const char *list;   /* of FIELD_CODE */
    double least, most; /* of numbers, both 0: any; of texts `most` is their length in bytes, 0: any */
    const char
        *synonyms; /* header names known without a profile, between bars; the name itself is always one */
};

#define FIELDS_MAX 128

struct row;

struct kind {
    const char *name;
    const char *rows_are; /* "assets", for messages */
    const struct field *fields;
    size_t field_count;
    const char *const
        *key; /* names of the fields that tell rows apart within a file, closed by NULL; or NULL */
    void (*check)(struct row *row); /* may be NULL */
    const char *const *steps;       /* SQL, in order, closed by NULL */
};

extern const struct kind kind_register;
extern const struct kind kind_condition;
extern const struct kind kind_energy;
extern const struct kind kind_factors;
extern const struct kind kind_far;
extern const struct kind kind_leases;
extern const struct kind kind_valuations;
extern const struct kind kind_costs;
extern const struct kind kind_accounts;
extern const struct kind kind_utilisation;
extern const struct kind kind_documents;
extern const struct kind kind_inspections;
extern const struct kind kind_brownfield;
extern const struct kind kind_certificates;
extern const struct kind kind_designations;
extern const struct kind kind_raac;
extern const struct kind kind_schools;
extern const struct kind kind_boundaries;
extern const struct kind kind_title_extents;
extern const struct kind kind_proposals;
extern const struct kind kind_constraints;

/* Whether the file's name tells its series, where no profile does: nobody's own codes are in such files. */
bool kind_named_by_file(const struct kind *kind);

/* NULL when there is none of that name. */
const struct kind *kind_find(const char *name);
const char *kind_names(void); /* "register, condition, energy, ..." */

#endif
