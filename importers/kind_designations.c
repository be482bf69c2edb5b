/*
 * Designations: one row is one entry of a list: a listed building or scheduled monument of the National
 * Heritage List, or an asset of community value. Most entries are of others' buildings.
 */
#include <string.h>

#include "importers/fields.h"
#include "importers/row.h"
#include "sql/embedded.h"

static const struct field fields[] = {
    SHORT("asset_code", ASSET_CODE_NAMES),
    {"uprn", FIELD_UPRN, FIELD_OPTIONAL, NULL, 0, 0, "Unique Property Reference Number|Property UPRN"},
    {"urn", FIELD_INTEGER, FIELD_OPTIONAL, NULL, 100000, 999999, "School URN"},
    NEEDED("designation_kind", FIELD_CODE, "designation_kind", 0, 0,
           "Grade|Designation|Designation Type|Type"),
    SHORT("official_reference",
          "ListEntry|List Entry Number|NHLE|NHLE Reference|List Entry Reference|Reference|Monument Number"),
    SHORT("designation_name",
          "Name|List Entry Name|Asset Name|Name of Asset|Nominated Asset|Property|Property Name"),
    DATE("listed_on", "ListDate|Date Listed|SchedDate|Scheduled On|Date of Listing|Listing Date"),
    DATE("listed_until", "Listed Until|Expiry Date|Listing Expires|Expires"),
    DATE("notice_on", "Notice Date|Notice of Disposal|Date of Notice|Moratorium Started"),
    TEXT("coordinate_system", "CoordinateReferenceSystem|CRS"),
    NUMBER("x", 0, 0, "GeoX"),
    NUMBER("y", 0, 0, "GeoY"),
    NUMBER("easting", 0, 0, "Eastings"),
    NUMBER("northing", 0, 0, "Northings"),
    NUMBER("longitude", 0, 0, "Lon|Long"),
    NUMBER("latitude", 0, 0, "Lat"),
    TEXT("grid_reference", "NGR|Grid Ref|OS Grid Reference|National Grid Reference"),
    MADE("made_easting"),
    MADE("made_northing"),
    MADE("made_longitude"),
    MADE("made_latitude"),
    MADE("made_accuracy_m"),
};

static void check(struct row *row) {
    const char *since = row_get(row, "listed_on"), *until = row_get(row, "listed_until");

    row_place(row);
    if (row_get(row, "official_reference") == NULL && row_get(row, "designation_name") == NULL)
        row_reject(row, "official_reference", "value_missing",
                   "the entry has neither a reference nor a name: nobody could find it again");
    if (since != NULL && until != NULL && strcmp(until, since) < 0)
        row_drop(row, "listed_until", "dates_reversed",
                 "the entry ends before it began; its end was left out");
    if (row_get(row, "notice_on") != NULL && strcmp(row_get(row, "designation_kind"), "community_value") != 0)
        row_drop(row, "notice_on", "value_incomplete",
                 "a notice of disposal goes with assets of community value; it was left out");
}

static const char *const key[] = {"official_reference", "designation_name", "designation_kind", NULL};

static const char *const steps[] = {
    sql_import_designations_rows,
    sql_import_find_asset,
    sql_import_designations_find_known,
    sql_import_find_by_extent,
    sql_import_designations_heed,
    sql_import_designations_near,
    sql_import_designations_propose,
    sql_import_designations_reject_near,
    sql_import_reject_unfound,
    sql_import_reject_archived,
    sql_import_designations_close,
    sql_import_designations_merge,
    sql_import_link,
    NULL,
};

const struct kind kind_designations = {"designations", "entries", fields, sizeof fields / sizeof *fields, key,
                                       check,          steps};
