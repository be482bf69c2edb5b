#include "tests/database/import/import_check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/base/memory.h"
#include "engine/base/text.h"
#include "tests/support/check.h"
#include "tests/support/shared_data.h"

int import_set_up(void **state) {
    *state = test_database_new();
    return 0;
}

int import_tear_down(void **state) {
    test_database_free(*state);
    return 0;
}

static void write_file(const char *path, const char *bytes, size_t length) {
    FILE *file = fopen(path, "wb");

    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    assert_int_equal(fclose(file), 0);
}

static enum status import_bytes(struct test_database *database, struct import_request *request,
                                const char *name, const char *bytes, size_t length,
                                struct import_report **report, struct error *err) {
    char directory[] = "/tmp/terrier-import-XXXXXX";
    char path[256];
    struct store *db;
    enum status status;

    assert_non_null(mkdtemp(directory));
    assert_int_equal(chmod(directory, 0755),
                     0); /* terrier-files reads as a user of its own when we are root */
    snprintf(path, sizeof path, "%s/%s", directory, name);
    write_file(path, bytes, length);
    request->path = path;
    request->actor = "test";
    db = test_database_worker(database);
    status = import_run(report, db, request, err);
    store_close(db);
    unlink(path);
    rmdir(directory);
    return status;
}

struct import_report *import_text(struct test_database *database, const char *kind, const char *profile,
                                  const char *name, const char *bytes, bool preview) {
    struct import_request request = {.kind = kind, .profile = profile, .preview = preview};
    struct import_report *report = NULL;
    struct error err = {0};

    if (import_bytes(database, &request, name, bytes, strlen(bytes), &report, &err) != STATUS_OK)
        fail_msg("%s", err.message);
    return report;
}

enum status import_as(struct test_database *database, struct import_request *request, const char *name,
                      const char *bytes, struct import_report **report, struct error *err) {
    return import_bytes(database, request, name, bytes, strlen(bytes), report, err);
}

char *import_refused(struct test_database *database, const char *kind, const char *profile,
                     const char *bytes) {
    struct import_request request = {.kind = kind, .profile = profile};
    struct import_report *report = NULL;
    struct error err = {0};

    if (import_bytes(database, &request, "refused.csv", bytes, strlen(bytes), &report, &err) == STATUS_OK)
        fail_msg("the file was taken");
    return memory_text(err.message);
}

void import_register(struct test_database *database, const char *bytes) {
    import_report_free(import_text(database, "register", NULL, "register.csv", bytes, false));
}

struct import_report *import_shared(struct test_database *database, const char *kind, const char *profile,
                                    const char *name, bool preview) {
    struct import_request request = {.kind = kind, .profile = profile, .preview = preview};
    struct import_report *report = NULL;
    struct error err = {0};
    size_t length;
    char *bytes = shared_data_read(name, &length);

    if (bytes == NULL) return NULL;
    if (import_bytes(database, &request, strrchr(name, '/') + 1, bytes, length, &report, &err) != STATUS_OK)
        fail_msg("%s", err.message);
    free(bytes);
    return report;
}

size_t import_issues(const struct import_report *report, const char *code, int64_t row) {
    size_t count = 0;

    for (size_t i = 0; i < rows_count(report->issues); i++)
        if (text_equal(rows_text(report->issues, i, 3), code) &&
            (row == 0 || rows_integer(report->issues, i, 0) == row))
            count++;
    return count;
}

const char *import_reason(const struct import_report *report, const char *code) {
    for (size_t i = 0; i < rows_count(report->issues); i++)
        if (text_equal(rows_text(report->issues, i, 3), code)) return rows_text(report->issues, i, 6);
    fail_msg("there is no issue %s", code);
    return "";
}

const char *import_value(struct test_database *database, const char *sql) {
    static char value[512];
    struct rows *rows = NULL;
    struct error err = {0};

    if (store_query(database->db, sql, BIND_NONE, STORE_ONE, &rows, &err) != STATUS_OK)
        fail_msg("%s", err.message);
    snprintf(value, sizeof value, "%s", rows_is_null(rows, 0, 0) ? "" : rows_text(rows, 0, 0));
    rows_free(rows);
    return value;
}

char *import_fingerprint(struct test_database *database) {
    return memory_text(import_value(
        database, "select md5(string_agg(t.name || x.digest, ',' order by t.name)) "
                  "from (select format('%I.%I', n.nspname, c.relname) as name from pg_class c "
                  "      join pg_namespace n on n.oid = c.relnamespace "
                  "      where n.nspname in ('register', 'history', 'source') and c.relkind = 'r') as t, "
                  "lateral (select md5(query_to_xml('select * from ' || t.name || ' order by 1', true, "
                  "false, '')::text) "
                  "         as digest) as x"));
}
