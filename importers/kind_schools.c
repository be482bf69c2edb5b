/*
 * The schools register (Get Information About Schools): one row is one establishment, open or closed. The
 * open one is the school of its site, those before it are kept beside it.
 */
#include <stdio.h>
#include <string.h>

#include "importers/fields.h"
#include "importers/row.h"
#include "sql/embedded.h"

static const struct field fields[] = {
    NEEDED("urn", FIELD_INTEGER, NULL, 100000, 999999, "School URN|DfE URN|Establishment URN"),
    SHORT("asset_code", ASSET_CODE_NAMES),
    {"uprn", FIELD_UPRN, FIELD_OPTIONAL, NULL, 0, 0, "Unique Property Reference Number|Site UPRN"},
    NEEDED("name", FIELD_TEXT, NULL, 0, 0, "EstablishmentName|School Name|School"),
    NEEDED("school_type", FIELD_CODE, "school_type", 0, 0,
           "TypeOfEstablishment|TypeOfEstablishment (name)|Type of School"),
    NEEDED("status", FIELD_CODE, "establishment_status", 0, 0,
           "EstablishmentStatus|EstablishmentStatus (name)"),
    CODE("phase", "school_phase", "PhaseOfEducation|PhaseOfEducation (name)"),
    INTEGER("local_authority", 1, 999, "LA (code)|LA Code|LA"),
    INTEGER("establishment_number", 1, 9999, "EstablishmentNumber|DfE Number"),
    DATE("opened_on", "OpenDate|Opened"),
    DATE("closed_on", "CloseDate|Closed"),
    INTEGER("capacity", 0, 100000, "SchoolCapacity|Places"),
    INTEGER("pupils", 0, 100000, "NumberOfPupils|Number on Roll|NOR"),
    DATE("pupils_on", "CensusDate|Roll Date"),
    CODE("council_repairs", "council_repairs", "Repair Liability|Repairing Liability"),
    NUMBER("repair_share_percent", 0, 100, "Council Share %"),
    CODE("duty_holder", "duty_holder", "Compliance Duty"),
    TEXT("street", NULL),
    TEXT("locality", NULL),
    TEXT("post_town", "Town"),
    {"postcode", FIELD_POSTCODE, FIELD_OPTIONAL, NULL, 0, 0, "Post Code"},
    TEXT("coordinate_system", "CoordinateReferenceSystem|CRS"),
    NUMBER("x", 0, 0, "GeoX"),
    NUMBER("y", 0, 0, "GeoY"),
    NUMBER("easting", 0, 0, "Eastings"),
    NUMBER("northing", 0, 0, "Northings"),
    NUMBER("longitude", 0, 0, "Lon|Long"),
    NUMBER("latitude", 0, 0, "Lat"),
    MADE("made_local_number"),
    MADE("made_easting"),
    MADE("made_northing"),
    MADE("made_longitude"),
    MADE("made_latitude"),
    MADE("made_accuracy_m"),
};

#define DATE_UNKNOWN "1900-01-01" /* what the schools register says where nobody knows */

static void check_dates(struct row *row) {
    const char *opened = row_get(row, "opened_on"), *closed;

    if (opened != NULL && strcmp(opened, DATE_UNKNOWN) == 0)
        row_drop(row, "opened_on", "date_placeholder",
                 "1 January 1900 stands for an unknown date; it was left out");
    opened = row_get(row, "opened_on");
    closed = row_get(row, "closed_on");
    if (opened != NULL && closed != NULL && strcmp(closed, opened) < 0)
        row_drop(row, "opened_on", "dates_reversed",
                 "the school opened after it closed; the date of opening was left out");
}

static void check(struct row *row) {
    const char *authority = row_get(row, "local_authority"), *number = row_get(row, "establishment_number");
    const char *repairs = row_get(row, "council_repairs");
    char local[24];

    row_place(row);
    check_dates(row);
    if (authority != NULL && number != NULL) {
        snprintf(local, sizeof local, "%s/%s", authority, number);
        row_set(row, "made_local_number", local);
    }
    if ((repairs != NULL && strcmp(repairs, "shared") == 0) !=
        (row_get(row, "repair_share_percent") != NULL)) {
        row_drop(
            row, "council_repairs", "value_incomplete",
            "repairs are \"shared\" with a share in per cent, or not shared without one; who repairs was "
            "left to the type of school");
        row_set(row, "repair_share_percent", NULL);
    }
}

static const char *const key[] = {"urn", NULL};

static const char *const steps[] = {
    sql_import_schools_rows,
    sql_import_find_asset,
    sql_import_schools_find_by_name,
    sql_import_schools_create,
    sql_import_schools_find_site,
    sql_import_schools_reject_closed,
    sql_import_reject_unfound,
    sql_import_reject_archived,
    sql_import_schools_establishment,
    sql_import_schools_site,
    sql_import_schools_link,
    sql_import_schools_tell,
    sql_import_schools_school,
    sql_import_register_standing,
    sql_import_register_standing_statistics,
    sql_import_register_outranked,
    sql_import_register_outranked_told,
    sql_import_schools_outranked,
    sql_import_schools_liability_wanted,
    sql_import_schools_liability_before,
    sql_import_register_liability_close,
    sql_import_register_liability_correct,
    sql_import_schools_liability_insert,
    NULL,
};

const struct kind kind_schools = {
    "schools", "establishments", fields, sizeof fields / sizeof *fields, key, check, steps};
