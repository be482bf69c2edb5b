/* The list as CSV and as a GeoPackage, and the description of its columns. */
#include <stdlib.h>
#include <string.h>

#include "engine/base/json.h"
#include "engine/exchange/copied.h"
#include "engine/exchange/publication_inside.h"
#include "geo/files.h"
#include "sql/embedded.h"

const struct publication_kind publication_kinds[PUBLICATION_FILES] = {
    [PUBLICATION_CSV] = {"land-and-building-assets.csv", "The list, as CSV", "text/csv"},
    [PUBLICATION_CSVW] = {"land-and-building-assets.csv-metadata.json",
                          "What its columns mean (CSV on the Web)", "application/csvm+json"},
    [PUBLICATION_GPKG] = {"land-and-building-assets.gpkg", "The list with its points, for maps (GeoPackage)",
                          "application/geopackage+sqlite3"},
    [PUBLICATION_PAGE] = {"index.html", "What it is and how to read it", "text/html"},
    [PUBLICATION_GEMINI] = {"metadata.xml", "Metadata (UK GEMINI 2.3, ISO 19139)", "application/xml"},
    [PUBLICATION_VALIDATION] = {"validation.csv", "What the check against the layout found", "text/csv"},
};

/* --- CSV --- */

static enum status add_bytes(void *context, const void *bytes, size_t length, struct error *err) {
    (void)err;
    text_add_bytes(context, bytes, length);
    return STATUS_OK;
}

enum status publication_list_csv(struct making *making, struct store *db, struct error *err) {
    size_t count = rows_count(making->columns);
    const char **titles = memory_array(count, sizeof *titles);

    for (size_t i = 0; i < count; i++)
        titles[i] = rows_text(making->columns, i, 0);
    text_clear(&making->csv); /* of an attempt that lost a race */
    enum status status = copied_csv(db, sql_publish_copy_csv, titles, count, add_bytes, &making->csv, err);
    free(titles);
    return status;
}

/* --- GeoPackage --- */

static const char *field_type(const char *data_type) {
    if (strcmp(data_type, "date") == 0) return "date";
    if (strcmp(data_type, "integer") == 0) return "int8";
    if (strcmp(data_type, "decimal") == 0) return "float8";
    return "text";
}

enum status publication_list_gpkg(struct making *making, struct store *db, struct error *err) {
    size_t count = rows_count(making->columns);
    struct files_field *fields = memory_array(count + 1, sizeof *fields);
    const char *copies[] = {sql_publish_copy_points};
    char *path = whole_folder_file(making->folder, publication_kinds[PUBLICATION_GPKG].name);

    for (size_t i = 0; i < count; i++)
        fields[i] = (struct files_field){rows_text(making->columns, i, 0),
                                         field_type(rows_text(making->columns, i, 2)),
                                         rows_text(making->columns, i, 1)};
    fields[count] = (struct files_field){"geometry", "point", NULL};
    struct files_layer layer = {"land_and_building_assets",
                                PUBLICATION_TITLE
                                " of the council, as the Local Government Transparency Code 2015 asks. Open "
                                "Government Licence v3.0.",
                                fields, count + 1};
    struct files_write files = {.format = "gpkg",
                                .path = path,
                                .layers = &layer,
                                .layer_count = 1,
                                .proj_directory = making->what->proj_directory};
    enum status status = copied_layers(db, &files, copies, err);
    free(path);
    free(fields);
    return status;
}

/* --- CSV on the Web --- */

static void add_reference(struct json *json, const char *name, const char *uri) {
    json_name(json, name);
    json_object(json);
    json_text_member(json, "@id", uri);
    json_end(json);
}

/* Patterns of CSV on the Web hold for the whole value, so the anchors of ours go. */
static void add_datatype(struct json *json, const char *data_type, const char *pattern) {
    size_t length = pattern ? strlen(pattern) : 0;

    if (strcmp(data_type, "string") != 0 || length < 2) {
        json_text_member(json, "datatype", data_type);
        return;
    }
    struct text format = TEXT_EMPTY;
    text_add_bytes(&format, pattern + 1, length - 2);
    json_name(json, "datatype");
    json_object(json);
    json_text_member(json, "base", data_type);
    json_text_member(json, "format", text_string(&format));
    json_end(json);
    text_free(&format);
}

static void add_column(struct json *json, const struct rows *columns, size_t at) {
    json_object(json);
    json_text_member(json, "titles", rows_text(columns, at, 0));
    json_text_member(json, "name", rows_text(columns, at, 0));
    json_text_member(json, "dc:description", rows_text(columns, at, 1));
    add_datatype(json, rows_text(columns, at, 2), rows_text(columns, at, 4));
    if (text_equal(rows_text(columns, at, 3), "always")) json_boolean_member(json, "required", true);
    json_end(json);
}

static void add_context(struct json *json) {
    json_name(json, "@context");
    json_array(json);
    json_text(json, "http://www.w3.org/ns/csvw");
    json_object(json);
    json_text_member(json, "@language", "en");
    json_end(json);
    json_end(json);
}

void publication_csvw(struct text *out, const struct making *making) {
    struct json json = json_writer(out);

    json_object(&json);
    add_context(&json);
    json_text_member(&json, "url", publication_kinds[PUBLICATION_CSV].name);
    json_text_member(&json, "dc:title", PUBLICATION_TITLE);
    json_text_member(&json, "dc:description",
                     "Land and building assets, as the Local Government Transparency Code 2015 asks.");
    json_text_member(&json, "dc:publisher", making_value(making, "label"));
    json_text_member(&json, "dc:issued", making_value(making, "made_on"));
    json_text_member(&json, "dc:temporal", making_value(making, "as_at"));
    json_text_member(&json, "dc:rights", making_value(making, "attribution"));
    add_reference(&json, "dc:license", making_value(making, "licence_url"));
    json_name(&json, "tableSchema");
    json_object(&json);
    json_name(&json, "columns");
    json_array(&json);
    for (size_t i = 0; i < rows_count(making->columns); i++)
        add_column(&json, making->columns, i);
    json_end(&json);
    json_text_member(&json, "primaryKey", "AssetCode");
    json_end(&json);
    json_end(&json);
    text_add(out, "\n");
}
