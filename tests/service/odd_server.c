/*
 * The HTTP server with routes that no real service would have, for the tests of the server itself: slow
 * statements, bodies given back, events, streams, answers of any size. `odd_server READY_FILE SPOOL
 * [ACCESS_LOG]`; the database is TERRIER_DSN. The role is what the header X-Role says, or X-Ask, for which
 * the door asks the database first.
 */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "engine/service/http/freshness.h"
#include "engine/service/http/routes.h"
#include "engine/service/http/server.h"

static const char *dsn;

static enum status login_dsn(void *context, const char *login, struct text *out, struct error *err) {
    (void)context;
    return store_dsn_as(out, dsn, login, err);
}

/* --- the door --- */

static enum status become(const char *role, struct identity *out, struct error *err) {
    *out =
        (struct identity){.role = role_parse(role), .means = MEANS_KEY, .actor = "key:odd", .subject = "odd"};
    return out->role == ROLE_COUNT ? error_set(err, STATUS_REFUSED, "there is no role %s", role) : STATUS_OK;
}

static enum door_answer quick(void *context, struct request *request, struct identity *out,
                              struct error *err) {
    const char *role = request_header(request, "X-Role");

    (void)context;
    if (request_header(request, "X-Ask") != NULL) return DOOR_ASK;
    if (role == NULL) return DOOR_NOBODY;
    return become(role, out, err) == STATUS_OK ? DOOR_IDENTIFIED : DOOR_REFUSED;
}

static enum status ask(void *context, struct request *request, struct store *db, struct identity *out,
                       struct error *err) {
    enum status status = store_run(db, "SELECT 1", BIND_NONE, err);

    (void)context;
    return status == STATUS_OK ? become(request_header(request, "X-Ask"), out, err) : status;
}

/* --- the routes --- */

static const char *parameter(const struct request *request, const char *name, const char *otherwise) {
    const char *value = request_parameter(request, name);
    return value == NULL ? otherwise : value;
}

static enum status answer_query(struct request *request, struct response *response, const char *sql,
                                struct bind bind, struct error *err) {
    struct rows *rows = NULL;
    enum status status = store_query(request_db(request), sql, bind, STORE_ONE, &rows, err);

    if (status == STATUS_OK) text_add(response_body(response), rows_text(rows, 0, 0));
    rows_free(rows);
    response_type(response, "text/plain; charset=utf-8");
    return status;
}

static enum status slow(struct request *request, struct response *response, struct error *err) {
    return answer_query(request, response, "SELECT 'slept' FROM pg_sleep($1::float8)",
                        BIND(parameter(request, "seconds", "3")), err);
}

static enum status who(struct request *request, struct response *response, struct error *err) {
    return answer_query(request, response, "SELECT session_user::text", BIND_NONE, err);
}

static enum status backend(struct request *request, struct response *response, struct error *err) {
    return answer_query(request, response, "SELECT pg_backend_pid()::text", BIND_NONE, err);
}

/* Says how often it was asked, so that an answer from the cache is known by its number. */
static enum status kept(struct request *request, struct response *response, struct error *err) {
    static _Atomic int asked;
    struct rows *rows = NULL;
    long bytes = strtol(parameter(request, "bytes", "0"), NULL, 10);
    enum status status =
        store_query(request_db(request), "SELECT stamp FROM served.stamp", BIND_NONE, STORE_ONE, &rows, err);

    if (status == STATUS_OK) {
        text_format(response_body(response), "%d ", ++asked);
        for (long i = 0; i < bytes; i++)
            text_add_char(response_body(response), (char)('a' + i % 26));
        response_of_stamp(response, rows_text(rows, 0, 0));
        response_type(response, "text/plain; charset=utf-8");
    }
    rows_free(rows);
    return status;
}

static enum status constant(struct request *request, struct response *response, struct error *err) {
    (void)request;
    (void)err;
    for (int i = 0; i < 1000; i++)
        text_add(response_body(response), "{\"always\":\"the same\"}\n");
    response_type(response, "application/json");
    return STATUS_OK;
}

static enum status tagged(struct request *request, struct response *response, struct error *err) {
    (void)request;
    (void)err;
    for (int i = 0; i < 1000; i++)
        text_add(response_body(response), "a version ");
    response_type(response, "text/plain");
    response_etag(response, "version-7");
    return STATUS_OK;
}

static enum status echo(struct request *request, struct response *response, struct error *err) {
    size_t length;
    const char *body = request_body(request, &length);

    (void)err;
    text_add_bytes(response_body(response), body, length);
    response_type(response, "application/octet-stream");
    return STATUS_OK;
}

static enum status spooled(struct request *request, struct response *response, struct error *err) {
    const char *name = request_spooled(request);
    int descriptor = name == NULL ? -1 : open(name, O_RDONLY | O_CLOEXEC);

    if (descriptor < 0) return error_set(err, STATUS_INVALID, "no body came");
    response_file(response, descriptor);
    response_type(response, "application/octet-stream");
    response_attachment(response, "gr\xc3\xbc\xc3\x9f\" dich.bin");
    return STATUS_OK;
}

struct events {
    int left;
};

static bool next_event(void *context, struct text *out) {
    struct events *events = context;
    text_format(out, "data: %d\n\n", events->left);
    return --events->left > 0;
}

static enum status events(struct request *request, struct response *response, struct error *err) {
    struct events *made = memory_array(1, sizeof *made);

