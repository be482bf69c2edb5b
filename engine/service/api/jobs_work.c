/* One job: the import or the run itself, on a connection of its own, and keeping what came of it. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/json.h"
#include "engine/base/log.h"
#include "engine/base/memory.h"
#include "engine/exchange/publication.h"
#include "engine/register/match.h"
#include "engine/runs/runs.h"
#include "engine/service/api/jobs_inside.h"
#include "importers/import.h"
#include "sql/embedded.h"

struct doing {
    const struct work *work;
    const struct jobs_options *options;
    struct store *db;
    struct live *live;
    struct import_report *report; /* of preview and apply */
    struct text result;           /* JSON */
    bool moved;                   /* the register, or what is said of it, is another now */
};

bool work_read(struct work *work, const struct rows *rows) {
    if (rows_count(rows) == 0) return false;
    *work = (struct work){.job = rows_integer(rows, 0, 0),
                          .what = memory_text(rows_text(rows, 0, 1)),
                          .upload = rows_integer(rows, 0, 2),
                          .actor = memory_text(rows_text(rows, 0, 3)),
                          .kind = memory_text(rows_text(rows, 0, 4)),
                          .profile = memory_text(rows_text(rows, 0, 5)),
                          .file_name = memory_text(rows_text(rows, 0, 6)),
                          .as_at = memory_text(rows_text(rows, 0, 7)),
                          .label = memory_text(rows_text(rows, 0, 8)),
                          .trial = rows_boolean(rows, 0, 9),
                          .map = memory_text(rows_text(rows, 0, 10)),
                          .scheme = memory_text(rows_text(rows, 0, 11)),
                          .save_profile = memory_text(rows_text(rows, 0, 12)),
                          .sheet = memory_text(rows_text(rows, 0, 13)),
                          .header_row = rows_is_null(rows, 0, 14) ? 0 : (int)rows_integer(rows, 0, 14),
                          .set = memory_text(rows_text(rows, 0, 15)),
                          .parameters = memory_text(rows_text(rows, 0, 16)),
                          .criteria = (int32_t)rows_integer(rows, 0, 17),
                          .quarter = memory_text(rows_text(rows, 0, 18))};
    return true;
}

void work_free(struct work *work) {
    free(work->what);
    free(work->actor);
    free(work->kind);
    free(work->profile);
    free(work->file_name);
    free(work->as_at);
    free(work->label);
    free(work->map);
    free(work->scheme);
    free(work->save_profile);
    free(work->sheet);
    free(work->set);
    free(work->quarter);
    free(work->parameters);
}

/* --- imports --- */

static void add_issue_counts(struct json *json, const struct rows *counts) {
    json_name(json, "issues");
    json_array(json);
    for (size_t i = 0; counts && i < rows_count(counts); i++) {
        json_object(json);
        json_text_member(json, "severity", rows_text(counts, i, 0));
        json_text_member(json, "code", rows_text(counts, i, 1));
        json_raw_member(json, "times", rows_text(counts, i, 2));
        json_raw_member(json, "first_row", rows_text(counts, i, 3));
        json_end(json);
    }
    json_end(json);
}

/* The file's folder is nobody's business. */
static void hide_folder(struct error *err, const char *path, const char *file_name) {
    size_t folder = strlen(path) - strlen(file_name);
    char *at = err->message;

    while ((at = strstr(at, path)) != NULL)
        memmove(at, at + folder, strlen(at + folder) + 1);
}

/* Whoever applies has seen the preview, and what was guessed in it. */
static enum status run_import(struct doing *doing, bool preview, struct error *err) {
    const struct work *work = doing->work;
    struct arena *arena = arena_new();
    const char *maps[JOBS_MAPS_MAX], *sets[JOBS_MAPS_MAX];
    char *path = spool_path(doing->options->spool_directory, work->upload, work->file_name);
    struct import_request request = {.kind = work->kind,
                                     .path = path,
                                     .profile = work->profile,
                                     .maps = maps,
                                     .map_count = jobs_layout_pairs(work->map, arena, maps),
                                     .sets = sets,
                                     .set_count = jobs_layout_pairs(work->set, arena, sets),
                                     .scheme = work->scheme,
                                     .sheet = work->sheet,
                                     .header_row = work->header_row,
                                     .preview = preview,
                                     .accept = true,
                                     .save_profile = work->save_profile,
                                     .proj_directory = doing->options->proj_directory,
                                     .actor = work->actor};
    enum status status = import_run(&doing->report, doing->db, &request, err);

