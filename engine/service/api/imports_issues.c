/* /api/imports/{import}/issues and /rejected: what is wrong in a file, row by row. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "engine/base/csv.h"
#include "engine/base/format.h"
#include "engine/service/api/jobs_answer.h"
#include "engine/service/api/jobs_handlers.h"
#include "engine/service/api/temporary.h"
#include "engine/store/rows_json.h"
#include "sql/embedded.h"

#define PAGE_USUAL 1000
#define PAGE_MOST  10000

/* Columns of job_import_issues.sql: the last one only tells where the next page begins. */
enum { ISSUE_ROW, SHOWN_COLUMNS = 7, ISSUE_NUMBER = 7 };

struct page {
    const char *import, *severity;
    int64_t limit;
    char row[24], number[24]; /* of the last issue given; "" before the first */
};

static enum status read_page(struct request *request, const struct page *page, struct rows **rows,
                             struct error *err) {
    char limit[24];
    bool first = page->number[0] == '\0';

    return store_query(request_db(request), sql_job_import_issues,
                       BIND(page->import, page->severity, bind_integer(limit, page->limit),
                            first ? NULL : page->row, first ? NULL : page->number),
                       STORE_MANY, rows, err);
}

static void move_on(struct page *page, const struct rows *rows) {
    size_t last = rows_count(rows) - 1;

    bind_integer(page->row, rows_integer(rows, last, ISSUE_ROW));
    bind_integer(page->number, rows_integer(rows, last, ISSUE_NUMBER));
}

/* --- what is asked for --- */

static enum status take_severity(struct request *request, struct page *page, struct error *err) {
    static const char *const known[] = {"rejected", "warning", "absent", "note"};

    if (strcmp(request_path(request) + strlen(request_path(request)) - 8, "rejected") == 0) {
        page->severity = "rejected";
        return STATUS_OK;
    }
    page->severity = request_parameter(request, "severity");
    if (page->severity == NULL) return STATUS_OK;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strcmp(known[i], page->severity) == 0) return STATUS_OK;
    return request_bad_parameter(request, err, "severity",
                                 "severity is rejected, warning, absent or note, not `%.40s`",
                                 page->severity);
}

/* "12.345": row 12, issue 345. */
static enum status take_after(struct request *request, struct page *page, struct error *err) {
    const char *given = request_parameter(request, "after");
    size_t row = given ? strspn(given, "0123456789") : 0;

    if (given == NULL) return STATUS_OK;
    if (row == 0 || row > 18 || given[row] != '.' || given[row + 1] == '\0' || strlen(given + row + 1) > 18 ||
        given[row + 1 + strspn(given + row + 1, "0123456789")] != '\0')
        return request_bad_parameter(request, err, "after", "after is what a link to the next page says");
    snprintf(page->row, sizeof page->row, "%.*s", (int)row, given);
    snprintf(page->number, sizeof page->number, "%s", given + row + 1);
    return STATUS_OK;
}

static enum status check_import(struct request *request, const char *import, struct error *err) {
    struct rows *rows = NULL;
    enum status status =
        store_query(request_db(request), sql_job_import_get, BIND(import), STORE_MAYBE_ONE, &rows, err);

    if (status == STATUS_OK && rows_count(rows) == 0) {
        request_fault(request, 0, "path", "import");
        status = error_set(err, STATUS_NOT_FOUND, "there is no import `%.60s`", import);
    }
    rows_free(rows);
    return status;
}

/* --- JSON: a page of them --- */

static void write_page(struct request *request, struct text *out, struct page *page,
                       const struct rows *rows) {
    struct json json = json_writer(out);

    json_object(&json);
    json_text_member(&json, "import", page->import);
    json_name(&json, "issues");
    json_array(&json);
    for (size_t i = 0; i < rows_count(rows); i++) {
        json_object(&json);
        rows_json_members(&json, rows, i, 0, SHOWN_COLUMNS);
        json_end(&json);
    }
    json_end(&json);
    json_name(&json, "links");
    json_array(&json);
    if (rows_count(rows) > 0 && (int64_t)rows_count(rows) == page->limit) {
        const char *severity = request_parameter(request, "severity");
        move_on(page, rows);
        json_object(&json);
        json_text_member(&json, "rel", "next");
        json_text_member(&json, "type", "application/json");
        json_text_member(&json, "href",
                         arena_format(request_arena(request), "%s%s?f=json&limit=%" PRId64 "%s%s&after=%s.%s",
                                      request_base(request), request_path(request), page->limit,
                                      severity ? "&severity=" : "", severity ? severity : "", page->row,
                                      page->number));
        json_end(&json);
    }
    json_end(&json);
    json_end(&json);
}

