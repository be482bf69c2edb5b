/*
 * The route table: which method on which path is answered by which function, for whom, with which
 * parameters. Each folder of resources exports one table (`features_routes`, `api_routes`, ...);
 * engine/service/routes.c lists the tables. The OpenAPI document, the test of roles and docs/api.md are made
 * from them, so what stands here is true.
 */
#ifndef TERRIER_HTTP_ROUTE_H
#define TERRIER_HTTP_ROUTE_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/service/http/identity.h"
#include "engine/service/http/request.h"
#include "engine/service/http/response.h"

enum http_method { HTTP_GET, HTTP_POST, HTTP_PATCH, HTTP_PUT, HTTP_DELETE };

/* Sets of roles. */
#define ROLES(role) (1u << (role))
#define ALLOW_ANYONE                                                                                         \
    (ROLES(ROLE_NOBODY) | ALLOW_READ) /* no credential needed: health and the way in, nothing else */
#define ALLOW_READ    (ROLES(ROLE_PUBLIC) | ALLOW_STAFF)
#define ALLOW_STAFF   (ROLES(ROLE_READER) | ROLES(ROLE_GIS) | ALLOW_EDIT)
#define ALLOW_EDIT    (ROLES(ROLE_EDITOR) | ALLOW_STEWARD)
#define ALLOW_STEWARD (ROLES(ROLE_STEWARD))

/* Who runs the handler, and with which login of the database. */
enum lane {
    LANE_NONE,   /* a thread of the server, no database, no waiting */
    LANE_ROLE,   /* a worker of the identity's role: terrier_serve_<role>; statements stop after 30 s */
    LANE_EXPORT, /* the same login on workers of their own, without that limit: spooled files */
    LANE_DOOR    /* terrier_door: keys, sessions, sign-in, idempotency */
};

enum route_flag {
    ROUTE_CACHED = 1,     /* response_of_stamp() answers are kept in the response cache */
    ROUTE_SPOOL = 2,      /* the body goes to a file as it comes, up to body_limit */
    ROUTE_IDEMPOTENT = 4, /* a write that takes Idempotency-Key */
    ROUTE_OGC = 8,        /* of the OGC API: listed under conformance */
    ROUTE_CONSTANT =
        16, /* the answer depends on the request, the role and this build alone: kept, with an ETag */
    ROUTE_SECRET = 32 /* the path holds a secret: the log has the pattern in its place */
};

/* What the OpenAPI document says of a parameter. */
struct route_parameter {
    const char *name;
    const char *about; /* one sentence */
    /* JSON Schema, as text: {"type":"integer","minimum":1,"maximum":10000}. With
     * "x-required": true the parameter must be given. */
    const char *schema;
    const char *example; /* NULL none */
};

typedef enum status (*route_handler)(struct request *request, struct response *response, struct error *err);

struct route {
    enum http_method method;
    const char *path; /* "/collections/{collection}/items/{feature}": a {part} is one whole segment */
    unsigned allow;   /* set of roles */
    enum lane lane;
    route_handler handle;
    const char *summary;                      /* one line, for OpenAPI and docs */
    const char *tag;                          /* "Features", "Assets", "Sign-in", ... */
    const struct route_parameter *parameters; /* query parameters; closed by a row of NULLs; NULL none */
    /* Also takes parameters whose names depend on the path (queryables); NULL none. Must not wait. */
    bool (*parameter_known)(const struct request *request, const char *name);
    size_t body_limit;  /* bytes; 0: no body is taken */
    const char *takes;  /* media types of the body, with commas; NULL none */
    const char *gives;  /* media types of the answer, with commas */
    const char *answer; /* name of a schema in components/schemas of the OpenAPI document; NULL free */
    unsigned flags;     /* of enum route_flag */
    const char *body;   /* name of such a schema, of a JSON body that is taken; NULL free */
    /* The lane, where it depends on what is asked: large forms of a resource. NULL: `lane`. Must not wait. */
    enum lane (*lane_for)(const struct request *request);
};

/* A table is closed by a row of which `path` is NULL. */

#endif
