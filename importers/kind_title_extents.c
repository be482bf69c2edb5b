/*
 * Extents of land from registered titles: HM Land Registry's INSPIRE index polygons (which carry no title
 * number), or any polygon file with titles or UPRNs.
 */
#include "importers/fields.h"
#include "importers/row.h"
#include "sql/embedded.h"

static const struct field fields[] = {
    SHORT("inspire_id", "INSPIREID|Inspire Identifier|Polygon Id|Poly Id"),
    SHORT("title_number", "Title|Title No|Title Ref|Title_No"),
    {"uprn", FIELD_UPRN, FIELD_OPTIONAL, NULL, 0, 0,
     "Unique Property Reference Number|Property UPRN|Site UPRN"},
    TEXT("extent_wkt", "WKT|Geometry|Polygon"),
    MADE("made_extent"),
    MADE("made_extent_crs84"),
    MADE("made_extent_repair"),
    MADE("made_accuracy_m"),
};

static void check(struct row *row) {
    row_shape(row);
    if (row_get(row, "made_extent") == NULL)
        row_reject(row, "extent_wkt", "shape_missing", "the row has no usable polygon, and an extent is one");
}

static const char *const steps[] = {
    sql_import_title_extents_rows,
    sql_import_title_extents_find,
    sql_import_title_extents_shared,
    sql_import_title_extents_several,
    sql_import_title_extents_named,
    sql_import_reject_archived,
    sql_import_title_extents_unplaced,
    sql_import_title_extents_kept,
    sql_import_title_extents_merge,
    sql_import_link,
    NULL,
};

const struct kind kind_title_extents = {
    "title-extents", "polygons", fields, sizeof fields / sizeof *fields, NULL, check, steps};
