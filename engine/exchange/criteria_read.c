/* Reading a file of criteria: a workbook through terrier-files, or JSON. See criteria_file.h. */
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/csv.h"
#include "engine/exchange/criteria_file.h"
#include "geo/files.h"
#include "sql/embedded.h"

#define BYTES_MOST (4u * 1024u * 1024u) /* of what a file says: criteria are tens of kilobytes */

enum { SHEET, TITLE, KEY, HEADING }; /* columns of criteria_columns.sql */

struct reading {
    const struct rows *columns;
    json_t *sheets; /* object of arrays */
    size_t bytes;
};

/* "Facts" and "About" are for readers. */
static bool is_read(const char *sheet) {
    return !text_equal_nocase(sheet, "Facts") && !text_equal_nocase(sheet, "About");
}

static const char *find_sheet(const struct rows *columns, const char *title) {
    for (size_t i = 0; i < rows_count(columns); i++)
        if (text_equal_nocase(rows_text(columns, i, TITLE), title)) return rows_text(columns, i, SHEET);
    return NULL;
}

/* The name of a column; what is none is kept as it is, to be told of. NULL: for readers only. */
static const char *find_key(const struct rows *columns, const char *sheet, const char *heading) {
    if (text_blank(heading) || heading[0] == '(') return NULL;
    for (size_t i = 0; i < rows_count(columns); i++)
        if (text_equal(rows_text(columns, i, SHEET), sheet) &&
            (text_equal_nocase(rows_text(columns, i, HEADING), heading) ||
             text_equal_nocase(rows_text(columns, i, KEY), heading)))
            return rows_text(columns, i, KEY);
    return heading;
}

static enum status add_row(struct reading *reading, const char *sheet, const struct files_row *from,
                           struct error *err) {
    json_t *row = json_object();

    for (size_t i = 0; i < from->count; i++) {
        const char *value = from->values[i];
        const char *key = find_key(reading->columns, sheet, from->names[i]);
        if (!key || text_blank(value)) continue;
        if (value[0] == '\'' && csv_looks_like_formula(value + 1)) value++; /* as the export wrote it */
        reading->bytes += strlen(value) + strlen(key);
        json_object_set_new(row, key, json_string(value));
    }
    if (json_object_size(row) == 0) {
        json_decref(row);
        return STATUS_OK;
    }
    json_object_set_new(row, "row", json_integer(from->number));
    json_array_append_new(json_object_get(reading->sheets, sheet), row);
    if (reading->bytes <= BYTES_MOST) return STATUS_OK;
    return error_set(err, STATUS_INVALID, "this holds more than criteria ever do: is it the right file?");
}

static enum status take_row(void *context, const struct files_row *row, struct error *err) {
    struct reading *reading = context;
    const char *title = row->layer ? row->layer : "";
    const char *sheet = find_sheet(reading->columns, title);

    if (sheet) return add_row(reading, sheet, row, err);
    if (!is_read(title)) return STATUS_OK;
    return error_set(err, STATUS_INVALID,
                     "`%.60s` is no sheet of criteria: keep the names that the export gave, and no others",
                     title);
}

static enum status read_workbook(struct reading *reading, const char *path, struct error *err) {
    struct files_read what = {.kind = FILES_TABLE, .path = path, .as_user = files_reader()};

    for (size_t i = 0; i < rows_count(reading->columns); i++)
        if (!json_object_get(reading->sheets, rows_text(reading->columns, i, SHEET)))
            json_object_set_new(reading->sheets, rows_text(reading->columns, i, SHEET), json_array());
    return files_read_rows(&what, take_row, reading, err);
}

/* The export as JSON, or its sheets alone. */
static enum status read_json(struct reading *reading, const char *path, struct error *err) {
    json_error_t fault;
    json_t *whole = json_load_file(path, JSON_REJECT_DUPLICATES, &fault);
    json_t *sheets = json_object_get(whole, "sheets");

    if (!whole)
        return error_set(err, STATUS_INVALID, "%s cannot be read as JSON, line %d: %s", path, fault.line,
                         fault.text);
    if (!sheets) sheets = whole;
    json_decref(reading->sheets);
    reading->sheets = json_incref(sheets);
    json_decref(whole);
    return STATUS_OK;
}

enum status criteria_file_read(struct text *sheets, const char *path, struct store *db, struct error *err) {
    struct reading reading = {.sheets = json_object()};
    struct rows *columns = NULL;
    size_t length = strlen(path);
    bool json = length > 5 && text_equal_nocase(path + length - 5, ".json");
    enum status status = store_query(db, sql_criteria_columns, BIND_NONE, STORE_MANY, &columns, err);

    reading.columns = columns;
    if (status == STATUS_OK)
        status = json ? read_json(&reading, path, err) : read_workbook(&reading, path, err);
    if (status == STATUS_OK) {
        char *text = json_dumps(reading.sheets, JSON_COMPACT | JSON_REAL_PRECISION(15));
        text_add(sheets, text);
        free(text);
    }
    json_decref(reading.sheets);
    rows_free(columns);
    return status;
}
