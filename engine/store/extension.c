/* Making the extensions, or saying who can. */
#include "engine/store/extension.h"

#include "engine/base/text.h"
#include "engine/store/store_private.h"
#include "sql/embedded.h"

static enum status not_installed(struct store *db, const char *name, struct error *err) {
    int major = PQserverVersion(db->connection) / 10000;
    if (text_equal(name, "postgis"))
        return error_set(
            err, STATUS_UNAVAILABLE,
            "PostGIS is not installed for the database server, PostgreSQL %d: install it (on Debian: "
            "apt install postgresql-%d-postgis-3) and try again",
            major, major);
    return error_set(
        err, STATUS_UNAVAILABLE,
        "the extension %s is not installed for the database server, PostgreSQL %d: install it (on "
        "Debian: apt install postgresql-%d) and try again",
        name, major, major);
}

static enum status make(struct store *db, const struct rows *missing, size_t row, struct error *err) {
    const char *command = rows_text(missing, row, 2);
    enum status status;

    if (!rows_boolean(missing, row, 1)) return not_installed(db, rows_text(missing, row, 0), err);
    status = store_script(db, command, err);
    if (status == STATUS_REFUSED)
        return error_context(err, "ask the administrator of database %s to run `%s` in it, and try again",
                             PQdb(db->connection), command);
    return status;
}

enum status extension_ensure(struct store *db, struct error *err) {
    struct rows *missing = NULL;
    enum status status = store_query(db, sql_extension_missing, BIND_NONE, STORE_MANY, &missing, err);

    for (size_t i = 0; status == STATUS_OK && i < rows_count(missing); i++)
        status = make(db, missing, i, err);
    rows_free(missing);
    return status;
}
