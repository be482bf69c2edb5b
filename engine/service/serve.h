/*
 * The service put together: the server, the logins of the database, the door, the routes.
 *
 *     struct serve_options options = {.data_directory = cli->data_directory, .listen = "127.0.0.1:8750"};
 *     status = serve_run(&options, err);      until SIGTERM or SIGINT
 */
#ifndef TERRIER_SERVICE_SERVE_H
#define TERRIER_SERVICE_SERVE_H

#include "engine/base/status.h"

#define SERVE_LISTEN "127.0.0.1:8750" /* where nothing else is said */

struct serve_options {
    const char *data_directory;
    const char *listen; /* "127.0.0.1:8750", "[::1]:0"; NULL: SERVE_LISTEN. Port 0: any free one */
    const char
        *ready_file; /* the address, "http://127.0.0.1:8750", is written into it once the service answers */
    const char *public_address; /* "https://terrier.example": what clients call it; NULL: as they came */
    const char *tls_certificate_file, *tls_key_file; /* PEM; NULL both: plain HTTP */
    const char *access_log;                          /* a file to add to; "none"; NULL: standard error */
    const char *proxy_address; /* of the proxy in front of us, whose X-Forwarded-For is believed; NULL none */
    const char *cache_mb;      /* of the response cache, in megabytes; NULL: 64 */
    const char *sign_in_file;  /* JSON, see docs/sign-in.md; NULL: keys and one-time links only */
    const char *version;
    /* Called with the address once the service answers, on its way of starting; NULL none. */
    enum status (*on_ready)(void *context, const char *address, struct error *err);
    void *ready_context;
};

/* Serves until it is told to stop, then finishes what is under way. */
enum status serve_run(const struct serve_options *options, struct error *err);

#endif
