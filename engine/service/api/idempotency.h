/*
 * Writes that are answered once: what server_options.idempotency asks for, kept in door.answered for a day.
 *
 * The same asker, key, method, path and body is given the first answer again (header Idempotency-Replayed);
 * the same key for anything else is 422, for a write that is still under way 409. Answers of the service's
 * own faults (5xx) are not kept: the write can be tried again. A key whose service was lost is free again
 * after a quarter of an hour; whether its write was done is then for If-Match, or for the client, to find
 * out.
 *
 * Source: draft-ietf-httpapi-idempotency-key-header.
 */
#ifndef TERRIER_API_IDEMPOTENCY_H
#define TERRIER_API_IDEMPOTENCY_H

#include "engine/service/http/server.h"

struct answered;

/* `dsn` gives the connection string of terrier_door. No database is needed yet. */
struct answered *answered_new(enum status (*dsn)(void *context, struct text *out, struct error *err),
                              void *context);
void answered_free(struct answered *answered); /* NULL does nothing */
struct idempotency answered_hook(struct answered *answered);

#endif
