/*
 * What the values of a column look like: of which shapes they are, how many differ, a few examples. The
 * first rows of a file are looked at (FACTS_ROWS_MAX): a column is of one kind all the way down, or of none.
 */
#ifndef TERRIER_IMPORTERS_COLUMN_FACTS_H
#define TERRIER_IMPORTERS_COLUMN_FACTS_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/base/memory.h"
#include "engine/base/status.h"
#include "importers/sheet.h"

#define FACTS_ROWS_MAX     2000
#define FACTS_WORDS_MAX    400 /* differing values that are kept */
#define FACTS_EXAMPLES_MAX 3

enum shape {
    SHAPE_NUMBER,
    SHAPE_INTEGER,
    SHAPE_MONEY,  /* with a pound sign, or exactly two decimals */
    SHAPE_AMOUNT, /* that, or any number: lists have both in one column */
    SHAPE_DATE,
    SHAPE_BOOLEAN,
    SHAPE_UPRN,      /* nine to twelve digits */
    SHAPE_POSTCODE,  /* whole or outward */
    SHAPE_YEAR,      /* 1000 to 2100 */
    SHAPE_FINANCIAL, /* 2023/24 */
    SHAPE_EASTING,   /* metres within the National Grid, over Great Britain */
    SHAPE_NORTHING,
    SHAPE_LONGITUDE, /* degrees with decimals, over Great Britain */
    SHAPE_LATITUDE,
    SHAPE_GRID,      /* a grid reference with letters */
    SHAPE_ADDRESS,   /* several parts with commas or lines, the last with a postcode; or number and street */
    SHAPE_WKT,       /* a polygon */
    SHAPE_TITLE,     /* a registered title: letters, then figures */
    SHAPE_SIX,       /* six digits, as a school's URN */
    SHAPE_REFERENCE, /* short, without spaces, with a figure */
    SHAPE_TEXT,      /* no number and no date */
    SHAPE_COUNT
};

struct fact_word {
    const char *word; /* trimmed, in the arena */
    size_t times;
};

struct column_facts {
    size_t rows;  /* looked at */
    size_t given; /* of them not blank */
    size_t of[SHAPE_COUNT];
    const struct fact_word *words; /* the first that differ; case and spaces do not tell them apart */
    size_t word_count;
    bool more_words;      /* there are more than are kept */
    const char *examples; /* a few values with " | " between, cut; "" for a blank column */
};

/* One for each column of the sheet, in the arena. Reads the sheet from its start. */
enum status column_facts_read(struct column_facts **out, struct sheet *sheet, struct arena *arena,
                              struct error *err);

/* The share of the values that have the shape; 0 for a blank column. */
double column_facts_share(const struct column_facts *facts, enum shape shape);

#endif
