/*
 * Figures of the service in Prometheus' text format (version 0.0.4): requests by route and code, their
 * duration, lanes, the cache, connections, memory.
 */
#ifndef TERRIER_HTTP_METRICS_H
#define TERRIER_HTTP_METRICS_H

#include "engine/base/text.h"

struct metrics;
struct request;
struct server;

struct metrics *metrics_new(size_t route_count);
void metrics_free(struct metrics *metrics);
void metrics_count(struct metrics *metrics, const struct request *request, long long microseconds);
void metrics_write(struct server *server, struct text *out);

#endif
