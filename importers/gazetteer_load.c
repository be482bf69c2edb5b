#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "engine/base/format.h"
#include "engine/base/log.h"
#include "engine/base/progress.h"
#include "importers/gazetteer_inside.h"
#include "importers/stage.h"
#include "sql/embedded.h"

#define FLUSH_BYTES  (256 * 1024)
#define MEGABYTE     (1024 * 1024)
#define NO_SHA256    "0000000000000000000000000000000000000000000000000000000000000000" /* until all is read */
#define SAMPLE_EVERY 1000 /* rows of which one has its two positions compared */
#define SAMPLE_APART 5.0  /* metres: OS rounds to the centimetre, and PROJ without the grid is 2 m off */

static const char *product(const struct gazetteer_load *load) {
    return gazetteer_product_name(gazetteer_product(load->gazetteer));
}

static bool is_open_uprn(const struct gazetteer_load *load) {
    return gazetteer_product(load->gazetteer) == GAZETTEER_OPEN_UPRN;
}

/* --- rows --- */

static void note(struct gazetteer_load *load, const struct gazetteer_row *row) {
    load->rejected++;
    if (load->rejected > GAZETTEER_TOLD) return;
    issues_add(&load->issues, &(struct issue){.row_number = row->number,
                                              .line = row->line,
                                              .column = row->column,
                                              .value = row->value,
                                              .severity = SEVERITY_REJECTED,
                                              .code = row->code,
                                              .reason = row->reason});
}

/* Ranges cannot tell columns that are mixed up from columns that are not; the two positions of a row can. */
static void sample(struct gazetteer_load *load, const struct gazetteer_row *row) {
    struct error said;
    double x, y;

    if (row->number % SAMPLE_EVERY != 1 || isnan(row->latitude) || isnan(row->longitude)) return;
    load->sampled++;
    if (geo_to_grid(load->geo, row->longitude, row->latitude, &x, &y, &said) != STATUS_OK ||
        hypot(x - row->easting, y - row->northing) > SAMPLE_APART)
        load->apart++;
}

/* What lies on a record in both systems is made by one operation, of which its accuracy speaks. Far out at
 * sea, where that has no answer, the file's own stays. */
static void project(const struct gazetteer_load *load, struct gazetteer_row *row) {
    struct error ignored;
    double longitude, latitude;

    if (geo_to_lonlat(load->geo, row->easting, row->northing, &longitude, &latitude, &ignored) != STATUS_OK)
        return;
    row->longitude = longitude;
    row->latitude = latitude;
}

static enum status flush(struct gazetteer_load *load, struct store *db, struct text *out, struct error *err) {
    enum status status =
        load->request->preview ? STATUS_OK : store_copy_in_bytes(db, out->data, out->length, err);

    text_clear(out);
    return status;
}

static enum status send_rows(struct gazetteer_load *load, struct store *db, struct error *err) {
    struct progress progress =
        progress_start("Loading the gazetteer, megabytes", file_stream_size(load->file) / MEGABYTE);
    struct gazetteer_row row;
    struct text out = TEXT_EMPTY;
    enum status status = STATUS_OK;

    copy_binary_header(&out);
    while (status == STATUS_OK && gazetteer_next(load->gazetteer, &row)) {
        load->rows++;
        if (row.code != NULL) {
            note(load, &row);
            continue;
        }
        sample(load, &row);
        project(load, &row);
        gazetteer_put(&out, load->gazetteer, &row);
        if (out.length < FLUSH_BYTES) continue;
        status = flush(load, db, &out, err);
        progress_step(&progress, file_stream_done(load->file) / MEGABYTE);
    }
    if (status == STATUS_OK) status = gazetteer_ended(load->gazetteer, err);
    copy_binary_trailer(&out);
    if (status == STATUS_OK) status = flush(load, db, &out, err);
    text_free(&out);
    progress_end(&progress);
    return status;
}

