/* Numbered migrations, and the order of the whole run. */
#include "engine/store/migrate.h"

#include <stdlib.h>

#include "engine/base/log.h"
#include "engine/base/text.h"
#include "engine/store/extension.h"
#include "engine/store/migrate_private.h"
#include "engine/store/store_private.h"

struct step {
    const struct embedded_sql *file;
    bool drop_derived; /* the first of a run does: a migration may change what the views stand on */
};

enum { APPLIED_NUMBER, APPLIED_NAME, APPLIED_SHA256, APPLIED_ON, APPLIED_BY };

static int number_of(const struct embedded_sql *file) {
    return (int)strtol(file->name, NULL, 10);
}

static int newest_of(const struct embedded_sql *files) {
    int newest = 0;
    for (; files->name; files++)
        if (number_of(files) > newest) newest = number_of(files);
    return newest;
}

static const struct embedded_sql *find(const struct embedded_sql *files, int number) {
    for (; files->name; files++)
        if (number_of(files) == number) return files;
    return NULL;
}

static bool is_applied(const struct rows *applied, int number) {
    for (size_t i = 0; i < rows_count(applied); i++)
        if (rows_integer(applied, i, APPLIED_NUMBER) == number) return true;
    return false;
}

static enum status check_recorded(const struct rows *applied, size_t row, const struct migrate_plan *plan,
                                  struct error *err) {
    const char *name = rows_text(applied, row, APPLIED_NAME);
    const struct embedded_sql *file = find(plan->migrations, (int)rows_integer(applied, row, APPLIED_NUMBER));

    if (!file)
        return error_set(
            err, STATUS_REFUSED,
            "this database holds migration %s, made by terrier %s on %s, and this terrier (%s) knows "
            "migrations only up to %d: use a terrier at least as new as the database",
            name, rows_text(applied, row, APPLIED_BY), rows_text(applied, row, APPLIED_ON), TERRIER_VERSION,
            newest_of(plan->migrations));
    if (!text_equal(file->sha256, rows_text(applied, row, APPLIED_SHA256)))
        return error_set(
            err, STATUS_REFUSED,
            "migration %s was applied to this database on %s, and the file has been edited since: put "
            "it back as it was, and write the change as a new migration",
            name, rows_text(applied, row, APPLIED_ON));
    return STATUS_OK;
}

/* The past must be as recorded: nothing unknown, nothing edited, nothing slipped in before what was applied.
 */
static enum status check_past(const struct rows *applied, const struct migrate_plan *plan,
                              struct migrate_report *report, struct error *err) {
    report->version = 0;
    for (size_t i = 0; i < rows_count(applied); i++) {
        enum status status = check_recorded(applied, i, plan, err);
        if (status != STATUS_OK) return status;
        report->version = (int)rows_integer(applied, i, APPLIED_NUMBER);
    }
    for (const struct embedded_sql *file = plan->migrations; file->name; file++)
        if (number_of(file) < report->version && !is_applied(applied, number_of(file)))
            return error_set(
                err, STATUS_REFUSED,
                "migration %s was never applied to this database, but later ones up to %d were: give "
                "it a number after the newest",
                file->name, report->version);
    return STATUS_OK;
}

static enum status read_past(struct store *db, const struct migrate_plan *plan, struct migrate_report *report,
                             struct error *err) {
    struct rows *rows = NULL;
    bool known;
    enum status status = store_query(db, sql_migrate_meta_exists, BIND_NONE, STORE_ONE, &rows, err);

    if (status != STATUS_OK) return status;
    known = rows_boolean(rows, 0, 0);
    rows_free(rows);
    rows = NULL;
    report->available = newest_of(plan->migrations);
    report->derived_rebuilt = true;
    report->reference_loaded = true;
    if (!known) return STATUS_OK;

    status = store_query(db, sql_migrate_applied, BIND_NONE, STORE_MANY, &rows, err);
    if (status == STATUS_OK) status = check_past(rows, plan, report, err);
    if (status == STATUS_OK) status = derived_changed(db, plan->derived, &report->derived_rebuilt, err);
    if (status == STATUS_OK) status = reference_changed(db, plan->reference, &report->reference_loaded, err);
    if (report->version < report->available) report->derived_rebuilt = true;
    rows_free(rows);
    return status;
}

