#include "engine/exchange/publication.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "engine/base/progress.h"
#include "engine/exchange/publication_inside.h"
#include "engine/exchange/whole_file.h"
#include "sql/embedded.h"

const char *making_value(const struct making *making, const char *column) {
    int at = rows_find(making->state, column);
    return at < 0 ? NULL : rows_text(making->state, 0, (size_t)at);
}

int64_t making_number(const struct making *making, const char *column) {
    int at = rows_find(making->state, column);
    return at < 0 ? 0 : rows_integer(making->state, 0, (size_t)at);
}

/* --- the list, of one snapshot --- */

static void forget(struct making *making) {
    rows_free(making->state);
    rows_free(making->columns);
    rows_free(making->counts);
    making->state = making->columns = making->counts = NULL;
}

static enum status read_state(struct making *making, struct store *db, struct error *err) {
    enum status status = store_query(db, sql_publish_state, BIND_NONE, STORE_MAYBE_ONE, &making->state, err);

    if (status == STATUS_OK && rows_count(making->state) == 0)
        return error_set(err, STATUS_INVALID,
                         "nobody is named as the publisher: add a row to code.publisher in sql/reference");
    if (status == STATUS_OK)
        status = store_query(db, sql_publish_columns, BIND_NONE, STORE_MANY, &making->columns, err);
    if (status == STATUS_OK)
        status = store_query(db, sql_publish_counts, BIND_NONE, STORE_MANY, &making->counts, err);
    return status;
}

static enum status read_list(struct store *db, void *context, struct error *err) {
    struct making *making = context;
    struct progress progress = progress_start("Reading the list", 3);
    enum status status;

    forget(making); /* of an attempt that lost a race */
    status = read_state(making, db, err);
    progress_step(&progress, 1);
    if (status == STATUS_OK) status = publication_list_csv(making, db, err);
    progress_step(&progress, 2);
    if (status == STATUS_OK) status = publication_list_gpkg(making, db, err);
    progress_end(&progress);
    return status;
}

/* --- the files --- */

static enum status write_file(struct making *making, enum publication_file file, const struct text *content,
                              struct error *err) {
    char *path = whole_folder_file(making->folder, publication_kinds[file].name);
    enum status status = whole_file_write(path, content->data, content->length, err);

    making->sizes[file] = (int64_t)content->length;
    free(path);
    return status;
}

static enum status write_made(struct making *making, enum publication_file file,
                              void (*make)(struct text *out, const struct making *making),
                              struct error *err) {
    struct text content = TEXT_EMPTY;

    make(&content, making);
    enum status status = write_file(making, file, &content, err);
    text_free(&content);
    return status;
}

static void validation(struct text *out, const struct making *making) {
    layout_check_csv(out, &making->check);
}

static enum status measure_gpkg(struct making *making, struct error *err) {
    char *path = whole_folder_file(making->folder, publication_kinds[PUBLICATION_GPKG].name);
    struct stat about;
    int found = stat(path, &about);

    free(path);
    if (found != 0) return error_set(err, STATUS_IO, "the GeoPackage that was written is not there");
    making->sizes[PUBLICATION_GPKG] = (int64_t)about.st_size;
    return STATUS_OK;
}

/* The page comes last: it says how long the others are. */
static enum status write_files(struct making *making, struct error *err) {
    enum status status = write_file(making, PUBLICATION_CSV, &making->csv, err);

    if (status == STATUS_OK) status = measure_gpkg(making, err);
    if (status == STATUS_OK) status = write_made(making, PUBLICATION_CSVW, publication_csvw, err);
    if (status == STATUS_OK) status = write_made(making, PUBLICATION_GEMINI, publication_gemini, err);
    if (status == STATUS_OK) status = write_made(making, PUBLICATION_VALIDATION, validation, err);
    if (status == STATUS_OK) status = write_made(making, PUBLICATION_PAGE, publication_page, err);
    return status;
}

/* --- all --- */

static void fill_report(struct making *making) {
    struct publication_report *report = making->report;

    snprintf(report->as_at, sizeof report->as_at, "%s", making_value(making, "as_at"));
    report->revision = making_number(making, "revision");
    report->row_count = making_number(making, "row_count");
    report->vacant_count = making_number(making, "vacant_count");
    report->unlocated_count = making_number(making, "unlocated_count");
    report->licence_withheld_count = making_number(making, "licence_withheld_count");
    report->left_out_count = making_number(making, "left_out_count");
    report->fault_count = making->check.fault_count;
    report->warning_count = making->check.warning_count;
    report->sample = text_equal(making_value(making, "sample"), "t");
}

/* Only what the list says is of a past time: it is checked and kept now. */
static enum status read_then(struct making *making, struct store *db, struct error *err) {
    const struct store_intent snapshot = {.read_only = true};
    struct arena *arena = arena_new();
    const char *words = NULL;
    enum status status = times_begin_reading(db, &making->what->times, arena, &words, err);

    if (status == STATUS_OK) status = store_transaction(db, snapshot, read_list, making, err);
    store_read_at(db, NULL);
    arena_free(arena);
    return status;
}

static enum status make(struct making *making, struct store *db, struct error *err) {
    enum status status = read_then(making, db, err);

    if (status == STATUS_OK && rows_count(making->columns) == 0)
        status =
            error_set(err, STATUS_INVALID, "the layout has no columns in force: code.transparency_column");
    if (status == STATUS_OK)
        status = layout_check(&making->check, db, making->csv.data, making->csv.length, err);
    if (status != STATUS_OK) return status;
    fill_report(making);
    status = write_files(making, err);
    return status == STATUS_OK ? publication_keep(making, db, err) : status;
}

enum status publication_make(struct publication_report *out, struct store *db, const struct publication *what,
                             struct error *err) {
    struct making making = {.what = what, .report = out};
    enum status status;

    *out = (struct publication_report){0};
    status = whole_folder_open(&making.folder, what->folder, err);
    if (status != STATUS_OK) return status;
    status = make(&making, db, err);
    if (status != STATUS_OK || !what->keep_folder) whole_folder_undo(making.folder);
    whole_folder_free(making.folder);
    layout_check_free(&making.check);
    text_free(&making.csv);
    forget(&making);
    return status;
}
