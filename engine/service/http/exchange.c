/* What libmicrohttpd calls: a request begins, its body comes, its answer is wanted, it has ended. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "engine/base/format.h"
#include "engine/service/http/access_log.h"
#include "engine/service/http/http_private.h"
#include "engine/service/http/metrics.h"

/* Paths and parameters are decoded by us, where a wrong escape can be refused. */
size_t exchange_leave_escapes(void *server, struct MHD_Connection *connection, char *text) {
    (void)server;
    (void)connection;
    return strlen(text);
}

static char *write_hex(char *at, uint32_t value) {
    static const char digits[] = "0123456789abcdef";

    for (int shift = 28; shift >= 0; shift -= 4)
        *at++ = digits[value >> shift & 15];
    return at;
}

/* The process and the number of the request in it: "1f00c2aa-0000002b". */
static void name_request(struct request *request) {
    struct server *server = request->server;
    char *at = write_hex(request->id, server->id_start);

    *at++ = '-';
    at = write_hex(at, atomic_fetch_add_explicit(&server->id_serial, 1, memory_order_relaxed));
    *at = '\0';
}

/* The first line is read. What is returned comes back as the context of the request. */
void *exchange_on_target(void *context, const char *target, struct MHD_Connection *connection) {
    struct request *request = request_take(context);
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);

    request->began = now_microseconds();
    request->connection = connection;
    request->peer = info != NULL ? info->socket_context : NULL;
    request->address = request->peer != NULL ? request->peer->address : "";
    request->target_length = strlen(target);
    request->target = arena_bytes(request->arena, target, request->target_length);
    request->path_length = strcspn(request->target, "?");
    request->path = request->path_length == request->target_length
                        ? request->target
                        : arena_bytes(request->arena, target, request->path_length);
    request->base = request->server->own_base;
    name_request(request);
    atomic_fetch_add(&request->server->under_way, 1);
    return request;
}

/* --- what its headers say --- */

static void fail(struct request *request, int code, const char *where, const char *name,
                 const char *sentence) {
    struct error err = {0};

    request_fault(request, code, where, name);
    error_set(&err, STATUS_INVALID, "%s", sentence);
    finish_problem(request, STATUS_INVALID, &err);
}

static bool known_method(struct request *request, const char *method) {
    request->head = strcmp(method, "HEAD") == 0;
    if (request->head) method = "GET";
    for (int i = 0; i < HTTP_METHODS; i++)
        if (strcmp(method, http_method_name((enum http_method)i)) == 0) {
            request->method = (enum http_method)i;
            return true;
        }
    return false;
}

static void say_methods(struct request *request, bool asked) {
    struct text methods = TEXT_EMPTY;
    struct error err = {0};

    route_path_methods(request->matched, &methods);
    if (asked) {
        request->response.code = 204;
        response_header(&request->response, "Allow", text_string(&methods));
        finish_response(request);
    } else {
        request->fault_code = 405;
        error_set(&err, STATUS_INVALID, "this path takes %s", text_string(&methods));
        finish_problem(request, STATUS_INVALID, &err);
    }
    text_free(&methods);
}

static void find_route(struct request *request, const char *method) {
    bool known = known_method(request, method);

    request->segment_count =
        target_segments(request->arena, request->path, request->path_length, request->segments);
    if (request->segment_count >= 0)
        request->matched =
            route_set_find(&request->server->routes, request->segments, request->segment_count);
    if (request->matched == NULL) {
        fail(request, 404, "path", request->path, "there is nothing at this path");
        return;
    }
    if (known) request->route = request->matched->methods[request->method];
    if (request->route == NULL)
        say_methods(request, strcmp(method, "OPTIONS") == 0);
    else
        request->route_number = request->matched->numbers[request->method];
}

/* Each request needs one: arena_format() would be felt. */
static const char *join(struct arena *arena, const char *a, const char *b) {
    size_t before = strlen(a), after = strlen(b) + 1;
    char *both = arena_alloc(arena, before + after);

    memcpy(both, a, before);
    memcpy(both + before, b, after);
    return both;
}

