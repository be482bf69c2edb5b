/*
 * The estate in memory, before any council has written it down: every asset with its canonical facts.
 * invent.h makes one.
 */
#ifndef TERRIER_SAMPLE_ESTATE_H
#define TERRIER_SAMPLE_ESTATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/base/memory.h"
#include "tools/sample/fields.h"
#include "tools/sample/grid.h"
#include "tools/sample/mix.h"
#include "tools/sample/places.h"

/* The sample's today: 2026-10-01. Facts lie before it and `terrier evaluate --as-at 2026-10-01` judges by it.
 */
int32_t sample_as_at(void);

/* How well an asset's compliance records are kept: decides what its inspections look like. */
enum care { CARE_IN_ORDER, CARE_SOME_EXPIRED, CARE_SOME_MISSING, CARE_NO_RECORDS };

/* What is wrong with an asset's row, on purpose. Names are those of truth/assets.csv. */
enum fault {
    FAULT_UPRN_MISSING,
    FAULT_UPRN_PADDED,
    FAULT_UPRN_EXCEL,
    FAULT_UPRN_SHARED,
    FAULT_COORDINATES_SWAPPED,
    FAULT_COORDINATES_MISSING,
    FAULT_POSTCODE_OUTWARD,
    FAULT_POSTCODE_LETTER_O,
    FAULT_TENURE_CASE,
    FAULT_MOJIBAKE,
    FAULT_QUOTED_NEWLINE,
    FAULT_TRAILING_SPACES,
    FAULT_BOW_TIE,
    FAULT_COUNT
};
const char *fault_name(enum fault fault);

struct asset {
    size_t index;  /* in the estate, from 0 */
    size_t number; /* among its council's assets, from 1: what its code is made of */
    enum council council;
    enum group group;
    const struct kind *kind;
    const struct place *place;
    double easting, northing; /* whole metres */
    double land_m2, floor_m2; /* 0: none */
    int year_built;           /* 0: no building */
    const char *heating;      /* code; "" without a building */
    bool duty_council;        /* the council holds the duty of repair and inspection */
    enum care care;
    unsigned faults;                /* bit 1 << enum fault */
    struct polygon extent;          /* corners 0: none */
    const char *value[FIELD_COUNT]; /* canonical text; NULL unknown. Owned by the estate's arena */
};

struct estate {
    struct arena *arena;  /* owned */
    struct asset *assets; /* in the arena */
    size_t count;
};

void estate_free(struct estate *estate); /* NULL does nothing */

bool asset_has_fault(const struct asset *asset, enum fault fault);
const char *asset_value(const struct asset *asset, enum field field); /* "" when unknown */

bool asset_is(const struct asset *asset, const char *category);

/* --- for the files that fill in facts --- */
void asset_set(struct estate *estate, struct asset *asset, enum field field, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
void asset_set_date(struct estate *estate, struct asset *asset, enum field field, int32_t days);
void asset_set_bool(struct asset *asset, enum field field, bool value);
/* Pounds, rounded to three significant figures as estimates are. */
void asset_set_pounds(struct estate *estate, struct asset *asset, enum field field, double pounds);

#endif
