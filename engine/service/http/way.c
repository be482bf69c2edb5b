/* The way of a request through the door to its handler. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "engine/base/log.h"
#include "engine/service/http/http_private.h"

#define ROLE_STATEMENT_MS  30000
#define ROLE_QUEUE_LIMIT   1024
#define EXPORT_QUEUE_LIMIT 64
#define EXPORT_WORKERS     2
#define DOOR_QUEUE_LIMIT   256
#define DOOR_LANE          (2 * ROLE_COUNT)

static const char *const serve_logins[ROLE_COUNT] = {
    NULL,
    "terrier_serve_public",
    "terrier_serve_reader",
    "terrier_serve_gis",
    "terrier_serve_editor",
    "terrier_serve_steward",
};

void way_crews(struct server *server) {
    int workers = server->options.workers_per_lane;

    for (int role = ROLE_PUBLIC; role < ROLE_COUNT; role++) {
        const char *login = serve_logins[role];
        server->crews[role] =
            crew_new(server, (struct crew_options){login, workers, ROLE_QUEUE_LIMIT, ROLE_STATEMENT_MS});
        server->crews[ROLE_COUNT + role] =
            crew_new(server, (struct crew_options){login, EXPORT_WORKERS, EXPORT_QUEUE_LIMIT, 0});
    }
    server->crews[DOOR_LANE] =
        crew_new(server, (struct crew_options){"terrier_door", workers, DOOR_QUEUE_LIMIT, ROLE_STATEMENT_MS});
}

static struct crew *crew_of(const struct request *request, enum lane lane) {
    switch (lane) {
    case LANE_ROLE:
        return request->server->crews[request->identity.role];
    case LANE_EXPORT:
        return request->server->crews[ROLE_COUNT + request->identity.role];
    case LANE_DOOR:
        return request->server->crews[DOOR_LANE];
    case LANE_NONE:
        break;
    }
    return NULL;
}

static void refuse(struct request *request, int code, const char *sentence) {
    struct error err = {0};

    request->fault_code = code;
    error_set(&err, STATUS_REFUSED, "%s", sentence);
    finish_problem(request, STATUS_REFUSED, &err);
}

/* Gives the request to a lane. True when it is there, and so no longer ours. */
static bool give(struct request *request, struct crew *crew) {
    bool ours = request->worker == NULL; /* its connection is this thread's */

    request->queued = now_microseconds();
    if (ours) {
        request->suspended = true;
        MHD_suspend_connection(request->connection);
    }
    request->worker = NULL;
    if (crew_push(crew, request)) return true;
    request->retry_after = 1;
    refuse(request, 503, "more people ask at this moment than can be answered: try again in a second");
    if (ours) exchange_resume(request);
    return ours; /* libmicrohttpd comes back to it */
}

/* --- who asks --- */

static void authorise(struct request *request) {
    if ((request->route->allow & ROLES(request->identity.role)) != 0) {
        request->stage = request->has_body ? STAGE_BODY : STAGE_HANDLE;
        return;
    }
    if (request->identity.role == ROLE_NOBODY)
        refuse(request, 401,
               "say who you are: sign in, or send an API key or a token in the header Authorization");
    else
        refuse(request, 403,
               arena_format(request_arena(request), "your role, %s, may not do this",
                            role_name(request->identity.role)));
}

static void refuse_credential(struct request *request, const struct error *err) {
    const struct door *door = &request->server->options.door;

    if (door->failed != NULL) door->failed(door->context, request, err->message);
    refuse(request, 401, err->message);
}

static bool refused_for_a_while(struct request *request) {
    const struct door *door = &request->server->options.door;

    if (door->too_many == NULL) return false;
    request->retry_after = door->too_many(door->context, request->address);
    if (request->retry_after <= 0) return false;
    refuse(request, 429, "too many wrong credentials came from this address: wait, then try again");
    return true;
}

