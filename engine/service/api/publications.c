/* /api/publications: what was published, with its files; asking for another; checking a list of anyone's. */
#include "engine/service/api/publications.h"

#include <fcntl.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "engine/base/format.h"
#include "engine/exchange/layout_check.h"
#include "engine/exchange/publication.h"
#include "engine/service/api/job_body.h"
#include "engine/service/api/jobs_answer.h"
#include "engine/service/api/temporary.h"
#include "sql/embedded.h"

enum status publications_list(struct request *request, struct response *response, struct error *err) {
    int64_t after;
    const char *given = request_parameter(request, "after");

    if (given != NULL && !number_parse_integer(given, &after))
        return request_bad_parameter(request, err, "after",
                                     "after is the number of a publication, not `%.40s`", given);
    return answer_list(request, response, sql_publish_list, "publications", err);
}

/* --- a file --- */

static enum status add_to_stream(void *context, const void *bytes, size_t length, struct error *err) {
    if (fwrite(bytes, 1, length, context) == length) return STATUS_OK;
    return error_set(err, STATUS_IO, "the file could not be written to the spool");
}

static enum status spool_file(struct request *request, FILE *file, int *descriptor, struct error *err) {
    enum status status = publication_read(request_db(request), request_part(request, "publication"),
                                          request_part(request, "file"), add_to_stream, file, err);

    if (status == STATUS_OK && fflush(file) != 0)
        status = error_set(err, STATUS_IO, "the file could not be written to the spool");
    if (status == STATUS_OK && (*descriptor = fcntl(fileno(file), F_DUPFD_CLOEXEC, 0)) < 0)
        status = error_set(err, STATUS_IO, "the file cannot be read");
    if (status == STATUS_OK) lseek(*descriptor, 0, SEEK_SET);
    return status;
}

/* The page is shown in the browser with its own styles, and nothing else; other files are saved. */
static void give_file(struct response *response, const struct rows *about, int descriptor) {
    const char *name = rows_text(about, 0, 0), *type = rows_text(about, 0, 2);

    response_file(response, descriptor);
    response_etag(response, rows_text(about, 0, 4));
    if (strcmp(type, "text/html") == 0) {
        response_type(response, "text/html; charset=utf-8");
        response_header(response, "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'");
        return;
    }
    response_type(response, strcmp(type, "text/csv") == 0 ? "text/csv; charset=utf-8; header=present" : type);
    response_attachment(response, name);
}

enum status publications_file(struct request *request, struct response *response, struct error *err) {
    int64_t publication;
    FILE *file = NULL;
    struct rows *about = NULL;
    int descriptor = -1;
    enum status status = answer_number(request, "publication", &publication, err);

    if (status == STATUS_OK)
        status = store_query(request_db(request), sql_publish_files,
                             BIND(request_part(request, "publication"), request_part(request, "file")),
                             STORE_MAYBE_ONE, &about, err);
    if (status == STATUS_OK && rows_count(about) == 0) {
        request_fault(request, 0, "path", "file");
        status = error_set(err, STATUS_NOT_FOUND, "there is no such file; /api/publications/%.20s lists them",
                           request_part(request, "publication"));
    }
    if (status == STATUS_OK) status = temporary_file(&file, api_context(request)->spool_directory, err);
    if (status == STATUS_OK) status = spool_file(request, file, &descriptor, err);
    if (status == STATUS_OK) give_file(response, about, descriptor);
    if (file) fclose(file);
    rows_free(about);
    return status;
}

/* --- asking for one --- */

struct asked {
    json_t *body; /* owns the texts */
    struct jobs_publication what;
    char as_at[FORMAT_SIZE];
};

static enum status take_member(struct request *request, void *what, const char *name, const json_t *value,
                               struct error *err) {
    struct asked *asked = what;
    struct times_known known;

    if (strcmp(name, "as_at") == 0)
        return job_body_as_at(&asked->what.as_at, asked->as_at, request, value, err);
    if (strcmp(name, "draft") == 0) return job_body_flag(&asked->what.draft, request, name, value, err);
    if (strcmp(name, "known_at") != 0)
        return job_body_refuse(request, name, "there are as_at, known_at and draft, and no more", err);
    if (times_read_known(&known, request_arena(request), json_string_value(value), err) != STATUS_OK) {
        request_fault(request, 0, "field", "known_at");
        return err->status;
    }
    asked->what.known_at = json_string_value(value);
    return STATUS_OK;
}

enum status publications_post(struct request *request, struct response *response, struct error *err) {
    struct asked asked = {.what.asker = answer_asker(request)};
    int64_t job = 0;
    enum status status = job_body_read(&asked.body, request, take_member, &asked, err);

    if (status == STATUS_OK) status = jobs_publish(api_context(request)->jobs, &asked.what, &job, err);
    if (status == STATUS_OK) status = answer_accepted(request, response, job, err);
    json_decref(asked.body);
    return status;
}
