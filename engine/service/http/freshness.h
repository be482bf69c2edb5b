/*
 * What the register's stamp (served.stamp: incarnation, revision, day, published run, build) is now, as far
 * as a thread that listens to the database knows. Cached answers are given out only while it is known and
 * equal.
 */
#ifndef TERRIER_HTTP_FRESHNESS_H
#define TERRIER_HTTP_FRESHNESS_H

#include <stdbool.h>
#include <stddef.h>

struct server;

/* Copies it; false when unsure: the listener has lost its connection, or a write of ours is not yet seen. */
bool freshness_stamp(const struct server *server, char *out, size_t size);

/* After a commit of our own: nothing older is given out from here on, in this process. */
void freshness_moved(const struct server *server, const char *stamp);

#endif
