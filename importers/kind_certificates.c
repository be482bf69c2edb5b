/*
 * Energy certificates in the open data layout: one row is one display energy certificate (DEC), or one energy
 * performance certificate (EPC) of a building that is no dwelling. How long each is valid are rows of
 * code.term.
 */
#include <string.h>

#include "importers/fields.h"
#include "importers/row.h"
#include "sql/embedded.h"

static const struct field fields[] = {
    ASSET_FIELDS,
    SHORT("building_code", "Block Code|Building Ref"),
    CODE("certificate_kind", "certificate_kind", "Certificate Type|Kind"),
    NEEDED("certificate", FIELD_TEXT, NULL, 0, SHORT_MAX,
           "LMK_KEY|certificate_number|Certificate Number|RRN|Report Reference Number"),
    NEEDED("issued_on", FIELD_DATE, NULL, 0, 0, "LODGEMENT_DATE|Issue Date|Date Issued"),
    DATE("nominated_on", "NOMINATED_DATE"),
    DATE("expires_on", "Expiry Date|Valid Until"),
    CODE("operational_band", "energy_band", "OPERATIONAL_RATING_BAND|DEC Band"),
    INTEGER("operational_rating", 0, 9999, "CURRENT_OPERATIONAL_RATING|DEC Rating"),
    CODE("asset_band", "energy_band", "ASSET_RATING_BAND|EPC Band|Band|Rating Band"),
    INTEGER("asset_rating", -999, 9999, "EPC Rating|Score"),
    NUMBER("floor_area_m2", 0.01, 1e9, "TOTAL_FLOOR_AREA|FLOOR_AREA"),
    TEXT("main_fuel", "MAIN_HEATING_FUEL|Main Fuel"),
    NUMBER("heat_kwh_m2", 0, 1e6, "ANNUAL_THERMAL_FUEL_USAGE"),
    NUMBER("electricity_kwh_m2", 0, 1e6, "ANNUAL_ELECTRICAL_FUEL_USAGE"),
    MADE("made_band"),
    MADE("made_score"),
};

#define RATING_DEFAULT "9999" /* what was lodged for want of energy figures, until April 2011 */

/* Which of the two a row is: as stated, else by the rating that it has. */
static bool kind_of(struct row *row) {
    bool operational = row_get(row, "operational_band") != NULL, asset = row_get(row, "asset_band") != NULL;

    if (row_get(row, "certificate_kind") == NULL && operational != asset)
        row_set(row, "certificate_kind", operational ? "DEC" : "EPC");
    if (row_get(row, "certificate_kind") != NULL) return true;
    row_reject(row, "certificate_kind", "value_missing",
               "the row has no usable band A to G that tells a DEC from an EPC, nor says which it is");
    return false;
}

static void check(struct row *row) {
    bool display;
    const char *rating;

    if (!kind_of(row)) return;
    display = strcmp(row_get(row, "certificate_kind"), "DEC") == 0;
    rating = display ? "operational_rating" : "asset_rating";
    row_set(row, "made_band", row_get(row, display ? "operational_band" : "asset_band"));
    if (row_get(row, "made_band") == NULL)
        row_set(row, "made_band", row_get(row, display ? "asset_band" : "operational_band"));
    if (row_get(row, "made_band") == NULL) {
        row_reject(row, display ? "operational_band" : "asset_band", "value_missing",
                   "a certificate without a band A to G says nothing");
        return;
    }
    if (row_get(row, rating) != NULL && strcmp(row_get(row, rating), RATING_DEFAULT) == 0)
        row_drop(row, rating, "rating_default",
                 "9999 is what was lodged where nobody had the energy figures; the number was left out");
    if (row_get(row, rating) != NULL && row_number(row, rating) >= 0)
        row_set(row, "made_score", row_get(row, rating));
    if (row_get(row, "expires_on") != NULL &&
        strcmp(row_get(row, "expires_on"), row_get(row, "issued_on")) <= 0)
        row_drop(row, "expires_on", "dates_reversed",
                 "the certificate ends before it was issued; its end was worked out by the rules");
}

static const char *const key[] = {"certificate", NULL};

static const char *const steps[] = {
    sql_import_certificates_rows,
    sql_import_find_asset,
    sql_import_reject_unfound,
    sql_import_reject_archived,
    sql_import_make_building,
    sql_import_find_building,
    sql_import_certificates_collide,
    sql_import_certificates_merge,
    sql_import_link,
    NULL,
};

const struct kind kind_certificates = {
    "certificates", "certificates", fields, sizeof fields / sizeof *fields, key, check, steps};