/* "https://host[:port]" as the request came, or as configured. */
static bool find_base(struct request *request) {
    const struct server *server = request->server;
    const char *host;

    request->base = server->options.public_address;
    if (request->base != NULL) return true;
    request->base = server->own_base;
    host = request_header(request, "Host");
    if (host == NULL) return true;
    if (!target_host_is_sound(host)) {
        fail(request, 400, "header", "Host", "the header Host is no name of a host");
        return false;
    }
    request->base =
        join(request->arena, server->options.tls_certificate_file != NULL ? "https://" : "http://", host);
    return true;
}

struct wanted {
    const char *name, *last;
};

static enum MHD_Result keep_last(void *context, enum MHD_ValueKind kind, const char *name,
                                 const char *value) {
    struct wanted *wanted = context;

    (void)kind;
    if (strcasecmp(name, wanted->name) == 0) wanted->last = value;
    return MHD_YES;
}

/* Of several headers of that name the one sent last, where request_header() gives the first. */
static const char *last_header(const struct request *request, const char *name) {
    struct wanted wanted = {name, NULL};

    MHD_get_connection_values(request->connection, MHD_HEADER_KIND, keep_last, &wanted);
    return wanted.last;
}

/* A proxy adds whom it saw at the end of the list, or in a header of its own behind the client's; what stands
 * before it, anyone may have written. */
static void find_address(struct request *request) {
    const char *proxy = request->server->options.proxy_address, *list, *last;
    size_t length;

    if (proxy == NULL || !text_equal(request->address, proxy)) return;
    list = last_header(request, "X-Forwarded-For");
    if (list == NULL) return;
    last = strrchr(list, ',');
    last = text_trimmed(last == NULL ? list : last + 1, &length);
    if (length > 0 && length < INET6_ADDRSTRLEN) request->address = arena_bytes(request->arena, last, length);
}

static bool within_limits(struct request *request) {
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(request->connection, MHD_CONNECTION_INFO_REQUEST_HEADER_SIZE);

    if (request->target_length > TARGET_BYTES_MAX)
        fail(request, 414, NULL, NULL,
             "the address is longer than 8,192 bytes: ask for less at once, in a shorter query");
    else if (info != NULL && info->header_size > TARGET_BYTES_MAX + HEADERS_BYTES_MAX)
        fail(request, 431, NULL, NULL, "the headers are longer than 16,384 bytes");
    return request->stage != STAGE_ANSWERED;
}

struct lengths {
    int lengths, codings, hosts, credentials;
    int64_t length;
    bool sound, named; /* `named`: each header's name is one */
};

static enum MHD_Result look_at_header(void *context, enum MHD_ValueKind kind, const char *name,
                                      const char *value) {
    struct lengths *found = context;

    (void)kind;
    if (strcasecmp(name, "Content-Length") == 0) {
        found->lengths++;
        if (value == NULL || value[strspn(value, "0123456789")] != '\0' ||
            !number_parse_integer(value, &found->length))
            found->sound = false;
    } else if (strcasecmp(name, "Transfer-Encoding") == 0) {
        found->codings++;
        if (value == NULL || strcasecmp(value, "chunked") != 0) found->sound = false;
    } else if (strcasecmp(name, "Host") == 0) {
        found->hosts++;
    } else if (strcasecmp(name, "Authorization") == 0) {
        found->credentials++;
    } else if (name[strcspn(name, " \t")] != '\0') {
        found->named = false;
    }
    return MHD_YES;
}

/* Two who read a length differently see two different requests: what is not plain is refused, and what comes
 * after it is not read. */
static void look_at_headers(struct request *request, struct lengths *found) {
    *found = (struct lengths){.sound = true, .named = true};
    MHD_get_connection_values(request->connection, MHD_HEADER_KIND, look_at_header, found);
    request->has_body = found->codings > 0 || found->length > 0 || found->lengths > 1 || !found->named;
    if (!found->sound || found->lengths + found->codings > 1)
        fail(request, 400, "header", "Content-Length",
             "the length of the body is not said plainly, or said twice");
    else if (!found->named)
        fail(request, 400, "header", NULL, "there is a blank before the colon of a header");
    else if (found->hosts > 1 || found->credentials > 1)
        fail(request, 400, "header", found->hosts > 1 ? "Host" : "Authorization",
             "this header can be sent once only");
}

