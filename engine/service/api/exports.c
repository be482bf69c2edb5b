/*
 * GET /api/exports/assets.{csv,ods,gpkg,geojson,fgb}: exactly the assets that the filters find, as a file;
 * and gazetteer-gaps.csv: those without a UPRN.
 *
 * It is written by what writes the command line's exports, to the spool, and sent from there: nothing of it
 * is held in memory. The login of who asks decides what is in it.
 */
#include <stdlib.h>
#include <string.h>

#include "engine/exchange/export.h"
#include "engine/exchange/gaps.h"
#include "engine/query/query.h"
#include "engine/service/api/jobs_answer.h"
#include "engine/service/api/jobs_handlers.h"
#include "engine/service/api/publications.h"
#include "engine/service/api/temporary.h"
#include "engine/service/api/times.h"
#include "sql/embedded.h"

static const struct {
    const char *ending, *type;
} types[] = {
    {".csv", "text/csv; charset=utf-8; header=present"},
    {".ods", "application/vnd.oasis.opendocument.spreadsheet"},
    {".gpkg", "application/geopackage+sqlite3"},
    {".geojson", "application/geo+json"},
    {".fgb", "application/vnd.flatgeobuf"},
};

static const char *type_of(const char *name) {
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (strcmp(strchr(name, '.'), types[i].ending) == 0) return types[i].type;
    return NULL;
}

/* The route has listed all that can be given. */
static enum status take_parameters(struct request *request, struct query *query, struct error *err) {
    size_t count;
    const struct parameter *given = request_parameters(request, &count);
    enum status status = STATUS_OK;

    for (size_t i = 0; status == STATUS_OK && i < count; i++) {
        if (strcmp(given[i].name, "as_at") == 0 || strcmp(given[i].name, "known_at") == 0) continue;
        if (strcmp(given[i].name, "sort") == 0)
            status = query_order(query, given[i].value, err);
        else if (strcmp(given[i].name, "limit") == 0)
            status = query_limit(query, given[i].value, err);
        else
            status = query_where(query, given[i].name, given[i].value, err);
        if (status != STATUS_OK) request_fault(request, 0, "parameter", given[i].name);
    }
    return status;
}

/* What was written there, as of the state of the register before. */
static enum status give_export(struct response *response, const char *folder, const char *name,
                               const char *stamp, struct error *err) {
    int descriptor = temporary_open(folder, name);

    if (descriptor < 0) return error_set(err, STATUS_IO, "the export cannot be read");
    response_file(response, descriptor);
    response_type(response, type_of(name));
    response_attachment(response, name);
    response_of_stamp(response, stamp);
    return STATUS_OK;
}

static enum status write_export(struct request *request, struct response *response, struct query *query,
                                const char *folder, const char *name, struct error *err) {
    const char *path = arena_format(request_arena(request), "%s/%s", folder, name);
    struct export what = {path, api_context(request)->proj_directory};
    struct rows *stamp = NULL;
    /* Taken before: a change in between makes a newer file under an older name, and so one answer too many.
     */
    enum status status = store_query(request_db(request), sql_job_stamp, BIND_NONE, STORE_ONE, &stamp, err);

    bool past;
    if (status == STATUS_OK) status = times_of_request(request, request_db(request), &past, err);
    if (status == STATUS_OK) status = export_write(&what, query, request_db(request), NULL, err);
    if (status == STATUS_OK) status = give_export(response, folder, name, rows_text(stamp, 0, 0), err);
    rows_free(stamp);
    return status;
}

enum status exports_assets(struct request *request, struct response *response, struct error *err) {
    const char *name = strrchr(request_path(request), '/') + 1;
    struct query *query = query_new();
    char *folder = NULL;
    enum status status = take_parameters(request, query, err);

    if (status == STATUS_OK) status = temporary_folder(&folder, api_context(request)->spool_directory, err);
    if (status == STATUS_OK) status = write_export(request, response, query, folder, name, err);
    temporary_remove(folder);
    free(folder);
    query_free(query);
    return status;
}

enum status exports_gaps(struct request *request, struct response *response, struct error *err) {
    const char *name = strrchr(request_path(request), '/') + 1;
    struct rows *stamp = NULL;
    char *folder = NULL;
    int64_t count;
    enum status status = store_query(request_db(request), sql_job_stamp, BIND_NONE, STORE_ONE, &stamp, err);

    if (status == STATUS_OK) status = temporary_folder(&folder, api_context(request)->spool_directory, err);
    if (status == STATUS_OK)
        status = gaps_write(arena_format(request_arena(request), "%s/%s", folder, name), request_db(request),
                            &count, err);
    if (status == STATUS_OK) status = give_export(response, folder, name, rows_text(stamp, 0, 0), err);
    temporary_remove(folder);
    free(folder);
    rows_free(stamp);
    return status;
}
