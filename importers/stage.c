#include "importers/stage.h"

#include "engine/base/json.h"
#include "engine/base/progress.h"
#include "sql/embedded.h"

#define FLUSH_BYTES   65536
#define JSONB_VERSION 1 /* the byte before the text in PostgreSQL's binary form of jsonb */

struct stage {
    struct store *db;
    struct checker *checker;
    int64_t batch_id;
    struct text records; /* on their way out */
    struct text json;
};

static void add_jsonb(struct text *out, const struct text *json) {
    struct text value = TEXT_EMPTY;

    text_add_char(&value, JSONB_VERSION);
    text_add_bytes(&value, text_string(json), json->length);
    copy_binary_bytes(out, value.data, value.length);
    text_free(&value);
}

/* The row under its column names; a ragged row's extra fields are in its raw bytes only. */
static void as_it_came(struct text *out, const struct sheet *sheet, const struct sheet_row *from) {
    struct json json = json_writer(out);

    text_clear(out);
    json_object(&json);
    for (size_t i = 0; i < from->field_count && i < sheet_column_count(sheet); i++)
        json_text_member(&json, sheet_column(sheet, i), from->fields[i]);
    json_end(&json);
}

static void add_record(struct stage *stage, const struct sheet_row *from, const struct row *row) {
    struct text *out = &stage->records;

    copy_binary_row(out, 8);
    copy_binary_int8(out, stage->batch_id);
    copy_binary_int8(out, (int64_t)from->number);
    copy_binary_int8(out, (int64_t)from->line);
    copy_binary_text(out, from->fault_code == NULL ? row_key(row) : NULL);
    if (from->field_count > 0) {
        as_it_came(&stage->json, stage->checker->sheet, from);
        add_jsonb(out, &stage->json);
    } else {
        copy_binary_null(out);
    }
    copy_binary_bytes(out, from->raw, from->raw_length);
    copy_binary_bool(out, row->rejected);
    if (row->rejected) {
        copy_binary_null(out);
    } else {
        text_clear(&stage->json);
        row_json(&stage->json, row);
        add_jsonb(out, &stage->json);
    }
}

static enum status flush(struct stage *stage, struct error *err) {
    enum status status = store_copy_in_bytes(stage->db, stage->records.data, stage->records.length, err);

    text_clear(&stage->records);
    return status;
}

/* A file that ends with its header is mostly an export that went wrong. */
static void tell_empty(struct issues *issues) {
    issues_add(issues,
               &(struct issue){.severity = SEVERITY_WARNING,
                               .code = "no_rows",
                               .reason = "the file has a header and no rows: nothing was imported; see "
                                         "that the export was whole"});
}

static enum status send_records(struct stage *stage, struct sheet *sheet, struct error *err) {
    size_t rows = 0;
    struct progress progress = progress_start("Checking the rows", 0);
    struct sheet_row from;
    struct row row;
    enum status status = STATUS_OK;

    copy_binary_header(&stage->records);
    while (status == STATUS_OK && sheet_next(sheet, &from)) {
        row_read(&row, stage->checker, &from);
        add_record(stage, &from, &row);
        if (stage->records.length >= FLUSH_BYTES) status = flush(stage, err);
        progress_step(&progress, (int64_t)from.number);
        rows++;
    }
    if (rows == 0) tell_empty(stage->checker->issues);
    copy_binary_trailer(&stage->records);
    if (status == STATUS_OK) status = flush(stage, err);
    progress_end(&progress);
    return status;
}

static enum status copy_records(struct stage *stage, struct sheet *sheet, struct error *err) {
    struct error ignored;
    enum status status = store_copy_in_begin(stage->db, sql_import_copy_record, err);

    if (status != STATUS_OK) return status;
    status = send_records(stage, sheet, err);
    if (status == STATUS_OK) return store_copy_in_end(stage->db, NULL, NULL, err);
    store_copy_in_end(stage->db, "the import was given up", NULL, &ignored);
    return status;
}

/* `body` is rows without header and trailer. */
static enum status copy_whole(struct store *db, const char *sql, const struct text *body, struct error *err) {
    struct text header = TEXT_EMPTY, trailer = TEXT_EMPTY;
    struct error ignored;
    enum status status = store_copy_in_begin(db, sql, err);

    if (status != STATUS_OK) return status;
    copy_binary_header(&header);
    copy_binary_trailer(&trailer);
    status = store_copy_in_bytes(db, header.data, header.length, err);
    if (status == STATUS_OK && body->length > 0)
        status = store_copy_in_bytes(db, body->data, body->length, err);
    if (status == STATUS_OK) status = store_copy_in_bytes(db, trailer.data, trailer.length, err);
    if (status == STATUS_OK)
        status = store_copy_in_end(db, NULL, NULL, err);
    else
        store_copy_in_end(db, "the import was given up", NULL, &ignored);
    text_free(&header);
    text_free(&trailer);
    return status;
}

enum status stage_issues(struct store *db, const struct issues *issues, struct error *err) {
    return copy_whole(db, sql_import_copy_issue, &issues->copied, err);
}

enum status stage_rows(struct store *db, struct checker *checker, struct sheet *sheet, int64_t batch_id,
                       struct error *err) {
    struct stage stage = {.db = db, .checker = checker, .batch_id = batch_id};
    enum status status;

    issues_start(checker->issues, batch_id);
    checker_start(checker);
    status = sheet_rewind(sheet, err);
    if (status == STATUS_OK) status = copy_records(&stage, sheet, err);
    if (status == STATUS_OK) status = stage_issues(db, checker->issues, err);
    if (status == STATUS_OK) status = store_run(db, sql_import_open_row, BIND_NONE, err);
    text_free(&stage.records);
    text_free(&stage.json);
    return status;
}