    (void)err;
    made->left = (int)strtol(parameter(request, "count", "3"), NULL, 10);
    response_stream(response, next_event, free, made);
    return STATUS_OK;
}

static enum status fault(struct request *request, struct response *response, struct error *err) {
    (void)request;
    (void)response;
    return error_set(err, STATUS_INTERNAL, "a secret of the inside");
}

static enum status cookie(struct request *request, struct response *response, struct error *err) {
    const char *value = request_cookie(request, "crumb");

    (void)err;
    text_add(response_body(response), value == NULL ? "none" : value);
    response_cookie(response, (struct cookie){"crumb", "fresh", "/", 60});
    response_type(response, "text/html; charset=utf-8");
    return STATUS_OK;
}

static enum status moved(struct request *request, struct response *response, struct error *err) {
    (void)err;
    freshness_moved(request_server(request), NULL);
    response_code(response, 204);
    return STATUS_OK;
}

static enum status part(struct request *request, struct response *response, struct error *err) {
    static const struct media_kind kinds[] = {
        {"json", "application/json"}, {"html", "text/html"}, {NULL, NULL}};
    const struct media_kind *kind = request_wants(request, kinds, err);

    if (kind == NULL) return STATUS_INVALID;
    text_format(response_body(response), "%s %s %s", kind->f, request_part(request, "name"),
                request_base(request));
    response_type(response, kind->type);
    return STATUS_OK;
}

#define STAFF(m, p, l, h) .method = (m), .path = (p), .allow = ALLOW_STAFF, .lane = (l), .handle = (h)
static const struct route_parameter seconds[] = {{"seconds", "How long", "{\"type\":\"number\"}", NULL}, {0}};
static const struct route_parameter bytes[] = {{"bytes", "How many", "{\"type\":\"integer\"}", NULL}, {0}};
static const struct route_parameter count[] = {{"count", "How many", "{\"type\":\"integer\"}", NULL}, {0}};
static const struct route_parameter form[] = {{"f", "The form", "{\"type\":\"string\"}", NULL}, {0}};

static const struct route odd_routes[] = {
    {STAFF(HTTP_GET, "/slow", LANE_ROLE, slow), .parameters = seconds},
    {STAFF(HTTP_GET, "/who", LANE_ROLE, who)},
    {STAFF(HTTP_GET, "/door", LANE_DOOR, who)},
    {STAFF(HTTP_GET, "/backend", LANE_ROLE, backend)},
    {STAFF(HTTP_GET, "/kept", LANE_ROLE, kept), .parameters = bytes, .flags = ROUTE_CACHED},
    {STAFF(HTTP_GET, "/constant", LANE_NONE, constant), .flags = ROUTE_CONSTANT},
    {STAFF(HTTP_GET, "/tagged", LANE_NONE, tagged)},
    {STAFF(HTTP_POST, "/echo", LANE_NONE, echo), .body_limit = 100000},
    {STAFF(HTTP_POST, "/spool", LANE_EXPORT, spooled), .body_limit = 10000000, .flags = ROUTE_SPOOL},
    {STAFF(HTTP_GET, "/events", LANE_NONE, events), .parameters = count},
    {STAFF(HTTP_GET, "/fault", LANE_NONE, fault)},
    {STAFF(HTTP_GET, "/cookie", LANE_NONE, cookie)},
    {STAFF(HTTP_POST, "/moved", LANE_NONE, moved)},
    {STAFF(HTTP_GET, "/parts/{name}", LANE_NONE, part), .parameters = form},
    {STAFF(HTTP_GET, "/secrets/{name}", LANE_NONE, part), .parameters = form, .flags = ROUTE_SECRET},
    {.method = HTTP_GET, .path = "/steward", .allow = ALLOW_STEWARD, .lane = LANE_ROLE, .handle = who},
    {.path = NULL},
};

static const struct route *const tables[] = {http_routes, odd_routes, NULL};

int main(int count_of, char **arguments) {
    struct server_options options = {.address = "127.0.0.1",
                                     .listen_descriptor = -1,
                                     .cache_bytes = 1 << 20,
                                     .idle_seconds = 5,
                                     .login_dsn = login_dsn,
                                     .door = {.quick = quick, .ask = ask},
                                     .tables = tables,
                                     .proxy_address = getenv("ODD_PROXY"),
                                     .version = "odd"};
    struct server *server = NULL;
    struct error err = {0};
    sigset_t ends;
    int number;

    dsn = getenv("TERRIER_DSN");
    if (count_of < 3 || dsn == NULL) return 2;
    options.spool_directory = arguments[2];
    options.access_log = count_of > 3 ? arguments[3] : "";
    options.tls_certificate_file = getenv("ODD_CERTIFICATE");
    options.tls_key_file = getenv("ODD_KEY");
    sigemptyset(&ends);
    sigaddset(&ends, SIGTERM);
    sigprocmask(SIG_BLOCK, &ends, NULL);
    signal(SIGPIPE, SIG_IGN);
    if (server_start(&server, &options, &err) != STATUS_OK) {
        fprintf(stderr, "%s\n", err.message);
        return 1;
    }
    FILE *ready = fopen(arguments[1], "w");
    if (ready == NULL) return 1;
    fprintf(ready, "%d\n", server_port(server));
    fclose(ready);
    sigwait(&ends, &number);
    server_stop(server, 15000);
    return 0;
}
