/* The way of a file through an import. See import.h. */
#include <stdlib.h>
#include <string.h>

#include "engine/base/log.h"
#include "engine/base/progress.h"
#include "importers/digest_file.h"
#include "importers/feed.h"
#include "importers/file_bytes.h"
#include "importers/gazetteer.h"
#include "importers/import.h"
#include "importers/layout.h"
#include "importers/profile_saved.h"
#include "importers/sheet_files.h"
#include "importers/stage.h"
#include "sql/embedded.h"

struct import {
    const struct import_request *request;
    const struct kind *kind;
    struct arena *arena;
    struct file_bytes file;
    char sha256[65];
    const char *file_name;
    struct layout layout;
    const struct profile *profile; /* of the layout, when it is settled */
    struct sheet *sheet;
    struct text column_map;
    struct codes *codes;
    struct geo *geo;
    struct issues issues;
    struct checker checker;
    const char *scheme;
    const char *feed;
    struct import_report *report;
    bool rolled_back; /* on purpose: a preview */
};

static const char *without_folder(const char *path) {
    const char *slash = strrchr(path, '/');

    return slash == NULL ? path : slash + 1;
}

/* --- in the transaction --- */

/* A profile that states no scheme is of a layout and not of one source: its title is not the feed's. */
static enum status ensure_feed(struct import *import, struct store *db, const char *feed, struct error *err) {
    const struct profile *profile = import->profile;
    const char *title = profile != NULL && profile->scheme != NULL ? profile->title : NULL;

    return store_run(db, sql_import_feed,
                     BIND(feed, import->kind->name, title != NULL ? title : feed,
                          profile != NULL ? profile->licence : NULL,
                          profile != NULL ? profile->source : NULL),
                     err);
}

static enum status insert_batch(struct import *import, struct store *db, const char *status_word,
                                int64_t *batch_id, struct error *err) {
    char bytes[24];
    struct rows *rows = NULL;
    const struct profile *profile = import->profile;
    const char *feed = import->feed != NULL ? import->feed : import->kind->name;
    enum status status = ensure_feed(import, db, feed, err);

    if (status == STATUS_OK)
        status =
            store_query(db, sql_import_batch_insert,
                        BIND(import->kind->name, feed, import->file_name, import->sha256,
                             bind_integer(bytes, (int64_t)import->file.length),
                             import->sheet != NULL ? sheet_encoding(import->sheet) : NULL,
                             profile != NULL ? profile->name : "none", profile != NULL ? profile->sha256 : "",
                             import->column_map.length > 0 ? import->column_map.data : "{}", status_word),
                        STORE_ONE, &rows, err);

    if (status == STATUS_OK) *batch_id = rows_integer(rows, 0, 0);
    rows_free(rows);
    return status;
}

static enum status open_temporary(struct import *import, struct store *db, const char *batch,
                                  struct error *err) {
    const struct profile *profile = import->profile;
    enum status status = store_run(db, sql_import_open_batch, BIND_NONE, err);

    if (status == STATUS_OK) status = store_run(db, sql_import_open_touched, BIND_NONE, err);
    if (status != STATUS_OK) return status;
    return store_run(db, sql_import_particulars,
                     BIND(batch, import->kind->name, import->feed,
                          import->request->preview ? "true" : "false", import->scheme,
                          profile->code_separator, profile->organisation_code, profile->organisation_name,
                          profile->organisation_kind, profile->licence,
                          profile->source != NULL ? profile->source : import->file_name,
                          profile->create_category, profile->create_name, profile->create_marking),
                     err);
}

static enum status merge(struct import *import, struct store *db, struct error *err) {
    enum status status = store_run(db, sql_import_row_statistics, BIND_NONE, err);
    int64_t steps = 0;

    while (import->kind->steps[steps] != NULL)
        steps++;
    struct progress progress = progress_start("Merging into the register", steps);
    for (const char *const *step = import->kind->steps; *step != NULL && status == STATUS_OK; step++) {
        status = store_run(db, *step, BIND_NONE, err);
        progress_step(&progress, step - import->kind->steps + 1);
    }
    progress_end(&progress);
    if (status == STATUS_OK) status = store_run(db, sql_import_mark_rejected, BIND_NONE, err);
    if (status == STATUS_OK) status = store_run(db, sql_import_issue_lines, BIND_NONE, err);
    if (status == STATUS_OK) status = store_run(db, sql_import_absent, BIND_NONE, err);
    return status;
}