    if (status == STATUS_OK) {
        struct json json = json_writer(&doing->result);
        json_object(&json);
        import_report_members(&json, doing->report);
        add_issue_counts(&json, doing->report->issue_counts);
        json_end(&json);
        doing->moved = doing->report->result == IMPORT_APPLIED;
    } else {
        hide_folder(err, path, work->file_name);
    }
    free(path);
    arena_free(arena);
    return status;
}

/* Columns of import_issues.sql: row, line, severity, code, column, value, reason. */
static void add_issue(struct text *out, int64_t upload, const struct rows *issues, size_t row) {
    copy_binary_row(out, 8);
    copy_binary_int8(out, upload);
    for (size_t column = 0; column < 7; column++) {
        if (column > 1)
            copy_binary_text(out, rows_text(issues, row, column));
        else if (rows_is_null(issues, row, column))
            copy_binary_null(out);
        else
            copy_binary_int8(out, rows_integer(issues, row, column));
    }
}

static enum status copy_issues(struct doing *doing, struct store *db, struct error *err) {
    const struct rows *issues = doing->report->issues;
    struct text body = TEXT_EMPTY;
    enum status status = store_copy_in_begin(db, sql_job_copy_issue, err);

    if (status != STATUS_OK) return status;
    copy_binary_header(&body);
    for (size_t i = 0; issues && i < rows_count(issues) && status == STATUS_OK; i++) {
        add_issue(&body, doing->work->upload, issues, i);
        if (body.length < 65536) continue;
        status = store_copy_in_bytes(db, body.data, body.length, err);
        text_clear(&body);
    }
    copy_binary_trailer(&body);
    if (status == STATUS_OK) status = store_copy_in_bytes(db, body.data, body.length, err);
    text_free(&body);
    if (status == STATUS_OK) return store_copy_in_end(db, NULL, NULL, err);
    struct error ignored;
    store_copy_in_end(db, "given up", NULL, &ignored);
    return status;
}

static enum status keep_preview(struct doing *doing, struct store *db, const char *upload,
                                struct error *err) {
    enum status status = store_run(db, sql_job_issues_delete, BIND(upload), err);
    struct text layout = TEXT_EMPTY;
    struct json json = json_writer(&layout);

    json_object(&json);
    import_report_layout(&json, doing->report);
    json_end(&json);
    if (status == STATUS_OK) status = copy_issues(doing, db, err);
    if (status == STATUS_OK)
        status = store_run(db, sql_job_upload_previewed,
                           BIND(upload, text_string(&doing->result), text_string(&layout)), err);
    text_free(&layout);
    return status;
}

static enum status keep_applied(struct doing *doing, struct store *db, const char *upload,
                                struct error *err) {
    char batch[24];
    enum status status = store_run(db, sql_job_upload_applied,
                                   BIND(upload, bind_integer(batch, doing->report->batch_id)), err);

    /* From here on the import itself says what was wrong in it. */
    return status == STATUS_OK ? store_run(db, sql_job_issues_delete, BIND(upload), err) : status;
}

/* --- runs --- */

static enum status run_evaluation(struct doing *doing, struct error *err) {
    const struct work *work = doing->work;
    struct run_options options = {.as_at = work->as_at,
                                  .quarter = work->quarter,
                                  .label = work->label,
                                  .actor = work->actor,
                                  .engine_version = doing->options->version,
                                  .criteria = work->criteria,
                                  .trial = work->trial};
    struct run_report report;
    struct json json = json_writer(&doing->result);
    enum status status = run_evaluate(doing->db, &options, &report, err);

    if (status != STATUS_OK) return status;
    json_object(&json);
    json_integer_member(&json, "run", report.run_id);
    json_text_member(&json, "as_at", report.as_at);
    if (report.quarter[0]) json_text_member(&json, "quarter", report.quarter);
    json_boolean_member(&json, "trial", work->trial);
    json_integer_member(&json, "revision", report.revision);
    json_integer_member(&json, "held", report.held);
    json_integer_member(&json, "scored", report.scored);
    json_name(&json, "compared_with");
    if (report.compared_run_id)
        json_integer(&json, report.compared_run_id);
    else
        json_null(&json);
    json_end(&json);
    doing->moved = true;
    return STATUS_OK;
}

