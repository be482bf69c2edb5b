/*
 * What stands behind the handlers of /api: work in the background, and the answers kept for writes that are
 * asked twice.
 *
 *     background_new()      before the server starts: it is told of both
 *     background_start()    when it runs
 *     background_stop()     before it is stopped: what is under way ends, and those who watch are told
 *     background_free()     after that
 */
#ifndef TERRIER_SERVICE_BACKGROUND_H
#define TERRIER_SERVICE_BACKGROUND_H

#include "engine/service/http/server.h"

struct background;

/* Sets the context and the idempotency of `server`, whose logins, spool and version it takes. */
enum status background_new(struct background **out, struct server_options *server, const char *data_directory,
                           struct error *err);
enum status background_start(struct background *background, struct server *server, struct error *err);
void background_stop(struct background *background); /* NULL does nothing, to both */
void background_free(struct background *background);

#endif