static void ask_door(struct request *request) {
    const struct door *door = &request->server->options.door;
    struct error err = {0};
    struct store *db = worker_db(request->worker, &err);
    enum status status = STATUS_UNAVAILABLE;

    if (db != NULL) status = door->ask(door->context, request, db, &request->identity, &err);
    if (db != NULL && store_lost(db)) {
        db = worker_reopen(request->worker, &err);
        if (db != NULL) status = door->ask(door->context, request, db, &request->identity, &err);
    }
    if (status != STATUS_OK) request->identity = (struct identity){.role = ROLE_NOBODY};
    if (status == STATUS_OK)
        authorise(request);
    else if (status == STATUS_REFUSED && request->fault_code == 0)
        refuse_credential(request, &err);
    else
        finish_problem(request, status, &err);
}

/* False when the request was given away. */
static bool identify(struct request *request) {
    const struct door *door = &request->server->options.door;
    struct error err = {0};

    if (request->worker != NULL) {
        ask_door(request);
        return true;
    }
    switch (door->quick(door->context, request, &request->identity, &err)) {
    case DOOR_NOBODY:
        request->identity = (struct identity){.role = ROLE_NOBODY};
        authorise(request);
        break;
    case DOOR_IDENTIFIED:
        authorise(request);
        break;
    case DOOR_REFUSED:
        request->identity = (struct identity){.role = ROLE_NOBODY}; /* whatever was claimed */
        refuse_credential(request, &err);
        break;
    case DOOR_ASK:
        if (!refused_for_a_while(request)) return !give(request, crew_of(request, LANE_DOOR));
        break;
    }
    return true;
}

/* --- what it asks --- */

static enum status guard(struct request *request, struct error *err) {
    const struct door *door = &request->server->options.door;

    if (request->method == HTTP_GET || request->identity.means != MEANS_SESSION || door->guard == NULL)
        return STATUS_OK;
    return door->guard(door->context, request, err);
}

/* What comes before the handler, once. False when that ended it. */
static bool prepare(struct request *request) {
    struct error err = {0};
    enum status status;

    if (request->prepared) return true;
    request->prepared = true;
    status = guard(request, &err);
    if (status == STATUS_OK) status = request_read_parameters(request, &err);
    if (status != STATUS_OK) finish_problem(request, status, &err);
    return status == STATUS_OK;
}

static enum status call(struct request *request, struct store *db, struct error *err) {
    enum status status;

    request->db = db;
    status = request->route->handle(request, &request->response, err);
    if (db) store_read_at(db, NULL); /* a handler may have read a past state */
    request->db = NULL;
    return status;
}

static void run(struct request *request) {
    struct error err = {0};
    struct store *db = NULL;
    enum status status = STATUS_OK;
    bool answered = false;

    if (request->route->lane != LANE_NONE) {
        db = worker_db(request->worker, &err);
        if (db == NULL) status = STATUS_UNAVAILABLE;
    }
    if (status == STATUS_OK) status = once_begin(request, &answered, &err);
    if (status == STATUS_OK && !answered) status = call(request, db, &err);
    if (status != STATUS_OK && db != NULL && store_lost(db) && request->method == HTTP_GET) {
        response_drop(
            &request->response); /* nothing was written: it can be asked again of another connection */
        request->fault_code = 0;
        db = worker_reopen(request->worker, &err);
        status = db == NULL ? STATUS_UNAVAILABLE : call(request, db, &err);
    }
    if (status == STATUS_OK)
        finish_response(request);
    else
        finish_problem(request, status, &err);
}

/* Once its parameters were read. */
static enum lane lane_of(const struct request *request) {
    const struct route *route = request->route;
    return route->lane_for != NULL ? route->lane_for(request) : route->lane;
}

static bool handle(struct request *request) {
    if (!request->prepared && repeat_answers(request)) return true;
    if (!prepare(request)) return true;
    struct crew *wanted = crew_of(request, lane_of(request));
    if (wanted != NULL && (request->worker == NULL || worker_crew(request->worker) != wanted))
        return !give(request, wanted);
    run(request);
    return true;
}

bool way_on(struct request *request) {
    for (;;) {
        switch (request->stage) {
        case STAGE_NEW:
            request->stage = STAGE_IDENTIFY;
            break;
        case STAGE_IDENTIFY:
            if (!identify(request)) return false;
            break;
        case STAGE_HANDLE:
            if (!handle(request)) return false;
            break;
        case STAGE_BODY:
        case STAGE_ANSWERED:
            return true;
        }
    }
}