/* --- publications --- */

static enum status run_publication(struct doing *doing, struct error *err) {
    const struct work *work = doing->work;
    struct text folder = TEXT_EMPTY;
    struct publication_report report;
    struct json json = json_writer(&doing->result);

    text_format(&folder, "%s/publication-%" PRId64, doing->options->spool_directory, work->job);
    const struct publication what = {.times = {work->as_at, work->label},
                                     .draft = work->trial,
                                     .folder = text_string(&folder),
                                     .actor = work->actor,
                                     .version = doing->options->version,
                                     .proj_directory = doing->options->proj_directory};
    enum status status = publication_make(&report, doing->db, &what, err);
    text_free(&folder);
    if (status != STATUS_OK) return status;
    json_object(&json);
    json_integer_member(&json, "publication", report.id);
    json_text_member(&json, "as_at", report.as_at);
    json_boolean_member(&json, "draft", work->trial);
    json_integer_member(&json, "revision", report.revision);
    json_integer_member(&json, "assets", report.row_count);
    json_integer_member(&json, "faults", report.fault_count);
    json_integer_member(&json, "warnings", report.warning_count);
    json_end(&json);
    return STATUS_OK;
}

/* --- matching --- */

static enum status run_match(struct doing *doing, struct error *err) {
    struct match_found found;
    struct json json = json_writer(&doing->result);
    enum status status = match_run(&found, doing->db, doing->work->actor, err);

    if (status != STATUS_OK) return status;
    json_object(&json);
    json_integer_member(&json, "compared", found.compared);
    json_integer_member(&json, "open", found.open);
    json_integer_member(&json, "new", found.added);
    json_end(&json);
    doing->moved = true;
    return STATUS_OK;
}

/* --- all --- */

static enum status keep(struct store *db, void *context, struct error *err) {
    struct doing *doing = context;
    const struct work *work = doing->work;
    char upload[24], job[24];
    enum status status = STATUS_OK;

    bind_integer(upload, work->upload);
    if (text_equal(work->what, "preview")) status = keep_preview(doing, db, upload, err);
    if (text_equal(work->what, "apply")) status = keep_applied(doing, db, upload, err);
    if (status != STATUS_OK) return status;
    return store_run(db, sql_job_finish,
                     BIND(bind_integer(job, work->job), "done", text_string(&doing->result), NULL), err);
}

static enum status run(struct doing *doing, struct error *err) {
    if (text_equal(doing->work->what, "evaluate")) return run_evaluation(doing, err);
    if (text_equal(doing->work->what, "publish")) return run_publication(doing, err);
    if (text_equal(doing->work->what, "match")) return run_match(doing, err);
    if (text_equal(doing->work->what, "plan"))
        return work_plan(doing->work, doing->db, doing->options, doing->live, &doing->result, err);
    return run_import(doing, text_equal(doing->work->what, "preview"), err);
}

/* The work stands whether or not this succeeds: who listens to the database hears of it too, a little later.
 */
static void tell_moved(struct doing *doing) {
    struct rows *rows = NULL;
    struct error err = {0};

    if (store_query(doing->db, sql_job_stamp, BIND_NONE, STORE_ONE, &rows, &err) != STATUS_OK)
        log_warning("jobs", "the stamp of what is served could not be read: %s", err.message);
    else if (doing->options->moved)
        doing->options->moved(doing->options->context, rows_text(rows, 0, 0));
    rows_free(rows);
}

enum status work_do(const struct work *work, const struct jobs_options *options, struct live *live,
                    struct error *err) {
    struct doing doing = {.work = work, .options = options, .live = live};
    enum status status = desk_connect(options, &doing.db, err);

    if (status != STATUS_OK) return status;
    store_stop_when(doing.db, &live->stop);
    status = run(&doing, err);
    store_stop_when(doing.db, NULL); /* what is done is done, and is kept */
    if (status == STATUS_OK)
        status = store_transaction(doing.db, (struct store_intent){.actor = "terrier", .reason = "job"}, keep,
                                   &doing, err);
    if (status == STATUS_OK && doing.moved) tell_moved(&doing);
    import_report_free(doing.report);
    text_free(&doing.result);
    store_close(doing.db);
    return status;
}