static enum status apply(struct store *db, void *context, struct error *err) {
    const struct step *step = context;
    char number[24];
    enum status status = step->drop_derived ? derived_drop(db, err) : STATUS_OK;

    if (status != STATUS_OK) return status;
    status = store_script(db, step->file->text, err);
    if (status != STATUS_OK) return error_context(err, "migration %s", step->file->name);
    return store_run(db, sql_migrate_record,
                     BIND(bind_integer(number, number_of(step->file)), step->file->name, step->file->sha256,
                          TERRIER_VERSION),
                     err);
}

static enum status apply_pending(struct store *db, const struct migrate_plan *plan,
                                 struct migrate_report *report, struct error *err) {
    enum status status = STATUS_OK;

    for (const struct embedded_sql *file = plan->migrations; status == STATUS_OK && file->name; file++) {
        struct step step = {file, report->applied == 0};
        struct store_intent intent = {.actor = "terrier", .reason = file->name};
        if (number_of(file) <= report->version) continue;
        log_info("migrate", "applying %s", file->name);
        status = store_transaction(db, intent, apply, &step, err);
        if (status != STATUS_OK) break;
        report->version = number_of(file);
        report->applied++;
    }
    return status;
}

static enum status carry_out(struct store *db, const struct migrate_plan *plan, struct migrate_report *report,
                             struct error *err) {
    enum status status = read_past(db, plan, report, err);

    if (status == STATUS_OK) status = extension_ensure(db, err);
    if (status == STATUS_OK) status = store_script(db, sql_migrate_roles, err);
    if (status == STATUS_OK) status = store_script(db, sql_migrate_meta, err);
    if (status == STATUS_OK) status = apply_pending(db, plan, report, err);
    if (status == STATUS_OK && report->derived_rebuilt) status = derived_rebuild(db, plan->derived, err);
    if (status == STATUS_OK && report->reference_loaded) status = reference_load(db, plan->reference, err);
    return status;
}

static enum status look_only(struct store *db, const struct migrate_plan *plan, struct migrate_report *report,
                             struct error *err) {
    enum status status = read_past(db, plan, report, err);

    if (status != STATUS_OK) return status;
    if (report->version == report->available && !report->derived_rebuilt && !report->reference_loaded)
        return STATUS_OK;
    return error_set(err, STATUS_CONFLICT,
                     "the database is at migration %d and this terrier has %d%s%s: run `terrier migrate`",
                     report->version, report->available,
                     report->derived_rebuilt ? "; views are to be rebuilt" : "",
                     report->reference_loaded ? "; reference data is to be loaded" : "");
}

static enum status lock(struct store *db, struct error *err) {
    struct rows *got = NULL;
    enum status status = store_query(db, sql_migrate_lock_try, BIND_NONE, STORE_ONE, &got, err);

    if (status == STATUS_OK && !rows_boolean(got, 0, 0)) {
        log_info("migrate", "waiting for another terrier that is migrating this database");
        status = store_run(db, sql_migrate_lock, BIND_NONE, err);
    }
    rows_free(got);
    return status;
}

enum status migrate_run_plan(struct store *db, const struct migrate_plan *plan, bool check,
                             struct migrate_report *report, struct error *err) {
    struct error ignored = {0};
    int timeout = db->timeout_wanted;
    enum status status;

    *report = (struct migrate_report){0};
    if (check) return look_only(db, plan, report, err);

    store_set_timeout(db, 0); /* a migration takes the time it needs */
    status = lock(db, err);
    if (status == STATUS_OK) {
        status = carry_out(db, plan, report, err);
        store_run(db, sql_migrate_unlock, BIND_NONE, &ignored); /* a lost connection has let go by itself */
    }
    store_set_timeout(db, timeout);
    return status;
}

enum status migrate_run(struct store *db, bool check, struct migrate_report *report, struct error *err) {
    static const struct migrate_plan ours = {embedded_migrations, embedded_derived, embedded_reference};
    enum status status = migrate_run_plan(db, &ours, check, report, err);

    return status == STATUS_OK && !check ? sheets_refresh(db, 0, err) : status;
}
