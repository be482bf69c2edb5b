#include "geo/formats/foreign.h"

#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/text.h"

extern const char sqlite_foreign_tables[];

static const char magic[16] = "SQLite format 3";

static bool is_sqlite(const char *path) {
    char head[sizeof magic];
    FILE *file = fopen(path, "rb");
    size_t length = file ? fread(head, 1, sizeof head, file) : 0;
    if (file) fclose(file);
    return length == sizeof head && memcmp(head, magic, sizeof head) == 0;
}

static void add_uri(struct text *uri, const char *path, const char *parameters) {
    text_add(uri, "file:");
    for (; *path; path++)
        if (strchr("%?#", *path))
            text_format(uri, "%%%02X", (unsigned)(unsigned char)*path);
        else
            text_add_char(uri, *path);
    text_add(uri, parameters);
}

/* The result of a step: SQLITE_ROW where there is such a table, SQLITE_DONE where there is none. */
static int look(const char *path, const char *parameters) {
    sqlite3 *file = NULL;
    sqlite3_stmt *statement = NULL;
    struct text uri = TEXT_EMPTY;
    add_uri(&uri, path, parameters);
    int result = sqlite3_open_v2(text_string(&uri), &file, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, NULL);
    if (result == SQLITE_OK) result = sqlite3_prepare_v2(file, sqlite_foreign_tables, -1, &statement, NULL);
    if (result == SQLITE_OK) result = sqlite3_step(statement);
    sqlite3_finalize(statement);
    sqlite3_close(file);
    text_free(&uri);
    return result;
}

enum status foreign_check(const char *real_path, const char *shown, struct error *err) {
    if (!is_sqlite(real_path)) return STATUS_OK;
    /* With the write-ahead log that may lie beside it, and without: GDAL may take either way. */
    int with_log = look(real_path, "?mode=ro"), alone = look(real_path, "?immutable=1");
    if (with_log == SQLITE_ROW || alone == SQLITE_ROW)
        return error_set(err, STATUS_REFUSED,
                         "%s has a virtual table, which can read other files of this machine; such files are "
                         "refused. Save its layers as ordinary tables of a new GeoPackage.",
                         shown);
    if (alone != SQLITE_DONE)
        return error_set(err, STATUS_INVALID, "%s is a damaged GeoPackage: %s.", shown,
                         sqlite3_errstr(alone));
    return STATUS_OK;
}
