#include "engine/service/http/metrics.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "engine/service/http/freshness_private.h"
#include "engine/service/http/http_private.h"

/* Upper bounds in microseconds; what takes longer is in +Inf alone. */
static const long long bounds[] = {500,   1000,   2500,   5000,    10000,   25000,
                                   50000, 100000, 250000, 1000000, 5000000, 30000000};
#define BOUNDS (sizeof bounds / sizeof *bounds)

static const unsigned codes[] = {200, 201, 202, 204, 303, 304, 400, 401, 403, 404,
                                 405, 406, 409, 412, 413, 415, 428, 429, 500, 503};
#define CODES (sizeof codes / sizeof *codes)

struct route_figures {
    atomic_ullong by_code[CODES + 1]; /* the last: another */
    atomic_ullong by_bound[BOUNDS + 1];
    atomic_ullong microseconds;
};

struct metrics {
    size_t route_count;
    struct route_figures routes[]; /* route_count, and one for what no route answers */
};

struct metrics *metrics_new(size_t route_count) {
    struct metrics *metrics =
        memory_array(1, sizeof *metrics + (route_count + 1) * sizeof(struct route_figures));
    metrics->route_count = route_count;
    return metrics;
}

void metrics_free(struct metrics *metrics) {
    free(metrics);
}

static void more(atomic_ullong *figure, unsigned long long by) {
    atomic_fetch_add_explicit(figure, by, memory_order_relaxed);
}

void metrics_count(struct metrics *metrics, const struct request *request, long long microseconds) {
    struct route_figures *route =
        &metrics->routes[request->route == NULL ? metrics->route_count : request->route_number];
    size_t code = 0, bound = 0;

    while (code < CODES && codes[code] != request->answer_code)
        code++;
    while (bound < BOUNDS && bounds[bound] < microseconds)
        bound++;
    more(&route->by_code[code], 1);
    more(&route->by_bound[bound], 1);
    more(&route->microseconds, (unsigned long long)microseconds);
}

static void about(struct text *out, const char *name, const char *type, const char *help) {
    text_format(out, "# HELP %s %s\n# TYPE %s %s\n", name, help, name, type);
}

static void name_route(char *buffer, size_t size, const struct server *server, size_t number) {
    const struct route *route = number < server->routes.route_count ? server->routes.routes[number] : NULL;

    if (route == NULL)
        snprintf(buffer, size, "route=\"none\"");
    else
        snprintf(buffer, size, "route=\"%s %s\"", http_method_name(route->method), route->path);
}

static unsigned long long read_figure(const atomic_ullong *figure) {
    return atomic_load_explicit(figure, memory_order_relaxed);
}

static void write_requests(const struct server *server, struct text *out) {
    char route[200];

    about(out, "terrier_requests_total", "counter", "Requests answered, by route and code (0: another).");
    for (size_t i = 0; i <= server->metrics->route_count; i++) {
        name_route(route, sizeof route, server, i);
        for (size_t code = 0; code <= CODES; code++) {
            unsigned long long count = read_figure(&server->metrics->routes[i].by_code[code]);
            if (count > 0)
                text_format(out, "terrier_requests_total{%s,code=\"%u\"} %llu\n", route,
                            code < CODES ? codes[code] : 0, count);
        }
    }
}

static void write_duration(const struct route_figures *figures, const char *route, struct text *out) {
    unsigned long long count = 0;

    for (size_t i = 0; i <= BOUNDS; i++)
        count += read_figure(&figures->by_bound[i]);
    if (count == 0) return;
    count = 0;
    for (size_t i = 0; i < BOUNDS; i++) {
        count += read_figure(&figures->by_bound[i]);
        text_format(out, "terrier_request_seconds_bucket{%s,le=\"%g\"} %llu\n", route,
                    (double)bounds[i] / 1e6, count);
    }
    count += read_figure(&figures->by_bound[BOUNDS]);
    text_format(out, "terrier_request_seconds_bucket{%s,le=\"+Inf\"} %llu\n", route, count);
    text_format(out, "terrier_request_seconds_sum{%s} %.6f\n", route,
                (double)read_figure(&figures->microseconds) / 1e6);
    text_format(out, "terrier_request_seconds_count{%s} %llu\n", route, count);
}

static void write_durations(const struct server *server, struct text *out) {
    char route[200];

    about(out, "terrier_request_seconds", "histogram", "From the first line read to the answer taken.");
    for (size_t i = 0; i <= server->metrics->route_count; i++) {
        name_route(route, sizeof route, server, i);
        write_duration(&server->metrics->routes[i], route, out);
    }
}

static void write_lanes(const struct server *server, struct text *out) {
    about(out, "terrier_lane_waiting", "gauge", "Requests that wait for a worker, by login of the database.");
    about(out, "terrier_lane_connections", "gauge", "Connections of the database, by login.");
    for (int i = 0; i < CREWS; i++) {
        if (server->crews[i] == NULL) continue;
        struct crew_figures figures = crew_look(server->crews[i]);
        const char *lane = i >= ROLE_COUNT && i < 2 * ROLE_COUNT ? "export" : "answers";
        text_format(out, "terrier_lane_waiting{login=\"%s\",lane=\"%s\"} %zu\n", figures.login, lane,
                    figures.waiting);
        text_format(out, "terrier_lane_connections{login=\"%s\",lane=\"%s\"} %d\n", figures.login, lane,
                    figures.connected);
    }
}

static void gauge(struct text *out, const char *name, const char *help, unsigned long long value) {
    about(out, name, "gauge", help);
    text_format(out, "%s %llu\n", name, value);
}

static unsigned long long resident_bytes(void) {
    unsigned long long total = 0, resident = 0;
    FILE *file = fopen("/proc/self/statm", "re");

    if (file == NULL) return 0;
    if (fscanf(file, "%llu %llu", &total, &resident) != 2) resident = 0;
    fclose(file);
    return resident * (unsigned long long)sysconf(_SC_PAGESIZE);
}

void metrics_write(struct server *server, struct text *out) {
    struct cache_figures cache = cache_look(server->cache);
    struct freshness_figures fresh = freshness_look(server->freshness);

    write_requests(server, out);
    write_durations(server, out);
    write_lanes(server, out);
    about(out, "terrier_cache_requests_total", "counter", "Looks into the cache of answers.");
    text_format(out, "terrier_cache_requests_total{found=\"yes\"} %llu\n", (unsigned long long)cache.hits);
    text_format(out, "terrier_cache_requests_total{found=\"no\"} %llu\n", (unsigned long long)cache.misses);
    gauge(out, "terrier_cache_bytes", "Memory of the answers kept.", cache.bytes);
    gauge(out, "terrier_cache_entries", "Answers kept.", cache.entries);
    gauge(out, "terrier_connections", "Clients connected.", atomic_load(&server->peer_count));
    gauge(out, "terrier_requests_under_way", "Requests begun and not ended.",
          atomic_load(&server->under_way));
    gauge(out, "terrier_database_reachable", "1 while the database answers.", fresh.reachable);
    gauge(out, "terrier_stamp_known", "1 while the state of the register is known; else no answer is kept.",
          fresh.sure);
    gauge(out, "terrier_database_standby", "1 while the database only follows another.", fresh.standby);
    gauge(out, "terrier_resident_bytes", "Memory of this process.", resident_bytes());
}