static double seconds(void) {
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static enum status copy_rows(struct gazetteer_load *load, struct store *db, struct error *err) {
    double started = seconds();
    struct error ignored;
    enum status status;

    if (load->request->preview) return send_rows(load, db, err);
    status = store_run(db, sql_gazetteer_begin, BIND(product(load)), err);
    if (status == STATUS_OK)
        status = store_copy_in_begin(
            db, is_open_uprn(load) ? sql_gazetteer_copy_open_uprn : sql_gazetteer_copy_addressbase_plus, err);
    if (status != STATUS_OK) return status;
    status = send_rows(load, db, err);
    if (status == STATUS_OK)
        status = store_copy_in_end(db, NULL, NULL, err);
    else
        store_copy_in_end(db, "the load was given up", NULL, &ignored);
    log_debug("import", "%lld rows copied in %.3f s", (long long)load->rows, seconds() - started);
    return status;
}

/* --- what is asked of the file as a whole --- */

static enum status check_whole(const struct gazetteer_load *load, struct error *err) {
    if (load->rows == load->rejected)
        return error_set(
            err, STATUS_INVALID,
            "none of the %lld rows could be taken, so the release in force stays: is this the file "
            "as it was downloaded?",
            (long long)load->rows);
    if (2 * load->apart > load->sampled)
        return error_set(
            err, STATUS_INVALID,
            "of %lld rows looked at, in %lld the coordinates and the latitude and longitude are of "
            "different places: are the columns named rightly?",
            (long long)load->sampled, (long long)load->apart);
    return STATUS_OK;
}

/* A download that broke off looks like a small gazetteer. */
static void warn_of_fewer(struct gazetteer_load *load, int64_t before) {
    struct text reason = TEXT_EMPTY;
    char now[FORMAT_SIZE], then[FORMAT_SIZE];

    if (load->rows - load->rejected >= before - before / 10) return;
    text_format(&reason, "the release before had %s rows and this one has %s: is the file whole?",
                format_integer(then, before), format_integer(now, load->rows - load->rejected));
    issues_add(
        &load->issues,
        &(struct issue){.severity = SEVERITY_WARNING, .code = "fewer_rows", .reason = text_string(&reason)});
    text_free(&reason);
}

/* --- in the transaction --- */

enum status gazetteer_begin(struct gazetteer_load *load, struct error *err) {
    enum status status = file_stream_rewind(load->file, err);

    gazetteer_close(load->gazetteer);
    load->gazetteer = NULL;
    load->rows = load->rejected = load->sampled = load->apart = 0;
    if (status == STATUS_OK)
        status = gazetteer_open(&load->gazetteer, file_stream_read, load->file, CSV_WINDOW, err);
    return status;
}

enum status gazetteer_hash(struct gazetteer_load *load, struct error *err) {
    char *buffer = memory_array(MEGABYTE, 1);
    size_t got = 1;
    enum status status = file_stream_rewind(load->file, err);

    while (status == STATUS_OK && got > 0)
        status = file_stream_read(load->file, buffer, MEGABYTE, &got, err);
    free(buffer);
    return status == STATUS_OK ? file_stream_sha256(load->file, load->sha256, err) : status;
}

/* Only a file of the same size is worth reading twice to know whether it is the same. */
static enum status look_before(struct gazetteer_load *load, struct store *db, int64_t *rows_before,
                               bool *known, struct error *err) {
    struct rows *rows = NULL;
    enum status status = store_query(db, sql_gazetteer_before, BIND(load->feed), STORE_MAYBE_ONE, &rows, err);
    bool alike = status == STATUS_OK && rows_count(rows) == 1 &&
                 rows_integer(rows, 0, 0) == file_stream_size(load->file);

    *rows_before = status == STATUS_OK && rows_count(rows) == 1 ? rows_integer(rows, 0, 1) : 0;
    *known = false;
    rows_free(rows);
    if (!alike) return status;
    rows = NULL;
    status = gazetteer_hash(load, err);
    if (status == STATUS_OK)
        status = store_query(db, sql_import_batch_known, BIND(load->feed, load->sha256, ""), STORE_MAYBE_ONE,
                             &rows, err);
    *known = status == STATUS_OK && rows_count(rows) == 1;
    if (*known) load->report->batch_id = rows_integer(rows, 0, 0);
    rows_free(rows);
    return status;
}

static const char *title(const struct gazetteer_load *load) {
    if (load->gazetteer == NULL) return "Gazetteers that could not be read";
    return is_open_uprn(load) ? "OS Open UPRN" : "AddressBase Plus";
}

/* What it is loaded under is that of the product: Ordnance Survey, "OS Open UPRN" and "AddressBase Plus",
 * licensing. */
static const char *licence(const struct gazetteer_load *load) {
    if (load->gazetteer == NULL) return NULL;
    return is_open_uprn(load) ? "Open Government Licence v3.0 (OS Open UPRN)"
                              : "Public Sector Geospatial Agreement (AddressBase Plus)";
}

enum status gazetteer_insert_batch(struct gazetteer_load *load, struct store *db, const char *status_word,
                                   const char *sha256, int64_t *batch_id, struct error *err) {
    const char *feed = load->feed != NULL ? load->feed : "gazetteer";
    char bytes[24];
    struct text map = TEXT_EMPTY;
    struct rows *rows = NULL;
    enum status status;

    if (load->gazetteer != NULL) gazetteer_column_map(&map, load->gazetteer);
    status = store_run(db, sql_import_feed, BIND(feed, "gazetteer", title(load), licence(load), NULL), err);
    if (status == STATUS_OK)
        status = store_query(db, sql_import_batch_insert,
                             BIND("gazetteer", feed, load->file_name, sha256 != NULL ? sha256 : NO_SHA256,
                                  bind_integer(bytes, file_stream_size(load->file)),
                                  load->gazetteer != NULL ? gazetteer_encoding(load->gazetteer) : NULL,
                                  "none", "", map.length > 0 ? text_string(&map) : "{}", status_word),
                             STORE_ONE, &rows, err);
    if (status == STATUS_OK) *batch_id = rows_integer(rows, 0, 0);
    rows_free(rows);
    text_free(&map);
    return status;
}

static enum status make_indexes(struct gazetteer_load *load, struct store *db, const char *batch,
                                struct error *err) {
    struct progress progress = progress_start("Making the gazetteer's indexes", 3);
    char told[24];
    struct rows *rows = NULL;
    enum status status =
        store_query(db, sql_gazetteer_key, BIND(product(load), batch, bind_integer(told, GAZETTEER_TOLD)),
                    STORE_ONE, &rows, err);

    if (status == STATUS_OK) load->rejected += rows_integer(rows, 0, 0);
    rows_free(rows);
    progress_step(&progress, 1);
    if (status == STATUS_OK) status = store_run(db, sql_gazetteer_places, BIND(product(load)), err);
    progress_step(&progress, 2);
    progress_end(&progress);
    return status;
}

static enum status put_in_force(struct gazetteer_load *load, struct store *db, const char *batch,
                                struct error *err) {
    char rows[24], rejected[24], loaded[24], accuracy[32];
    struct rows *placed = NULL;
    enum status status = store_run(
        db, sql_gazetteer_close,
        BIND(batch, load->sha256, bind_integer(rows, load->rows), bind_integer(rejected, load->rejected)),
        err);

    if (status != STATUS_OK || load->request->preview) return status;
    snprintf(accuracy, sizeof accuracy, "%g", geo_operation(load->geo)->accuracy_metres);
    status = store_run(db, sql_gazetteer_release,
                       BIND(product(load), batch, load->released_on[0] == '\0' ? NULL : load->released_on,
                            bind_integer(loaded, load->rows - load->rejected), accuracy),
                       err);
    if (status == STATUS_OK)
        status = store_query(db, sql_gazetteer_place, BIND_NONE, STORE_ONE, &placed, err);
    if (status == STATUS_OK) load->report->placed = rows_integer(placed, 0, 0);
    rows_free(placed);
    return status;
}

static enum status take_issues(struct import_report *report, struct store *db, const char *batch,
                               struct error *err) {
    rows_free(report->issues); /* of an attempt that lost a race */
    rows_free(report->issue_counts);
    report->issues = report->issue_counts = NULL;
    enum status status =
        store_query(db, sql_import_issues, BIND(batch, NULL), STORE_MANY, &report->issues, err);
    if (status == STATUS_OK)
        status =
            store_query(db, sql_import_issue_counts, BIND(batch), STORE_MANY, &report->issue_counts, err);
    return status;
}

static enum status load_all(struct gazetteer_load *load, struct store *db, int64_t rows_before,
                            struct error *err) {
    int64_t batch_id = 0;
    char batch[24];
    enum status status = gazetteer_insert_batch(load, db, "staged", NULL, &batch_id, err);

    bind_integer(batch, batch_id);
    issues_start(&load->issues, batch_id);
    if (status == STATUS_OK) status = copy_rows(load, db, err);
    if (status == STATUS_OK) status = file_stream_sha256(load->file, load->sha256, err);
    if (status == STATUS_OK) status = check_whole(load, err);
    if (status == STATUS_OK) warn_of_fewer(load, rows_before);
    if (status == STATUS_OK) status = stage_issues(db, &load->issues, err);
    if (status == STATUS_OK && !load->request->preview) status = make_indexes(load, db, batch, err);
    if (status == STATUS_OK) status = put_in_force(load, db, batch, err);
    if (status == STATUS_OK) status = take_issues(load->report, db, batch, err);
    load->report->batch_id = batch_id;
    return status;
}

enum status gazetteer_apply(struct store *db, void *context, struct error *err) {
    struct gazetteer_load *load = context;
    int64_t rows_before = 0;
    bool known = false;
    enum status status = store_run(db, sql_import_feed_lock, BIND(load->feed), err);

    if (status == STATUS_OK) status = look_before(load, db, &rows_before, &known, err);
    load->report->result = IMPORT_UNCHANGED;
    if (status == STATUS_OK) status = gazetteer_begin(load, err);
    if (status != STATUS_OK || known) return status;
    status = load_all(load, db, rows_before, err);
    if (status != STATUS_OK) return status;
    load->report->result = load->request->preview ? IMPORT_PREVIEWED : IMPORT_APPLIED;
    if (!load->request->preview) return STATUS_OK;
    load->report->batch_id = 0;
    load->rolled_back = true;
    return error_set(err, STATUS_CANCELLED, "a preview keeps nothing");
}