static void welcome_body(struct request *request, const struct lengths *found) {
    char sentence[96], limit[FORMAT_SIZE];

    if (request->has_body && request->route->body_limit == 0) {
        fail(request, 413, NULL, NULL, "nothing can be sent in a body here");
    } else if ((uint64_t)found->length > request->route->body_limit) {
        snprintf(sentence, sizeof sentence, "the body is longer than the %s bytes taken here",
                 format_integer(limit, (int64_t)request->route->body_limit));
        fail(request, 413, NULL, NULL, sentence);
    }
}

static void begin(struct request *request, const char *method) {
    struct lengths found;

    request->stage = STAGE_IDENTIFY;
    request->response.secure_cookies = true;
    find_address(request);
    look_at_headers(request, &found);
    if (request->stage == STAGE_ANSWERED || !within_limits(request) || !find_base(request)) return;
    request->encoding = negotiate_encoding(request_header(request, "Accept-Encoding"));
    request->response.secure_cookies =
        strncmp(request->base, "http://", 7) != 0 || request->peer == NULL || !request->peer->loopback;
    find_route(request, method);
    if (request->stage != STAGE_ANSWERED) welcome_body(request, &found);
}

/* --- its body --- */

static void take_body(struct request *request, const char *bytes, size_t length) {
    bool spools;

    request->body_length += length;
    if (request->stage != STAGE_BODY) return; /* already refused: read past it */
    spools = (request->route->flags & ROUTE_SPOOL) != 0;
    if (request->body_length > request->route->body_limit)
        fail(request, 413, NULL, NULL, "the body is longer than what is taken here");
    else if (!spools)
        text_add_bytes(&request->body, bytes, length);
    else if ((request->spool < 0 && !spool_begin(request)) || !spool_add(request, bytes, length))
        fail(request, 507, NULL, NULL,
             "the service has no room for the file at the moment: tell its operator");
}

/* --- its answer --- */

static enum MHD_Result send_answer(struct request *request) {
    if (request->peer != NULL)
        peer_turns(request->peer, request->response.next != NULL ? PEER_LISTENS : PEER_TAKES);
    return MHD_queue_response(request->connection, request->answer_code, request->answer);
}

void exchange_resume(struct request *request) {
    struct MHD_Connection *connection = request->connection;

    request->suspended = false;
    MHD_resume_connection(connection); /* from here on the request is its thread's */
}

enum MHD_Result exchange_on_request(void *server, struct MHD_Connection *connection, const char *url,
                                    const char *method, const char *version, const char *upload,
                                    size_t *upload_size, void **context) {
    struct request *request = *context;

    (void)server;
    (void)connection;
    (void)url;
    (void)version;
    if (*upload_size > 0) {
        take_body(request, upload, *upload_size);
        *upload_size = 0;
        return MHD_YES;
    }
    if (request->stage == STAGE_NEW) {
        begin(request, method);
        /* libmicrohttpd ends the connection of those who are answered before all was read: right for a body
         * that nobody wants, wrong for the many who send none. It calls again at once. */
        if (!request->has_body) return MHD_YES;
    } else if (request->stage == STAGE_BODY) {
        if (!request->body_begun) {
            request->body_begun = true; /* back from the door: now the body may come */
            return MHD_YES;
        }
        request->stage = STAGE_HANDLE;
    }
    if (request->peer != NULL) peer_turns(request->peer, PEER_WAITS);
    if (!way_on(request)) return MHD_YES;
    if (request->stage == STAGE_ANSWERED) return send_answer(request);
    if (request->peer != NULL) peer_turns(request->peer, PEER_UPLOADS);
    request->body_begun = true;
    return MHD_YES;
}

void exchange_on_end(void *context, struct MHD_Connection *connection, void **kept,
                     enum MHD_RequestTerminationCode code) {
    struct server *server = context;
    struct request *request = *kept;

    (void)connection;
    (void)code;
    if (request == NULL) return;
    *kept = NULL;
    if (request->answer != NULL) {
        long long microseconds = now_microseconds() - request->began;
        metrics_count(server->metrics, request, microseconds);
        access_log_add(server->access_log, request, microseconds);
    }
    if (request->peer != NULL) peer_turns(request->peer, PEER_ASKS);
    if (request->kept.entry != NULL)
        cache_done(&request->kept);
    else if (request->answer != NULL)
        MHD_destroy_response(request->answer);
    request_give(request);
    atomic_fetch_sub(&server->under_way, 1);
}
