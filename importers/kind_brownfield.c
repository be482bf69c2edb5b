/*
 * Brownfield land registers, in the layout of the national data standard: one row is one site, whoever owns
 * it. Sites are kept beside the register, with the asset where one is known to lie there.
 */
#include <stdio.h>
#include <string.h>

#include "importers/fields.h"
#include "importers/row.h"
#include "sql/embedded.h"

static const struct field fields[] = {
    SHORT("asset_code", ASSET_CODE_NAMES),
    {"uprn", FIELD_UPRN, FIELD_OPTIONAL, NULL, 0, 0, "Unique Property Reference Number"},
    SHORT("organisation", "OrganisationURI|OrganisationLabel"),
    NEEDED("site_reference", FIELD_TEXT, NULL, 0, SHORT_MAX, "SiteReference|Site Ref"),
    NEEDED("site_name", FIELD_TEXT, NULL, 0, 0, "SiteNameAddress|Site Address|Name and Address"),
    TEXT("plan_url", "SiteplanURL"),
    TEXT("coordinate_system", "CoordinateReferenceSystem|CRS"),
    NUMBER("x", 0, 0, "GeoX"),
    NUMBER("y", 0, 0, "GeoY"),
    NUMBER("easting", 0, 0, "Eastings"),
    NUMBER("northing", 0, 0, "Northings"),
    NUMBER("longitude", 0, 0, "Lon|Long"),
    NUMBER("latitude", 0, 0, "Lat"),
    /* What is larger is in square metres: the largest sites of England are some hundreds of hectares. */
    NUMBER("hectares", 0.0001, 1e3, "Site Area|Area (ha)"),
    CODE("ownership", "site_ownership", "OwnershipStatus"),
    CODE("planning", "site_planning", "PlanningStatus"),
    CODE("permission", "site_permission", "PermissionType"),
    DATE("permission_on", "PermissionDate"),
    TEXT("planning_history", "PlanningHistory"),
    FLAG("deliverable", NULL),
    INTEGER("dwellings_least", 0, 100000, "NetDwellingsRangeFrom|MinNetDwellings|MinimumNetDwellings"),
    INTEGER("dwellings_most", 0, 100000, "NetDwellingsRangeTo|MaxNetDwellings|MaximumNetDwellings"),
    TEXT("hazardous_substances", "HazardousSubstances"),
    TEXT("hazardous_substances_misspelt", "HazourdousSubstances"),
    TEXT("notes", NULL),
    DATE("first_added_on", "FirstAddedDate"),
    DATE("last_updated_on", "LastUpdatedDate"),
    DATE("ended_on", "EndDate"),
    MADE("made_easting"),
    MADE("made_northing"),
    MADE("made_longitude"),
    MADE("made_latitude"),
    MADE("made_accuracy_m"),
};

/* A name that came in quotes of its own, beside those of the file. */
static void check_name(struct row *row) {
    const char *name = row_get(row, "site_name");
    size_t length = strlen(name);
    bool opens = name[0] == '"', closes = length > 1 && name[length - 1] == '"';

    if (!opens && !closes) return;
    row_set(row, "site_name",
            arena_bytes(row->checker->row_arena, name + opens, length - (size_t)opens - (size_t)closes));
    if (text_blank(row_get(row, "site_name")))
        row_reject(row, "site_name", "value_missing", "the site's name is a pair of quotes");
    else if (opens && closes)
        row_warn(row, "site_name", "quotes_removed", "the name stands in quotes; it was taken without them");
    else
        row_warn(row, "site_name", "quotes_unbalanced",
                 "the name has a quote at one end only, perhaps because its rest is missing; it was taken "
                 "without it");
}

/* The two spellings of one column that a register may have. */
static void check_hazardous(struct row *row) {
    const char *right = row_get(row, "hazardous_substances"),
               *wrong = row_get(row, "hazardous_substances_misspelt");

    if (row_knows(row, "hazardous_substances_misspelt") && row_once(row, "hazardous"))
        row_warn(row, "hazardous_substances_misspelt", "column_misspelt",
                 "the column is HazardousSubstances misspelt; it was read as that (of the whole file)");
    if (wrong == NULL) return;
    if (right == NULL)
        row_set(row, "hazardous_substances", wrong);
    else if (strcmp(right, wrong) != 0)
        row_drop(row, "hazardous_substances_misspelt", "values_differ",
                 "HazardousSubstances, spelt rightly, says another thing; that was taken");
}

static void check(struct row *row) {
    const char *added = row_get(row, "first_added_on"), *ended = row_get(row, "ended_on");

    row_place(row);
    check_name(row);
    check_hazardous(row);
    if (row_number(row, "dwellings_most") < row_number(row, "dwellings_least"))
        row_drop(row, "dwellings_most", "range_reversed",
                 "the most dwellings are fewer than the least; the most was left out");
    if (added != NULL && ended != NULL && strcmp(ended, added) < 0)
        row_drop(row, "ended_on", "dates_reversed",
                 "the site ended before it was added; its end was left out");
}

static const char *const key[] = {"site_reference", NULL};

static const char *const steps[] = {
    sql_import_brownfield_rows,
    sql_import_find_asset,
    sql_import_brownfield_stated,
    sql_import_brownfield_doubt,
    sql_import_brownfield_spaces,
    sql_import_find_by_extent,
    sql_import_brownfield_near,
    sql_import_brownfield_merge,
    sql_import_link,
    NULL,
};

const struct kind kind_brownfield = {"brownfield", "sites", fields, sizeof fields / sizeof *fields,
                                     key,          check,   steps};
