#include "engine/exchange/layout_check.h"

#include "engine/base/csv.h"
#include "engine/base/json.h"
#include "engine/base/progress.h"
#include "engine/base/text.h"
#include "sql/embedded.h"

#define SEND_BYTES 65536

struct checking {
    struct layout_check *out;
    const char *bytes;
    size_t length;
};

static void add_row(struct text *out, struct text *cells, const struct csv_row *row) {
    copy_binary_row(out, 4);
    copy_binary_int8(out, (int64_t)row->number);
    copy_binary_int8(out, (int64_t)row->line);
    copy_binary_text(out, row->fault == CSV_FINE ? NULL : csv_fault_text(row->fault));
    if (row->field_count == 0) {
        copy_binary_null(out);
        return;
    }
    text_clear(cells);
    struct json json = json_writer(cells);
    json_array(&json);
    for (size_t i = 0; i < row->field_count; i++)
        json_text(&json, row->fields[i]);
    json_end(&json);
    copy_binary_bytes(out, cells->data, cells->length);
}

static enum status send_rows(struct checking *checking, struct csv_reader *reader, struct store *db,
                             struct error *err) {
    struct text piece = TEXT_EMPTY, cells = TEXT_EMPTY;
    struct progress progress = progress_start("Reading the file", 0);
    struct csv_row row;
    enum status status = STATUS_OK;

    checking->out->row_count = 0;
    copy_binary_header(&piece);
    while (status == STATUS_OK && csv_next(reader, &row)) {
        add_row(&piece, &cells, &row);
        progress_step(&progress, ++checking->out->row_count);
        if (piece.length < SEND_BYTES) continue;
        status = store_copy_in_bytes(db, piece.data, piece.length, err);
        text_clear(&piece);
    }
    copy_binary_trailer(&piece);
    if (status == STATUS_OK) status = store_copy_in_bytes(db, piece.data, piece.length, err);
    progress_end(&progress);
    text_free(&cells);
    text_free(&piece);
    return status;
}

static enum status take_rows(struct checking *checking, struct csv_reader *reader, struct store *db,
                             struct error *err) {
    enum status status = store_run(db, sql_publish_check_open, BIND_NONE, err);

    if (status == STATUS_OK) status = store_copy_in_begin(db, sql_publish_check_copy, err);
    if (status != STATUS_OK) return status;
    status = send_rows(checking, reader, db, err);
    if (status == STATUS_OK) return store_copy_in_end(db, NULL, NULL, err);
    struct error ignored;
    store_copy_in_end(db, "given up", NULL, &ignored);
    return status;
}

static void forget_issues(struct layout_check *out) {
    rows_free(out->issues);
    rows_free(out->kinds);
    out->issues = out->kinds = NULL;
}

static void count_issues(struct layout_check *out) {
    out->fault_count = out->warning_count = 0;
    for (size_t i = 0; i < rows_count(out->issues); i++)
        if (text_equal(rows_text(out->issues, i, 2), "fault"))
            out->fault_count++;
        else
            out->warning_count++;
}

static enum status find_issues(struct layout_check *out, const struct csv_reader *reader, struct store *db,
                               struct error *err) {
    struct text names = TEXT_EMPTY;
    struct json json = json_writer(&names);

    json_array(&json);
    for (size_t i = 0; i < csv_column_count(reader); i++)
        json_text(&json, csv_column(reader, i));
    json_end(&json);
    forget_issues(out); /* of an attempt that lost a race */
    enum status status = store_run(db, sql_publish_check_keep, BIND_NONE, err);
    if (status == STATUS_OK) status = store_run(db, sql_publish_check_issues, BIND(text_string(&names)), err);
    text_free(&names);
    if (status == STATUS_OK)
        status = store_query(db, sql_publish_check_list, BIND_NONE, STORE_MANY, &out->issues, err);
    if (status == STATUS_OK)
        status = store_query(db, sql_publish_check_kinds, BIND_NONE, STORE_MANY, &out->kinds, err);
    if (status == STATUS_OK) count_issues(out);
    return status;
}

static enum status check(struct store *db, void *context, struct error *err) {
    struct checking *checking = context;
    struct csv_reader *reader = NULL;
    enum status status = csv_open(&reader, checking->bytes, checking->length, err);

    if (status == STATUS_OK) status = take_rows(checking, reader, db, err);
    if (status == STATUS_OK) status = find_issues(checking->out, reader, db, err);
    csv_close(reader);
    return status;
}

enum status layout_check(struct layout_check *out, struct store *db, const char *bytes, size_t length,
                         struct error *err) {
    struct checking checking = {out, bytes, length};
    enum status status;

    *out = (struct layout_check){0};
    status = store_transaction(db, (struct store_intent){.reason = "check of a file"}, check, &checking, err);
    if (status != STATUS_OK) layout_check_free(out);
    return status;
}

void layout_check_free(struct layout_check *check) {
    forget_issues(check);
    *check = (struct layout_check){0};
}

void layout_check_csv(struct text *out, const struct layout_check *check) {
    size_t columns = rows_columns(check->issues);

    for (size_t c = 0; c < columns; c++)
        csv_write_field(out, rows_column_name(check->issues, c), c == 0, true);
    text_add(out, "\r\n");
    for (size_t r = 0; r < rows_count(check->issues); r++) {
        for (size_t c = 0; c < columns; c++)
            csv_write_field(out, rows_text(check->issues, r, c), c == 0, true);
        text_add(out, "\r\n");
    }
}
