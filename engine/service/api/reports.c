/*
 * GET /api/reports/asset-management-group: the report on the latest published run, as a page or a
 * spreadsheet.
 *
 * The estate's figures are the same whoever asks: they are read with terrier_clerk's login. What the sections
 * name is what the caller may see: they are read with the caller's. For staff. Made once for each role, what
 * was asked and each state of the register, and kept as a file.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/base/format.h"
#include "engine/exchange/whole_file.h"
#include "engine/report/html.h"
#include "engine/report/ods.h"
#include "engine/report/sections.h"
#include "engine/service/api/jobs_answer.h"
#include "engine/service/api/jobs_handlers.h"
#include "engine/service/api/times.h"
#include "sql/embedded.h"

#define FOLDER "reports"

static const struct media_kind kinds[] = {
    {"html", "text/html"}, {"ods", "application/vnd.oasis.opendocument.spreadsheet"}, {NULL, NULL}};

static bool is_ods(const struct media_kind *kind) {
    return strcmp(kind->f, "ods") == 0;
}

static enum status write_html(const struct report *report, const char *path, struct error *err) {
    struct text page = TEXT_EMPTY;
    enum status status;

    report_html(&page, report);
    status = whole_file_write(path, page.data, page.length, err);
    text_free(&page);
    return status;
}

/* request_db() reads the state that is asked for already. */
static enum status make(struct request *request, const struct media_kind *kind,
                        const struct report_asked *asked, const char *path, struct error *err) {
    struct store *clerk = NULL;
    struct report *report = NULL;
    bool past;
    enum status status = jobs_connect(api_context(request)->jobs, &clerk, err);

    if (status == STATUS_OK) status = times_of_request(request, clerk, &past, err);
    if (status == STATUS_OK) status = report_read(&report, clerk, 0, err);
    if (status == STATUS_OK) status = report_forecast(report, clerk, err);
    if (status == STATUS_OK) status = report_sections(report, request_db(request), asked, err);
    if (status == STATUS_OK)
        status = is_ods(kind) ? report_ods(report, path, err) : write_html(report, path, err);
    report_free(report);
    store_close(clerk);
    return status;
}

/* Those of other states of the register are of no more use. */
static void remove_others(const char *folder, const char *stamp) {
    DIR *directory = opendir(folder);
    struct dirent *entry;

    while (directory && (entry = readdir(directory)) != NULL)
        if (entry->d_name[0] != '.' && strncmp(entry->d_name, stamp, strlen(stamp)) != 0)
            unlinkat(dirfd(directory), entry->d_name, 0);
    if (directory) closedir(directory);
}

struct wanted {
    const struct media_kind *kind;
    struct report_asked asked;
};

static enum status take_wanted(struct request *request, struct wanted *wanted, struct error *err) {
    const char *plan = request_parameter(request, "plan");
    int32_t day;

    wanted->kind = request_wants(request, kinds, err);
    if (wanted->kind == NULL) return err->status;
    wanted->asked.since = request_parameter(request, "since");
    if (wanted->asked.since && !day_parse(wanted->asked.since, &day))
        return request_bad_parameter(request, err, "since", "since is a day such as 2026-08-22, not `%.40s`",
                                     wanted->asked.since);
    if (plan && (!number_parse_integer(plan, &wanted->asked.plan) || wanted->asked.plan < 1))
        return request_bad_parameter(request, err, "plan", "plan is the number of a plan, not `%.40s`", plan);
    return STATUS_OK;
}

static enum status open_report(struct request *request, const struct wanted *wanted, const char *stamp,
                               int *descriptor, struct error *err) {
    struct arena *arena = request_arena(request);
    const char *folder = arena_format(arena, "%s/" FOLDER, api_context(request)->spool_directory);
    const char *path;
    bool past;
    enum status status = times_of_request(request, request_db(request), &past, err); /* for the name */

    if (status != STATUS_OK) return status;
    path =
        arena_format(arena, "%s/%s%s-%s-%lld-%s.%s", folder, stamp, times_key(request, request_db(request)),
                     role_name(request_identity(request)->role), (long long)wanted->asked.plan,
                     wanted->asked.since ? wanted->asked.since : "", wanted->kind->f);

    *descriptor = open(path, O_RDONLY | O_CLOEXEC);
    if (*descriptor >= 0) return STATUS_OK;
    if (mkdir(folder, 0700) != 0 && errno != EEXIST)
        return error_set(err, STATUS_IO, "%s cannot be made: %s", folder, strerror(errno));
    remove_others(folder, stamp);
    status = make(request, wanted->kind, &wanted->asked, path, err);
    if (status == STATUS_OK && (*descriptor = open(path, O_RDONLY | O_CLOEXEC)) < 0)
        status = error_set(err, STATUS_IO, "%s cannot be read: %s", path, strerror(errno));
    return status;
}

enum status reports_asset_management_group(struct request *request, struct response *response,
                                           struct error *err) {
    struct wanted wanted = {0};
    struct rows *stamp = NULL;
    int descriptor = -1;
    enum status status = take_wanted(request, &wanted, err);

    if (status == STATUS_OK)
        status = store_query(request_db(request), sql_report_stamp, BIND_NONE, STORE_ONE, &stamp, err);
    if (status == STATUS_OK) status = open_report(request, &wanted, rows_text(stamp, 0, 0), &descriptor, err);
    if (status == STATUS_OK) {
        response_file(response, descriptor);
        response_type(response, is_ods(wanted.kind) ? wanted.kind->type : "text/html; charset=utf-8");
        if (is_ods(wanted.kind)) response_attachment(response, "asset-management-group.ods");
        response_of_stamp(response, rows_text(stamp, 0, 0));
        /* The report is one file with its styles in it, and has no script. */
        response_header(
            response, "Content-Security-Policy",
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'");
    }
    rows_free(stamp);
    return status;
}
