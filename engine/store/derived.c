/* Derived SQL (schemas dropped and built again) and reference data (loaded again), when their files change.
 */
#include <stdlib.h>
#include <string.h>

#include "engine/base/log.h"
#include "engine/base/text.h"
#include "engine/store/known.h"
#include "engine/store/migrate_private.h"
#include "engine/store/store_private.h"

/* The schemas that hold nothing but views and functions made from sql/derived. */
static const char *const derived_schemas[] = {"known",         "facts",  "publish", "facts_known",
                                              "publish_known", "served", "edit"};

/* Files with these numbers are installed a second time, over schema known: before the first with a later one.
 */
#define TWICE_FROM  10
#define TWICE_UNTIL 40

struct layer {
    const struct embedded_sql *files;
    const char *sql_files;
    const char *sql_record;
};

/* A PostgreSQL array literal; our file and schema names hold no quote or backslash. */
static void add_to_array(struct text *out, const char *item) {
    text_format(out, "%s\"%s\"", out->length ? "," : "{", item);
}

static const char *close_array(struct text *out) {
    text_add(out, out->length ? "}" : "{}");
    return text_string(out);
}

static const char *schema_array(struct text *out) {
    for (size_t i = 0; i < sizeof derived_schemas / sizeof *derived_schemas; i++)
        add_to_array(out, derived_schemas[i]);
    return close_array(out);
}

static bool same_files(const struct rows *recorded, const struct embedded_sql *files) {
    size_t count = 0;

    for (; files[count].name; count++) {
        bool found = false;
        for (size_t i = 0; i < rows_count(recorded) && !found; i++)
            found = text_equal(rows_text(recorded, i, 0), files[count].name) &&
                    text_equal(rows_text(recorded, i, 1), files[count].sha256);
        if (!found) return false;
    }
    return count == rows_count(recorded);
}

static enum status changed_files(struct store *db, struct layer layer, bool *changed, struct error *err) {
    struct rows *recorded = NULL;
    enum status status = store_query(db, layer.sql_files, BIND_NONE, STORE_MANY, &recorded, err);

    if (status == STATUS_OK) *changed = !same_files(recorded, layer.files);
    rows_free(recorded);
    return status;
}

static bool installed_twice(const struct embedded_sql *file) {
    long number = strtol(file->name, NULL, 10);

    return number >= TWICE_FROM && number < TWICE_UNTIL && strstr(file->name, "_comments") == NULL;
}

static enum status run_known(struct store *db, const struct embedded_sql *files, struct error *err) {
    enum status status = STATUS_OK;

    for (const struct embedded_sql *file = files; status == STATUS_OK && file->name; file++) {
        struct text known = TEXT_EMPTY;
        if (!installed_twice(file)) continue;
        known_names(&known, file->text);
        status = store_script(db, text_string(&known), err);
        if (status != STATUS_OK) status = error_context(err, "%s over the register as known", file->name);
        text_free(&known);
    }
    return status;
}

static enum status run_files(struct store *db, struct layer layer, struct error *err) {
    struct text names = TEXT_EMPTY;
    struct text hashes = TEXT_EMPTY;
    enum status status = STATUS_OK;
    bool twice = layer.files == embedded_derived; /* a plan of a test's own has no such schemas */

    for (const struct embedded_sql *file = layer.files; status == STATUS_OK && file->name; file++) {
        add_to_array(&names, file->name);
        add_to_array(&hashes, file->sha256);
        if (twice && strtol(file->name, NULL, 10) >= TWICE_UNTIL) {
            twice = false;
            status = run_known(db, layer.files, err);
            if (status != STATUS_OK) break;
        }
        status = store_script(db, file->text, err);
        if (status != STATUS_OK) status = error_context(err, "%s", file->name);
    }
    if (status == STATUS_OK)
        status = store_run(db, layer.sql_record,
                           BIND(close_array(&names), close_array(&hashes), TERRIER_VERSION), err);
    text_free(&names);
    text_free(&hashes);
    return status;
}

