/* Boundaries: one row is an area that assets lie in, or a part of one. */
#include <string.h>

#include "importers/fields.h"
#include "importers/row.h"
#include "sql/embedded.h"

/* ONS names its columns by area and year: WD13CD, PARNCP22NM. */
#define OF(area, year, what) area year what "|"
#define DECADE(area, ten, what)                                                                              \
    OF(area, ten "0", what)                                                                                  \
    OF(area, ten "1", what)                                                                                  \
    OF(area, ten "2", what)                                                                                  \
    OF(area, ten "3", what)                                                                                  \
    OF(area, ten "4", what)                                                                                  \
    OF(area, ten "5", what)                                                                                  \
    OF(area, ten "6", what) OF(area, ten "7", what) OF(area, ten "8", what) OF(area, ten "9", what)
#define YEARS(area, what) DECADE(area, "1", what) DECADE(area, "2", what) DECADE(area, "3", what)
#define ONS(what)                                                                                            \
    YEARS("WD", what)                                                                                        \
    YEARS("CED", what) YEARS("PAR", what) YEARS("PARNCP", what) YEARS("LAD", what) YEARS("BUA", what)

static const struct field fields[] = {
    NEEDED("kind", FIELD_CODE, "boundary_kind", 0, 0, "Boundary Kind|Boundary Type"),
    SHORT("code", ONS("CD") "Area Code|GSS Code|Reference|Ref|Site Ref|Site Reference|Policy Reference|Zone|"
                            "Flood Zone|PARNCP|WD|CED"),
    SHORT("name",
          ONS("NM") "Area Name|Site Name|Title|Parish|Parish Name|Ward|Ward Name|Division|Division Name|"
                    "Settlement|Network|LCN|LCN Name|Town|Label"),
    DATE("valid_from", "From|Start Date|Operative Date|In Force From|Designation Date"),
    DATE("valid_to", "To|End Date|Until"),
    FLAG("synthetic", NULL),
    TEXT("extent_wkt", "WKT|Geometry|Polygon"),
    MADE("made_extent"),
    MADE("made_extent_crs84"),
    MADE("made_extent_repair"),
    MADE("made_accuracy_m"),
};

/* An area without a code is known by its name. */
static void name_or_code(struct row *row) {
    const char *code = row_get(row, "code"), *name = row_get(row, "name");

    if (code == NULL && name == NULL)
        row_reject(row, NULL, "value_missing",
                   "the row has neither a code nor a name that is known as one: say under \"columns\" in a "
                   "profile, or by --map, which column it is");
    else if (code == NULL)
        row_set(row, "code", name);
    else if (name == NULL)
        row_set(row, "name", code);
}

static void check(struct row *row) {
    const char *from = row_get(row, "valid_from"), *to = row_get(row, "valid_to");

    row_shape(row);
    name_or_code(row);
    if (row_get(row, "made_extent") == NULL)
        row_reject(row, "extent_wkt", "shape_missing",
                   "the row has no usable polygon, and a boundary is one");
    if (from != NULL && to != NULL && strcmp(to, from) <= 0)
        row_reject(row, "valid_to", "dates_reversed", "the boundary ends before it begins");
}

static const char *const steps[] = {
    sql_import_boundaries_rows,    sql_import_boundaries_wanted,
    sql_import_boundaries_correct, sql_import_boundaries_close,
    sql_import_boundaries_insert,  sql_import_boundaries_gone,
    sql_import_boundaries_ended,   NULL,
};

const struct kind kind_boundaries = {"boundaries", "boundaries", fields, sizeof fields / sizeof *fields,
                                     NULL,         check,        steps};