static enum status count(struct import_report *report, struct store *db, const char *batch, bool *refused,
                         struct error *err) {
    struct rows *rows = NULL;
    enum status status = store_query(db, sql_import_close, BIND_NONE, STORE_ONE, &rows, err);

    if (status == STATUS_OK) {
        int64_t *const counts[] = {
            &report->rows,    &report->accepted,  &report->rejected, &report->warnings, &report->inserted,
            &report->updated, &report->unchanged, &report->absent,   &report->matched,  &report->to_review};
        for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
            *counts[i] = rows_integer(rows, 0, i);
        *refused = rows_boolean(rows, 0, sizeof counts / sizeof *counts);
    }
    rows_free(rows);
    rows_free(report->issues); /* of an attempt that lost a race */
    rows_free(report->issue_counts);
    report->issues = report->issue_counts = NULL;
    if (status == STATUS_OK)
        status = store_query(db, sql_import_issues, BIND(batch, NULL), STORE_MANY, &report->issues, err);
    if (status == STATUS_OK)
        status =
            store_query(db, sql_import_issue_counts, BIND(batch), STORE_MANY, &report->issue_counts, err);
    return status;
}

static enum status known_before(struct import *import, struct store *db, bool *known, struct error *err) {
    struct rows *rows = NULL;
    enum status status = store_run(db, sql_import_feed_lock, BIND(import->feed), err);

    if (status == STATUS_OK)
        status = store_query(db, sql_import_batch_known,
                             BIND(import->feed, import->sha256, import->profile->sha256), STORE_MAYBE_ONE,
                             &rows, err);
    *known = status == STATUS_OK && rows_count(rows) == 1;
    if (*known) {
        import->report->result = IMPORT_UNCHANGED;
        import->report->batch_id = rows_integer(rows, 0, 0);
    }
    rows_free(rows);
    return status;
}

static enum status save_profile(struct import *import, struct store *db, struct error *err) {
    const struct import_request *request = import->request;

    if (request->save_profile == NULL || request->save_elsewhere || request->preview) return STATUS_OK;
    return profile_save(db, import->profile, text_string(&import->layout.body),
                        &import->report->profile_version, err);
}

static enum status apply(struct store *db, void *context, struct error *err) {
    struct import *import = context;
    int64_t batch_id = 0;
    char batch[24];
    bool known, refused = false;
    enum status status = known_before(import, db, &known, err);

    if (status == STATUS_OK && known) status = save_profile(import, db, err);
    if (status != STATUS_OK || known) return status;
    status = insert_batch(import, db, "staged", &batch_id, err);
    bind_integer(batch, batch_id);
    if (status == STATUS_OK) status = open_temporary(import, db, batch, err);
    if (status == STATUS_OK) status = stage_rows(db, &import->checker, import->sheet, batch_id, err);
    if (status == STATUS_OK) status = merge(import, db, err);
    if (status == STATUS_OK) status = count(import->report, db, batch, &refused, err);
    if (status == STATUS_OK && !refused) status = save_profile(import, db, err);
    if (status != STATUS_OK) return status;
    import->report->result = import->request->preview ? IMPORT_PREVIEWED
                             : refused                ? IMPORT_REFUSED
                                                      : IMPORT_APPLIED;
    import->report->batch_id = import->request->preview ? 0 : batch_id;
    if (!import->request->preview) return STATUS_OK;
    import->rolled_back = true;
    return error_set(err, STATUS_CANCELLED, "a preview keeps nothing");
}

/* --- a file refused as a whole --- */

struct refusal {
    struct import *import;
    const char *reason;
};

static enum status record_refusal(struct store *db, void *context, struct error *err) {
    struct refusal *refusal = context;
    int64_t batch_id = 0;
    char batch[24];
    enum status status = insert_batch(refusal->import, db, "failed", &batch_id, err);

    if (status == STATUS_OK)
        status = store_run(db, sql_import_batch_issue,
                           BIND(bind_integer(batch, batch_id), "file_refused", refusal->reason), err);
    return status;
}

/* The reason goes to the user in any case; that it could not be recorded too is for the log. */
static void keep_refusal(struct import *import, struct store *db, const struct error *err) {
    struct refusal refusal = {import, err->message};
    struct error said;

    if (import->request->preview || import->file.bytes == NULL) return;
    if (store_transaction(db, (struct store_intent){import->request->actor, "import refused", false},
                          record_refusal, &refusal, &said) != STATUS_OK)
        log_warning("import", "the refusal of %s could not be recorded: %s", import->file_name, said.message);
}

/* --- all of it --- */

static enum status prepare(struct import *import, struct store *db, struct error *err) {
    const struct import_request *request = import->request;
    struct progress progress = progress_start("Reading the file", 0);
    const struct sheet_request how = {request->proj_directory, request->sheet, request->header_row};
    size_t line_most = sheet_files_reads(request->path) ? 0 : SHEET_LINE_MAX;
    enum status status = file_bytes_read(&import->file, request->path, SHEET_BYTES_MAX, line_most, err);