/* Runs the script that a query gives for the derived schemas. */
static enum status run_for_schemas(struct store *db, const char *sql, struct error *err) {
    struct text schemas = TEXT_EMPTY;
    struct rows *script = NULL;
    enum status status = store_query(db, sql, BIND(schema_array(&schemas)), STORE_ONE, &script, err);

    if (status == STATUS_OK) status = store_script(db, rows_text(script, 0, 0), err);
    rows_free(script);
    text_free(&schemas);
    return status;
}

static struct layer derived_layer(const struct embedded_sql *files) {
    return (struct layer){files, sql_migrate_derived_files, sql_migrate_derived_record};
}

static struct layer reference_layer(const struct embedded_sql *files) {
    return (struct layer){files, sql_migrate_reference_files, sql_migrate_reference_record};
}

enum status derived_changed(struct store *db, const struct embedded_sql *files, bool *changed,
                            struct error *err) {
    return changed_files(db, derived_layer(files), changed, err);
}

enum status reference_changed(struct store *db, const struct embedded_sql *files, bool *changed,
                              struct error *err) {
    return changed_files(db, reference_layer(files), changed, err);
}

/* STATUS_REFUSED, naming them, when objects that are not ours depend on the derived schemas. */
static enum status check_dependents(struct store *db, struct error *err) {
    struct text schemas = TEXT_EMPTY;
    struct text names = TEXT_EMPTY;
    struct rows *found = NULL;
    enum status status = store_query(db, sql_migrate_derived_dependents, BIND(schema_array(&schemas)),
                                     STORE_MANY, &found, err);

    if (status == STATUS_OK && rows_count(found) > 0) {
        for (size_t i = 0; i < rows_count(found); i++)
            text_format(&names, "%s%s", i ? ", " : "", rows_text(found, i, 0));
        status =
            error_set(err, STATUS_REFUSED,
                      "the views of terrier must be rebuilt, but these objects, which are not terrier's, are "
                      "built on them and would be lost: %s; drop them, run `terrier migrate`, and make them "
                      "again",
                      text_string(&names));
    }
    rows_free(found);
    text_free(&names);
    text_free(&schemas);
    return status;
}

enum status derived_drop(struct store *db, struct error *err) {
    enum status status = check_dependents(db, err);
    return status == STATUS_OK ? run_for_schemas(db, sql_migrate_derived_drop, err) : status;
}

static enum status rebuild(struct store *db, void *context, struct error *err) {
    enum status status = derived_drop(db, err);

    if (status == STATUS_OK) status = run_for_schemas(db, sql_migrate_derived_create, err);
    if (status == STATUS_OK) status = run_files(db, derived_layer(context), err);
    return status;
}

static enum status load(struct store *db, void *context, struct error *err) {
    return run_files(db, reference_layer(context), err);
}

enum status derived_rebuild(struct store *db, const struct embedded_sql *files, struct error *err) {
    struct store_intent intent = {.actor = "terrier", .reason = "derived views"};
    log_info("migrate", "rebuilding the derived views");
    return store_transaction(db, intent, rebuild, (void *)files, err);
}

enum status reference_load(struct store *db, const struct embedded_sql *files, struct error *err) {
    struct store_intent intent = {.actor = "terrier", .reason = "reference data"};
    log_info("migrate", "loading reference data");
    return store_transaction(db, intent, load, (void *)files, err);
}

enum status sheets_refresh(struct store *db, int rest_seconds, struct error *err) {
    char number[24];
    int timeout = db->timeout_wanted;
    enum status status;

    store_set_timeout(db, 0); /* it takes the time it needs */
    status = store_run(db, sql_served_refresh, BIND(bind_integer(number, rest_seconds)), err);
    store_set_timeout(db, timeout);
    return status == STATUS_OK ? status : error_context(err, "making the sheets that the service reads");
}
