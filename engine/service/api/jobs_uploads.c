/* Uploads: taken, applied, withdrawn. See jobs.h. */
#include <stdlib.h>
#include <string.h>

#include "engine/base/text.h"
#include "engine/service/api/jobs_inside.h"
#include "importers/kind.h"
#include "sql/embedded.h"

static enum status check_upload(struct jobs *jobs, const struct jobs_upload *what, char **file_name,
                                const char **field, struct error *err) {
    *field = "kind";
    if (text_equal(what->kind, "gazetteer"))
        return error_set(err, STATUS_INVALID,
                         "a gazetteer has millions of rows and is loaded on the server: `terrier import "
                         "gazetteer FILE`");
    if (what->kind == NULL || kind_find(what->kind) == NULL)
        return error_set(err, STATUS_INVALID, "%s `%.60s`; there are %s",
                         what->kind ? "there is no kind of file" : "the kind of file is missing:",
                         what->kind ? what->kind : "", kind_names());
    if (jobs_layout_check(&jobs->desk, what, field, err) != STATUS_OK) return err->status;
    *field = "file";
    *file_name = spool_file_name(what->file_name);
    if (*file_name == NULL)
        return error_set(err, STATUS_INVALID,
                         "the file needs a name of at most 200 bytes that does not begin with a dot, and its "
                         "ending says what it is: assets.csv");
    size_t length = strlen(*file_name);
    if (length > 4 && text_equal_nocase(*file_name + length - 4, ".shp"))
        return error_set(
            err, STATUS_INVALID,
            "a shapefile is several files (.shp, .shx, .dbf, .prj), and one is sent here: pack them into one "
            ".zip and send that, or save it as GeoPackage or GeoJSON");
    return STATUS_OK;
}

struct taking {
    struct jobs *jobs;
    const struct jobs_upload *what;
    const char *file_name;
    char sha256[65];
    int64_t bytes;
    int64_t upload, job;
};

static enum status insert_number(struct store *db, const char *sql, struct bind bind, int64_t *number,
                                 struct error *err) {
    struct rows *rows = NULL;
    enum status status = store_query(db, sql, bind, STORE_ONE, &rows, err);

    if (status == STATUS_OK) *number = rows_integer(rows, 0, 0);
    rows_free(rows);
    return status;
}

static enum status take_upload(struct store *db, void *context, struct error *err) {
    struct taking *taking = context;
    const struct jobs_upload *what = taking->what;
    char bytes[24], upload[24];
    enum status status =
        insert_number(db, sql_job_upload_insert,
                      BIND(what->kind, what->profile, taking->file_name, bind_integer(bytes, taking->bytes),
                           taking->sha256, what->asker.actor, what->map, what->scheme, what->save_profile,
                           what->sheet, what->header_row, what->set),
                      &taking->upload, err);

    if (status == STATUS_OK)
        status = spool_link(taking->jobs->options.spool_directory, taking->upload, taking->file_name,
                            what->path, err);
    if (status == STATUS_OK)
        status = insert_number(
            db, sql_job_upload_job,
            BIND("preview", bind_integer(upload, taking->upload), what->asker.actor, what->asker.subject),
            &taking->job, err);
    return status;
}

/* All that is asked for is one transaction at the desk. */
struct errand {
    store_work work;
    void *context;
};

static enum status in_transaction(struct store *db, void *context, struct error *err) {
    const struct errand *errand = context;

    return store_transaction(db, (struct store_intent){.actor = "terrier", .reason = "job"}, errand->work,
                             errand->context, err);
}

static enum status at_desk(struct jobs *jobs, store_work work, void *context, struct error *err) {
    struct errand errand = {work, context};

    return desk_do(&jobs->desk, in_transaction, &errand, err);
}

