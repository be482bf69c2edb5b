/*
 * The access log: one JSON line for each answer, for machines to read.
 *
 *   {"time":"2026-11-22T14:45:12.345Z","id":"1f00c2aa-0000002b","method":"GET","path":"/health","status":200,
 *    "bytes":33,"ms":0.142,"waited_ms":0,"role":"reader","actor":"key:reports","address":"192.0.2.7","cached":false}
 *
 * `path` is without its query, which may hold names and tokens; of a ROUTE_SECRET it is the pattern. `ms` is
 * from the first line read to the answer taken, `waited_ms` of it for a worker. Lines are gathered and
 * written a few times a second by another thread, whole lines at a time, so that logrotate may move the file:
 * it is opened anew then.
 */
#ifndef TERRIER_HTTP_ACCESS_LOG_H
#define TERRIER_HTTP_ACCESS_LOG_H

#include "engine/base/status.h"

struct access_log;
struct request;

/* `path` as in server_options.access_log. */
enum status access_log_open(struct access_log **out, const char *path, struct error *err);
void access_log_close(struct access_log *log); /* writes what is left; NULL does nothing */

void access_log_add(struct access_log *log, const struct request *request, long long microseconds);

/* Writes what was gathered; for the thread that keeps house. */
void access_log_flush(struct access_log *log);

#endif