static enum status give_json(struct request *request, struct response *response, struct page *page,
                             struct error *err) {
    struct rows *rows = NULL;
    enum status status = read_page(request, page, &rows, err);

    if (status == STATUS_OK) write_page(request, response_body(response), page, rows);
    rows_free(rows);
    return status;
}

/* --- CSV: all of them, through a file --- */

static void write_rows(struct text *out, const struct rows *rows) {
    const char *values[SHOWN_COLUMNS];

    for (size_t i = 0; i < rows_count(rows); i++) {
        for (size_t column = 0; column < SHOWN_COLUMNS; column++)
            values[column] = rows_text(rows, i, column) ? rows_text(rows, i, column) : "";
        csv_write_row(out, values, SHOWN_COLUMNS, true);
    }
}

static enum status write_all(struct request *request, struct page *page, FILE *file, struct error *err) {
    static const char *const heads[SHOWN_COLUMNS] = {"row",    "line",  "severity", "code",
                                                     "column", "value", "reason"};
    struct text out = TEXT_EMPTY;
    enum status status = STATUS_OK;
    size_t count = PAGE_MOST;

    page->limit = PAGE_MOST;
    csv_write_row(&out, heads, SHOWN_COLUMNS, true);
    while (status == STATUS_OK && count == PAGE_MOST) {
        struct rows *rows = NULL;
        status = read_page(request, page, &rows, err);
        count = status == STATUS_OK ? rows_count(rows) : 0;
        if (count > 0) {
            write_rows(&out, rows);
            move_on(page, rows);
        }
        if (fwrite(text_string(&out), 1, out.length, file) != out.length)
            status = error_set(err, STATUS_IO, "the list could not be written to the spool");
        text_clear(&out);
        rows_free(rows);
    }
    text_free(&out);
    return status;
}

static enum status give_csv(struct request *request, struct response *response, struct page *page,
                            struct error *err) {
    FILE *file = NULL;
    enum status status = temporary_file(&file, api_context(request)->spool_directory, err);

    if (status != STATUS_OK) return status;
    status = write_all(request, page, file, err);
    if (status == STATUS_OK && fflush(file) != 0)
        status = error_set(err, STATUS_IO, "the list could not be written to the spool");
    if (status == STATUS_OK) {
        response_file(response, dup(fileno(file)));
        response_attachment(response, arena_format(request_arena(request), "import-%s-%s.csv", page->import,
                                                   page->severity ? page->severity : "issues"));
    }
    fclose(file);
    return status;
}

enum status imports_issues(struct request *request, struct response *response, struct error *err) {
    static const struct media_kind kinds[] = {
        {"json", "application/json"}, {"csv", "text/csv"}, {NULL, NULL}};
    struct page page = {.import = request_part(request, "import")};
    const struct media_kind *kind = request_wants(request, kinds, err);
    enum status status = kind == NULL ? err->status : STATUS_OK;

    if (status == STATUS_OK) status = take_severity(request, &page, err);
    if (status == STATUS_OK) status = take_after(request, &page, err);
    if (status == STATUS_OK) status = answer_limit(request, PAGE_USUAL, PAGE_MOST, &page.limit, err);
    if (status == STATUS_OK) status = check_import(request, page.import, err);
    if (status != STATUS_OK) return status;
    response_type(response,
                  strcmp(kind->f, "csv") == 0 ? "text/csv; charset=utf-8; header=present" : kind->type);
    return strcmp(kind->f, "csv") == 0 ? give_csv(request, response, &page, err)
                                       : give_json(request, response, &page, err);
}