enum status jobs_take_upload(struct jobs *jobs, const struct jobs_upload *what, int64_t *upload, int64_t *job,
                             const char **field, struct error *err) {
    char *file_name = NULL;
    struct taking taking = {.jobs = jobs, .what = what};
    enum status status = check_upload(jobs, what, &file_name, field, err);

    taking.file_name = file_name;
    if (status == STATUS_OK) status = spool_digest(what->path, taking.sha256, &taking.bytes, err);
    if (status == STATUS_OK) {
        status = at_desk(jobs, take_upload, &taking, err);
        if (status != STATUS_OK && taking.upload) spool_remove(jobs->options.spool_directory, taking.upload);
    }
    if (status == STATUS_OK) {
        *upload = taking.upload;
        *job = taking.job;
        worker_wake(jobs);
    }
    free(file_name);
    return status;
}

/* --- what becomes of an upload --- */

struct standing {
    int64_t upload;
    struct jobs_asker asker;
    int64_t job;
};

struct seen {
    bool removed, previewed; /* its file is gone; there is a preview of it */
};

/* Locks the upload, and refuses when it is applied or a job is about it. */
static enum status look(struct store *db, const char *upload, struct seen *seen, struct error *err) {
    struct rows *rows = NULL;
    enum status status = store_query(db, sql_job_upload_look, BIND(upload), STORE_MAYBE_ONE, &rows, err);

    if (status == STATUS_OK && rows_count(rows) == 0)
        status = error_set(err, STATUS_NOT_FOUND, "there is no import %s", upload);
    else if (status == STATUS_OK && !rows_is_null(rows, 0, 0))
        status = error_set(err, STATUS_CONFLICT, "import %s is in the register already", upload);
    else if (status == STATUS_OK && !rows_is_null(rows, 0, 3))
        status = error_set(err, STATUS_CONFLICT,
                           "job %s is about this import and has not ended: wait for it, or cancel it first",
                           rows_text(rows, 0, 3));
    else if (status == STATUS_OK)
        *seen = (struct seen){rows_boolean(rows, 0, 1), rows_boolean(rows, 0, 2)};
    rows_free(rows);
    return status;
}

static enum status apply_upload(struct store *db, void *context, struct error *err) {
    struct standing *standing = context;
    char upload[24];
    struct seen seen = {0};
    enum status status = look(db, bind_integer(upload, standing->upload), &seen, err);

    if (status == STATUS_OK && !seen.previewed)
        return error_set(
            err, STATUS_CONFLICT,
            "import %s has no preview: its file was refused, or the preview was stopped. Upload the "
            "file again",
            upload);
    if (status == STATUS_OK && seen.removed)
        return error_set(err, STATUS_CONFLICT,
                         "the file of import %s was removed, as all are after a day: upload it again",
                         upload);
    if (status != STATUS_OK) return status;
    return insert_number(db, sql_job_upload_job,
                         BIND("apply", upload, standing->asker.actor, standing->asker.subject),
                         &standing->job, err);
}

enum status jobs_apply(struct jobs *jobs, int64_t upload, struct jobs_asker asker, int64_t *job,
                       struct error *err) {
    struct standing standing = {.upload = upload, .asker = asker};
    enum status status = at_desk(jobs, apply_upload, &standing, err);

    if (status != STATUS_OK) return status;
    *job = standing.job;
    worker_wake(jobs);
    return STATUS_OK;
}

static enum status withdraw(struct store *db, void *context, struct error *err) {
    const struct standing *standing = context;
    char upload[24];
    struct seen seen;
    enum status status = look(db, bind_integer(upload, standing->upload), &seen, err);

    return status == STATUS_OK ? store_run(db, sql_job_upload_delete, BIND(upload), err) : status;
}

enum status jobs_withdraw(struct jobs *jobs, int64_t upload, struct error *err) {
    struct standing standing = {.upload = upload};
    enum status status = at_desk(jobs, withdraw, &standing, err);

    if (status == STATUS_OK) spool_remove(jobs->options.spool_directory, upload);
    return status;
}
