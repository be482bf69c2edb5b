#include "importers/gazetteer.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/format.h"
#include "engine/base/log.h"
#include "importers/gazetteer_inside.h"
#include "sql/embedded.h"

static bool digits(const char *text, size_t count) {
    return strspn(text, "0123456789") >= count;
}

bool gazetteer_released_on(const char *file_name, char out[11]) {
    int32_t day;

    for (const char *at = file_name; *at != '\0'; at += digits(at, 1) ? strspn(at, "0123456789") : 1) {
        if (digits(at, 4) && at[4] == '-' && strlen(at) >= 10)
            memcpy(out, at, 10);
        else if (strspn(at, "0123456789") == 6)
            memcpy(out, (const char[]){at[0], at[1], at[2], at[3], '-', at[4], at[5], '-', '0', '1'}, 10);
        else
            continue;
        out[10] = '\0';
        if (date_parse(out, &day)) return true;
    }
    out[0] = '\0';
    return false;
}

static enum status prepare(struct gazetteer_load *load, struct error *err) {
    const struct import_request *request = load->request;
    struct text feed = TEXT_EMPTY;
    enum status status;

    if (request->profile != NULL)
        return error_set(err, STATUS_INVALID, "a gazetteer is read by its own header: leave --profile out");
    gazetteer_released_on(load->file_name, load->released_on);
    status = file_stream_open(&load->file, request->path, err);
    if (status == STATUS_OK) status = gazetteer_begin(load, err); /* tells the product, by the header */
    if (status == STATUS_OK) status = geo_open(&load->geo, request->proj_directory, err);
    if (status != STATUS_OK) return status;
    text_format(&feed, "gazetteer/%s", gazetteer_product_name(gazetteer_product(load->gazetteer)));
    load->feed = text_take(&feed);
    return STATUS_OK;
}

static void fill_report(struct gazetteer_load *load) {
    struct import_report *report = load->report;
    struct text map = TEXT_EMPTY;

    gazetteer_column_map(&map, load->gazetteer);
    report->file_name = memory_text(load->file_name);
    report->profile = memory_text("none");
    report->feed = memory_text(load->feed);
    report->encoding = memory_text(gazetteer_encoding(load->gazetteer));
    report->column_map = text_take(&map);
    report->rows = load->rows;
    report->rejected = load->rejected;
    report->accepted = report->inserted = load->rows - load->rejected;
    for (size_t i = 0; report->issues != NULL && i < rows_count(report->issues); i++)
        report->warnings += text_equal(rows_text(report->issues, i, 2), "warning");
}

static enum status perform(struct gazetteer_load *load, struct store *db, struct error *err) {
    struct text reason = TEXT_EMPTY;
    enum status status;

    text_format(&reason, "import of %s", load->file_name);
    status = store_transaction(db, (struct store_intent){load->request->actor, text_string(&reason), false},
                               gazetteer_apply, load, err);
    text_free(&reason);
    return load->rolled_back && status == STATUS_CANCELLED ? STATUS_OK : status;
}

/* --- a file refused as a whole --- */

struct refusal {
    struct gazetteer_load *load;
    const char *reason;
};

static enum status record_refusal(struct store *db, void *context, struct error *err) {
    struct refusal *refusal = context;
    int64_t batch_id = 0;
    char batch[24];
    enum status status =
        gazetteer_insert_batch(refusal->load, db, "failed", refusal->load->sha256, &batch_id, err);

    if (status == STATUS_OK)
        status = store_run(db, sql_import_batch_issue,
                           BIND(bind_integer(batch, batch_id), "file_refused", refusal->reason), err);
    return status;
}

/* The reason goes to the user in any case; that it could not be recorded too is for the log. */
static void keep_refusal(struct gazetteer_load *load, struct store *db, const struct error *err) {
    struct refusal refusal = {load, err->message};
    struct error said;
    enum status status;

    if (load->request->preview || load->file == NULL) return;
    status = gazetteer_hash(load, &said);
    if (status == STATUS_OK)
        status = store_transaction(db, (struct store_intent){load->request->actor, "import refused", false},
                                   record_refusal, &refusal, &said);
    if (status != STATUS_OK)
        log_warning("import", "the refusal of %s could not be recorded: %s", load->file_name, said.message);
}

enum status gazetteer_import(struct import_report **out, struct store *db,
                             const struct import_request *request, struct error *err) {
    const char *slash = strrchr(request->path, '/');
    struct gazetteer_load load = {.request = request,
                                  .file_name = slash == NULL ? request->path : slash + 1,
                                  .report = memory_array(1, sizeof *load.report)};
    enum status status = prepare(&load, err);

    if (status == STATUS_OK) status = perform(&load, db, err);
    if (status == STATUS_INVALID) keep_refusal(&load, db, err);
    if (status != STATUS_OK)
        status = error_context(err, "%s was not loaded, and the gazetteer is as it was", load.file_name);
    else
        fill_report(&load);
    gazetteer_close(load.gazetteer);
    file_stream_close(load.file);
    geo_close(load.geo);
    issues_free(&load.issues);
    free(load.feed);
    if (status == STATUS_OK)
        *out = load.report;
    else
        import_report_free(load.report);
    return status;
}
