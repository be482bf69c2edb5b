/* What handlers ask of a request, and the pool that requests come from. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "engine/service/http/http_private.h"

#define POOL_MAX 256

struct request *request_take(struct server *server) {
    struct request *request;

    pthread_mutex_lock(&server->pool_lock);
    request = server->pool;
    if (request != NULL) {
        server->pool = request->next;
        server->pool_size--;
    }
    pthread_mutex_unlock(&server->pool_lock);
    struct arena *arena = request != NULL ? request->arena : arena_new();
    if (request == NULL) request = memory_array(1, sizeof *request);
    memset(request, 0, sizeof *request);
    request->server = server;
    request->arena = arena;
    request->spool = -1;
    response_begin(&request->response, arena);
    return request;
}

void request_give(struct request *request) {
    struct server *server = request->server;
    bool kept;

    response_drop(&request->response);
    text_free(&request->body);
    if (request->spool >= 0) close(request->spool);
    if (request->spool_name != NULL) unlink(request->spool_name);
    arena_reset(request->arena);
    pthread_mutex_lock(&server->pool_lock);
    kept = server->pool_size < POOL_MAX;
    if (kept) {
        request->next = server->pool;
        server->pool = request;
        server->pool_size++;
    }
    pthread_mutex_unlock(&server->pool_lock);
    if (kept) return;
    arena_free(request->arena);
    free(request);
}

struct arena *request_arena(const struct request *request) {
    return request->arena;
}

const struct route *request_route(const struct request *request) {
    return request->route;
}

const struct identity *request_identity(const struct request *request) {
    return &request->identity;
}

const char *request_id(const struct request *request) {
    return request->id;
}

const char *request_method(const struct request *request) {
    return http_method_name(request->method);
}

const char *request_path(const struct request *request) {
    return request->path;
}

const char *request_part(const struct request *request, const char *name) {
    const struct route_path *path = request->matched;

    for (int i = 0; i < path->piece_count; i++)
        if (path->pieces[i].is_part && strlen(name) == path->pieces[i].length &&
            memcmp(path->pieces[i].text, name, path->pieces[i].length) == 0)
            return request->segments[i].text;
    abort(); /* the route has no such part */
}

const char *request_header(const struct request *request, const char *name) {
    return MHD_lookup_connection_value(request->connection, MHD_HEADER_KIND, name);
}

const char *request_cookie(const struct request *request, const char *name) {
    const char *header = request_header(request, "Cookie");
    return header == NULL ? NULL : target_cookie(request->arena, header, name);
}

const char *request_parameter(const struct request *request, const char *name) {
    for (size_t i = 0; i < request->parameter_count; i++)
        if (strcmp(request->parameters[i].name, name) == 0) return request->parameters[i].value;
    return NULL;
}

const struct parameter *request_parameters(const struct request *request, size_t *count) {
    *count = request->parameter_count;
    return request->parameters;
}

const char *request_body(const struct request *request, size_t *length) {
    *length = request->body.length;
    return request->body.data;
}

const char *request_spooled(const struct request *request) {
    return request->spool_name;
}

const char *request_spool_directory(const struct request *request) {
    return request->server->options.spool_directory;
}

struct store *request_db(const struct request *request) {
    return request->db;
}

struct server *request_server(const struct request *request) {
    return request->server;
}

void *request_context(const struct request *request) {
    return request->server->options.context;
}

void *request_door(const struct request *request) {
    return request->server->options.door.context;
}

const char *request_address(const struct request *request) {
    return request->address;
}

const char *request_base(const struct request *request) {
    return request->base;
}

void request_fault(struct request *request, int status_code, const char *where, const char *name) {
    request->fault_code = status_code;
    request->fault_where = where;
    request->fault_name = arena_text(request->arena, name);
}

enum status request_bad_parameter(struct request *request, struct error *err, const char *name,
                                  const char *format, ...) {
    struct text sentence = TEXT_EMPTY;
    va_list args;

    va_start(args, format);
    text_format_va(&sentence, format, args);
    va_end(args);
    request_fault(request, 0, "parameter", name);
    error_set(err, STATUS_INVALID, "%s", text_string(&sentence));
    text_free(&sentence);
    return STATUS_INVALID;
}
