/* Writing. See criteria_file.h; reading is criteria_read.c. */
#include "engine/exchange/criteria_file.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/csv.h"
#include "engine/base/format.h"
#include "engine/base/memory.h"
#include "engine/exchange/whole_file.h"
#include "engine/store/rows_json.h"
#include "geo/files.h"
#include "sql/embedded.h"

enum { SHEET, TITLE, KEY, HEADING, IS_NUMBER }; /* columns of criteria_columns.sql */
enum { SHEETS_MOST = 8, FIELDS_MOST = 64 };

static const char *const how[][2] = {
    {"Criteria",
     "One row for each test. Weights are of performance criteria; the rest is reported, or must hold."},
    {"Curve",
     "Value of the fact, a colon, the points, in rising order: 0:100, 24:60, 60:0. Straight between, flat "
     "outside. Codes by name: good:100, poor:30; yes or no likewise."},
    {"Expectation",
     "more is better, less is better, band (best in between), by code. A curve that goes another way is "
     "refused."},
    {"Applies to, Duty of",
     "all, or some codes with commas between: classes of assets, and who holds the duty of "
     "inspections."},
    {"Facts",
     "What a criterion may test; for reading only. Columns of your own begin with a bracket: (notes)."},
    {"Then", "terrier criteria import FILE --title ... --by POST --reason ... --preview"},
};
static const struct files_field about_fields[] = {{"What", "text", NULL}, {"Value", "text", NULL}};
static const struct files_field fact_fields[] = {{"Fact", "text", NULL},
                                                 {"Label", "text", NULL},
                                                 {"Unit", "text", NULL},
                                                 {"Values", "text", NULL},
                                                 {"Description", "text", NULL}};

struct writing {
    struct store *db;
    const char *version;
    struct rows *head; /* criteria_form.sql */
    struct rows *columns;
    struct files_field fields[FIELDS_MOST];
    struct files_layer layers[SHEETS_MOST];
    const char *sheets[SHEETS_MOST]; /* NULL: Facts, and About after it */
    size_t count;
};

static void add_cell(struct text *out, const char *value, bool number) {
    struct text guarded = TEXT_EMPTY;
    double amount;

    if (number && value && number_parse(value, &amount)) {
        copy_binary_float8(out, amount);
        return;
    }
    if (number) value = NULL;
    if (value && csv_looks_like_formula(value)) {
        text_format(&guarded, "'%s", value);
        value = text_string(&guarded);
    }
    copy_binary_text(out, value);
    text_free(&guarded);
}

static enum status fill_sheet(struct text *out, struct writing *writing, size_t layer, struct error *err) {
    size_t width = writing->layers[layer].field_count;
    struct rows *rows = NULL;
    enum status status = store_query(writing->db, sql_criteria_cells,
                                     BIND(writing->version, writing->sheets[layer]), STORE_MANY, &rows, err);

    for (size_t i = 0; status == STATUS_OK && i < rows_count(rows); i++) {
        if (i % width == 0) copy_binary_row(out, (int16_t)width);
        add_cell(out, rows_text(rows, i, 0), rows_boolean(rows, i, 1));
    }
    rows_free(rows);
    return status;
}

static enum status fill_facts(struct text *out, struct writing *writing, struct error *err) {
    struct rows *rows = NULL;
    enum status status = store_query(writing->db, sql_criteria_facts, BIND_NONE, STORE_MANY, &rows, err);

    for (size_t i = 0; status == STATUS_OK && i < rows_count(rows); i++) {
        copy_binary_row(out, (int16_t)rows_columns(rows));
        for (size_t column = 0; column < rows_columns(rows); column++)
            add_cell(out, rows_text(rows, i, column), false);
    }
    rows_free(rows);
    return status;
}

static void fill_about(struct text *out, const struct writing *writing) {
    static const char *const names[] = {"Version", "Title", "State", "Strategy"}; /* of criteria_form.sql */

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        copy_binary_row(out, 2);
        add_cell(out, names[i], false);
        add_cell(out, rows_text(writing->head, 0, i), false);
    }
    for (size_t i = 0; i < sizeof how / sizeof *how; i++) {
        copy_binary_row(out, 2);
        add_cell(out, how[i][0], false);
        add_cell(out, how[i][1], false);
    }
}

