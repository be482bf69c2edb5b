#include "engine/service/sign_in/routes.h"

#include <stddef.h>

#include "engine/service/sign_in/flow.h"
#include "engine/service/sign_in/resources.h"
#include "engine/service/sign_in/ways.h"

#define FORM       "application/x-www-form-urlencoded"
#define FORM_BYTES 1024
#define KEY_BYTES  4096

static const struct route_parameter back_parameters[] = {
    {"return", "Where to go after signing in: a path of this service.",
     "{\"type\":\"string\",\"default\":\"/\"}", "/collections"},
    {NULL, NULL, NULL, NULL},
};

static const struct route_parameter link_parameters[] = {
    {"token", "What the link carries.", "{\"type\":\"string\"}", NULL},
    {NULL, NULL, NULL, NULL},
};

/* Providers add parameters of their own. */
static bool any_parameter(const struct request *request, const char *name) {
    (void)request;
    (void)name;
    return true;
}

static const struct route_parameter answer_parameters[] = {
    {"code", "To be exchanged for tokens, once.", "{\"type\":\"string\"}", NULL},
    {"state", "What the sign-in was begun with.", "{\"type\":\"string\"}", NULL},
    {"iss", "Who answers (RFC 9207).", "{\"type\":\"string\"}", NULL},
    {"error", "Why there is no code.", "{\"type\":\"string\"}", NULL},
    {NULL, NULL, NULL, NULL},
};

static const struct route_parameter keys_parameters[] = {
    {"all", "Also keys that were revoked or have expired.", "{\"type\":\"boolean\",\"default\":false}", NULL},
    {NULL, NULL, NULL, NULL},
};

/* clang-format off */
const struct route sign_in_routes[] = {
    {.method = HTTP_GET, .path = "/sign-in", .allow = ALLOW_ANYONE, .lane = LANE_NONE, .handle = way_in,
     .summary = "The page to sign in and out", .tag = "Sign-in", .parameters = back_parameters, .gives = "text/html"},
    {.method = HTTP_GET, .path = "/sign-in/link", .allow = ALLOW_ANYONE, .lane = LANE_NONE, .handle = way_link,
     .summary = "The page of a one-time link, with a button", .tag = "Sign-in", .parameters = link_parameters,
     .gives = "text/html"},
    {.method = HTTP_POST, .path = "/sign-in/link", .allow = ALLOW_ANYONE, .lane = LANE_DOOR, .handle = way_link_use,
     .summary = "Sign in with a one-time link", .tag = "Sign-in", .body_limit = FORM_BYTES, .takes = FORM,
     .gives = "text/html"},
    {.method = HTTP_GET, .path = "/sign-in/provider", .allow = ALLOW_ANYONE, .lane = LANE_DOOR, .handle = flow_begin,
     .summary = "Go to the sign-in provider", .tag = "Sign-in", .parameters = back_parameters, .gives = "text/html"},
    {.method = HTTP_GET, .path = "/sign-in/callback", .allow = ALLOW_ANYONE, .lane = LANE_DOOR,
     .handle = flow_come_back, .summary = "Come back from the sign-in provider", .tag = "Sign-in",
     .parameters = answer_parameters, .parameter_known = any_parameter, .gives = "text/html"},
    {.method = HTTP_POST, .path = "/sign-in/out", .allow = ALLOW_ANYONE, .lane = LANE_DOOR, .handle = way_out,
     .summary = "Sign out", .tag = "Sign-in", .body_limit = FORM_BYTES, .takes = FORM, .gives = "text/html"},
    {.method = HTTP_GET, .path = "/api/me", .allow = ALLOW_READ, .lane = LANE_NONE, .handle = me_read,
     .summary = "Who I am here, and for a session the token that writes need", .tag = "Sign-in",
     .gives = "application/json", .answer = "Me"},
    {.method = HTTP_GET, .path = "/api/keys", .allow = ALLOW_STEWARD, .lane = LANE_DOOR, .handle = keys_read,
     .summary = "The API keys", .tag = "Keys and sessions", .parameters = keys_parameters,
     .gives = "application/json", .answer = "Keys"},
    {.method = HTTP_POST, .path = "/api/keys", .allow = ALLOW_STEWARD, .lane = LANE_DOOR, .handle = keys_make,
     .summary = "Make an API key; it is shown this once", .tag = "Keys and sessions", .body_limit = KEY_BYTES,
     .takes = "application/json", .body = "KeyWanted", .gives = "application/json", .answer = "KeyMade"},
    {.method = HTTP_DELETE, .path = "/api/keys/{key}", .allow = ALLOW_STEWARD, .lane = LANE_DOOR,
     .handle = keys_revoke, .summary = "Revoke an API key, at once", .tag = "Keys and sessions",
     .gives = "application/json"},
    {.method = HTTP_GET, .path = "/api/sessions", .allow = ALLOW_STEWARD, .lane = LANE_DOOR,
     .handle = sessions_read, .summary = "Who is signed in", .tag = "Keys and sessions",
     .gives = "application/json", .answer = "Sessions"},
    {.method = HTTP_DELETE, .path = "/api/sessions/{session}", .allow = ALLOW_STEWARD, .lane = LANE_DOOR,
     .handle = sessions_revoke, .summary = "End a session, at once", .tag = "Keys and sessions",
     .gives = "application/json"},
    {.path = NULL},
};
/* clang-format on */