    if (status != STATUS_OK) return status;
    status = digest_file(request->path, import->file.bytes, import->file.length, import->sha256, err);
    if (status == STATUS_OK) status = sheet_open(&import->sheet, &import->file, request->path, &how, err);
    progress_end(&progress);
    if (status == STATUS_OK) status = file_bytes_unchanged(&import->file, request->path, err);
    if (status == STATUS_OK) status = codes_load(&import->codes, db, import->arena, err);
    if (status == STATUS_OK)
        status = layout_settle(&import->layout, db, import->kind, request, import->sheet, import->codes,
                               import->arena, err);
    import->profile = import->layout.profile;
    if (status == STATUS_OK) status = sheet_rewind(import->sheet, err);
    if (status == STATUS_OK) {
        columns_json(&import->column_map, &import->layout.columns, import->kind, import->sheet);
        feed_name(&import->scheme, &import->feed, import->kind, import->profile, &import->layout.columns,
                  import->sheet, import->arena);
    }
    if (status == STATUS_OK) status = geo_open(&import->geo, request->proj_directory, err);
    import->checker = (struct checker){.kind = import->kind,
                                       .profile = import->profile,
                                       .columns = &import->layout.columns,
                                       .sheet = import->sheet,
                                       .codes = import->codes,
                                       .geo = import->geo,
                                       .issues = &import->issues,
                                       .arena = import->arena};
    return status;
}

/* The import stands whether or not this succeeds. */
static void refresh_statistics(struct store *db) {
    struct error said;

    if (store_run(db, sql_import_statistics, BIND_NONE, &said) != STATUS_OK)
        log_warning("import", "the planner's statistics were not refreshed: %s", said.message);
}

static enum status perform(struct import *import, struct store *db, struct error *err) {
    const char *reason = arena_format(import->arena, "import of %s", import->file_name);
    enum status status = store_transaction(db, (struct store_intent){import->request->actor, reason, false},
                                           apply, import, err);

    if (import->rolled_back && status == STATUS_CANCELLED) return STATUS_OK;
    if (status != STATUS_OK)
        return error_context(err, "%s was not imported, and the register is as it was", import->file_name);
    if (import->report->result == IMPORT_APPLIED) refresh_statistics(db);
    return STATUS_OK;
}

static char *join(const char *const *names, size_t count, struct arena *arena) {
    struct text out = TEXT_EMPTY;

    for (size_t i = 0; i < count; i++)
        text_format(&out, "%s%s", i == 0 ? "" : ", ",
                    text_blank(names[i]) ? "(no name)" : columns_shown(arena, names[i]));
    return count == 0 ? NULL : text_take(&out);
}

static void fill_report(struct import *import) {
    struct import_report *report = import->report;

    report->file_name = memory_text(import->file_name);
    report->profile = memory_text(import->profile->name);
    report->feed = memory_text(import->feed);
    report->encoding = memory_text(sheet_encoding(import->sheet));
    report->column_map = memory_text(text_string(&import->column_map));
    report->left_aside =
        join(import->layout.columns.left_aside, import->layout.columns.left_aside_count, import->arena);
    report->guessing = import->layout.guessing;
    report->guesses_taken = import->layout.accepted;
    report->profile_body = import->layout.body.length > 0 ? text_take(&import->layout.body) : NULL;
    report->guess = import->layout.guess;
    import->layout.guess = NULL;
}

static void release(struct import *import) {
    checker_finish(&import->checker);
    issues_free(&import->issues);
    text_free(&import->column_map);
    geo_close(import->geo);
    sheet_close(import->sheet);
    layout_free(&import->layout);
    file_bytes_free(&import->file);
    arena_free(import->arena);
}

static enum status import_rows(struct import_report **out, struct store *db,
                               const struct import_request *request, struct error *err) {
    struct import import = {.request = request,
                            .kind = kind_find(request->kind),
                            .file_name = without_folder(request->path),
                            .arena = arena_new(),
                            .report = memory_array(1, sizeof *import.report)};
    enum status status;

    if (import.kind == NULL)
        status = error_set(err, STATUS_INVALID, "there is no kind of file `%.60s`; there are %s",
                           request->kind, kind_names());
    else if (import.kind != &kind_title_extents && sheet_files_of_titles(request->path))
        status = error_set(err, STATUS_INVALID,
                           "%s is GML, which is read as title-extents only: save it as GeoPackage",
                           import.file_name);
    else if (request->save_profile != NULL)
        status = profile_check_name(request->save_profile, err);
    else
        status = STATUS_OK;
    if (status == STATUS_OK) status = prepare(&import, db, err);
    if (status == STATUS_OK) status = perform(&import, db, err);
    if (status == STATUS_OK)
        fill_report(&import);
    else if (status == STATUS_INVALID && import.kind != NULL)
        keep_refusal(&import, db, err);
    release(&import);
    if (status == STATUS_OK)
        *out = import.report;
    else
        import_report_free(import.report);
    return status;
}

enum status import_run(struct import_report **out, struct store *db, const struct import_request *request,
                       struct error *err) {
    bool bulk = strcmp(request->kind, "gazetteer") == 0;

    return bulk ? gazetteer_import(out, db, request, err) : import_rows(out, db, request, err);
}