static enum status feed(void *context, size_t layer, files_byte_sink sink, void *sink_context,
                        struct error *err) {
    struct writing *writing = context;
    struct text stream = TEXT_EMPTY;
    enum status status = STATUS_OK;

    copy_binary_header(&stream);
    if (writing->sheets[layer])
        status = fill_sheet(&stream, writing, layer, err);
    else if (layer + 1 < writing->count)
        status = fill_facts(&stream, writing, err);
    else
        fill_about(&stream, writing);
    copy_binary_trailer(&stream);
    if (status == STATUS_OK) status = sink(sink_context, stream.data, stream.length, err);
    text_free(&stream);
    return status;
}

/* A layer for each sheet, with the columns in their order. */
static void lay_out(struct writing *writing) {
    const struct rows *columns = writing->columns;

    for (size_t i = 0; i < rows_count(columns) && i < FIELDS_MOST; i++) {
        writing->fields[i] = (struct files_field){
            rows_text(columns, i, HEADING), rows_boolean(columns, i, IS_NUMBER) ? "float8" : "text", NULL};
        if (i == 0 || !text_equal(rows_text(columns, i, SHEET), rows_text(columns, i - 1, SHEET))) {
            writing->sheets[writing->count] = rows_text(columns, i, SHEET);
            writing->layers[writing->count++] =
                (struct files_layer){rows_text(columns, i, TITLE), NULL, &writing->fields[i], 0};
        }
        writing->layers[writing->count - 1].field_count++;
    }
    writing->layers[writing->count++] =
        (struct files_layer){"Facts", NULL, fact_fields, sizeof fact_fields / sizeof *fact_fields};
    writing->layers[writing->count++] =
        (struct files_layer){"About", NULL, about_fields, sizeof about_fields / sizeof *about_fields};
}

static enum status write_workbook(struct writing *writing, const char *path, struct error *err) {
    struct files_write what = {.format = "ods", .path = path};
    enum status status =
        store_query(writing->db, sql_criteria_columns, BIND_NONE, STORE_MANY, &writing->columns, err);

    if (status != STATUS_OK) return status;
    lay_out(writing);
    what.layers = writing->layers;
    what.layer_count = writing->count;
    return files_write_layers(&what, feed, writing, err);
}

static enum status write_json(const struct writing *writing, const char *path, struct error *err) {
    struct text out = TEXT_EMPTY;
    struct json json = json_writer(&out);
    enum status status;

    rows_json_object(&json, writing->head, 0);
    text_add_char(&out, '\n');
    status = whole_file_write(path, out.data, out.length, err);
    text_free(&out);
    return status;
}

static bool ends(const char *path, const char *ending) {
    size_t length = strlen(path), tail = strlen(ending);
    return length > tail && text_equal_nocase(path + length - tail, ending);
}

enum status criteria_file_write(const char *path, struct store *db, const char *version, struct error *err) {
    struct writing writing = {.db = db};
    enum status status;

    if (!ends(path, ".ods") && !ends(path, ".json"))
        return error_set(err, STATUS_INVALID, "criteria are written as .ods or .json; %s ends otherwise",
                         path);
    status = store_query(db, sql_criteria_form, BIND(version), STORE_MAYBE_ONE, &writing.head, err);
    if (status == STATUS_OK && rows_count(writing.head) == 0)
        status = error_set(err, STATUS_NOT_FOUND,
                           "there is no version %s of the criteria; `terrier criteria versions` lists them",
                           version ? version : "in force");
    if (status == STATUS_OK) {
        writing.version = rows_text(writing.head, 0, 0);
        status = ends(path, ".ods") ? write_workbook(&writing, path, err) : write_json(&writing, path, err);
    }
    rows_free(writing.columns);
    rows_free(writing.head);
    return status;
}
