/* Starting and stopping. */
#include "engine/service/http/server.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <unistd.h>

#include "engine/base/log.h"
#include "engine/service/http/access_log.h"
#include "engine/service/http/freshness_private.h"
#include "engine/service/http/http_private.h"
#include "engine/service/http/metrics.h"

#define CONNECTION_MEMORY 32768
#define CONNECTIONS       4096
#define IDLE_SECONDS      30
#define THREADS_MAX       4
#define WORKERS_PER_LANE  4
#define LOOK_MICROSECONDS 20000

static void set_defaults(struct server_options *options) {
    long processors = sysconf(_SC_NPROCESSORS_ONLN);

    if (options->threads <= 0)
        options->threads = processors > THREADS_MAX ? THREADS_MAX : processors > 0 ? (int)processors : 1;
    if (options->workers_per_lane <= 0) options->workers_per_lane = WORKERS_PER_LANE;
    if (options->connection_limit == 0) options->connection_limit = CONNECTIONS;
    if (options->idle_seconds <= 0) options->idle_seconds = IDLE_SECONDS;
}

/* What it says of clients' faults is no news; what it says of its own is. */
static void log_daemon(void *context, const char *format, va_list args) __attribute__((format(printf, 2, 0)));
static void log_daemon(void *context, const char *format, va_list args) {
    char line[512];

    (void)context;
    vsnprintf(line, sizeof line, format, args);
    line[strcspn(line, "\n")] = '\0';
    log_info("http", "libmicrohttpd: %s", line);
}

static void allow_descriptors(unsigned wanted) {
    struct rlimit limit;

    if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= wanted) return;
    limit.rlim_cur = limit.rlim_max < wanted ? limit.rlim_max : wanted;
    setrlimit(RLIMIT_NOFILE, &limit);
}

static enum status start_daemon(struct server *server, struct error *err) {
    const struct server_options *options = &server->options;
    unsigned flags =
        MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ITC | MHD_USE_ERROR_LOG;

    if (server->tls_certificate != NULL) flags |= MHD_USE_TLS;
    struct MHD_OptionItem tls[] = {
        {server->tls_certificate != NULL ? MHD_OPTION_HTTPS_MEM_CERT : MHD_OPTION_END, 0,
         server->tls_certificate},
        {MHD_OPTION_HTTPS_MEM_KEY, 0, server->tls_key},
        {MHD_OPTION_END, 0, NULL}};
    struct MHD_OptionItem threads[] = {
        {options->threads > 1 ? MHD_OPTION_THREAD_POOL_SIZE : MHD_OPTION_END, options->threads, NULL},
        {MHD_OPTION_END, 0, NULL}};
    server->daemon = MHD_start_daemon(
        flags, 0, NULL, NULL, exchange_on_request, server, MHD_OPTION_EXTERNAL_LOGGER, log_daemon, NULL,
        MHD_OPTION_LISTEN_SOCKET, server->listener, MHD_OPTION_CONNECTION_LIMIT, options->connection_limit,
        MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)CONNECTION_MEMORY, MHD_OPTION_CONNECTION_TIMEOUT,
        (unsigned)options->idle_seconds, MHD_OPTION_STRICT_FOR_CLIENT, 1, MHD_OPTION_URI_LOG_CALLBACK,
        exchange_on_target, server, MHD_OPTION_UNESCAPE_CALLBACK, exchange_leave_escapes, NULL,
        MHD_OPTION_NOTIFY_COMPLETED, exchange_on_end, server, MHD_OPTION_NOTIFY_CONNECTION,
        peer_on_connection, server, MHD_OPTION_ARRAY, tls, MHD_OPTION_ARRAY, threads, MHD_OPTION_END);
    if (server->daemon != NULL) return STATUS_OK;
    return error_set(err, STATUS_UNAVAILABLE, "the HTTP server could not be started%s",
                     server->tls_certificate != NULL
                         ? ": see that the certificate and the key are PEM and of one another"
                         : "");
}

static enum status open_listener(struct server *server, struct error *err) {
    const struct server_options *options = &server->options;
    enum status status = STATUS_OK;

    server->listener = options->listen_descriptor;
    if (server->listener < 0) status = listen_open(&server->listener, options->address, options->port, err);
    if (status != STATUS_OK) return status;
    server->port = listen_port(server->listener);
    struct text base = TEXT_EMPTY;
    const char *address = options->address == NULL ? "localhost" : options->address;
    text_format(&base, strchr(address, ':') ? "%s://[%s]:%d" : "%s://%s:%d",
                options->tls_certificate_file != NULL ? "https" : "http", address, server->port);
    server->own_base = text_take(&base);
    return STATUS_OK;
}

static void server_free(struct server *server) {
    for (int i = 0; i < CREWS; i++)
        crew_free(server->crews[i]);
    while (server->pool != NULL) {
        struct request *request = server->pool;
        server->pool = request->next;
        arena_free(request->arena);
        free(request);
    }
    freshness_free(server->freshness);
    cache_free(server->cache);
    metrics_free(server->metrics);
    access_log_close(server->access_log);
    route_set_free(&server->routes);
    if (server->listener >= 0) close(server->listener);
    free(server->own_base);
    free(server->tls_certificate);
    free(server->tls_key);
    pthread_mutex_destroy(&server->pool_lock);
    pthread_mutex_destroy(&server->peers_lock);
    pthread_mutex_destroy(&server->streams_lock);
    free(server);
}

enum status server_start(struct server **out, const struct server_options *options, struct error *err) {
    struct server *server = memory_array(1, sizeof *server);
    enum status status;

    server->options = *options;
    server->listener = -1;
    server->started = now_microseconds();
    set_defaults(&server->options);
    pthread_mutex_init(&server->pool_lock, NULL);
    pthread_mutex_init(&server->peers_lock, NULL);
    pthread_mutex_init(&server->streams_lock, NULL);
    if (getrandom(&server->id_start, sizeof server->id_start, 0) < 0) server->id_start = (uint32_t)getpid();
    allow_descriptors(server->options.connection_limit + 256);
    status = route_set_make(&server->routes, options->tables, err);
    if (status != STATUS_OK) goto failed;
    status = tls_read(server, err);
    if (status == STATUS_OK) status = access_log_open(&server->access_log, options->access_log, err);
    if (status == STATUS_OK) status = open_listener(server, err);
    if (status != STATUS_OK) goto failed;
    server->metrics = metrics_new(server->routes.route_count);
    server->cache = cache_new(server->options.cache_bytes);
    way_crews(server);
    server->freshness = freshness_start(server);
    status = start_daemon(server, err);
    if (status != STATUS_OK) {
        freshness_stop(server->freshness);
        goto failed;
    }
    housekeeping_start(server);
    *out = server;
    return STATUS_OK;

failed:
    server_free(server);
    return status;
}

int server_port(const struct server *server) {
    return server->port;
}

static void wait_for_answers(struct server *server, int64_t until) {
    while (atomic_load(&server->under_way) > 0 && now_microseconds() < until)
        usleep(LOOK_MICROSECONDS);
}

void server_stop(struct server *server, int grace_ms) {
    atomic_store(&server->stopping, true);
    MHD_quiesce_daemon(server->daemon); /* the listener is ours and closed with the rest */
    wait_for_answers(server, now_microseconds() + (int64_t)grace_ms * 1000);
    for (int i = 0; i < CREWS; i++)
        if (server->crews[i] != NULL) crew_stop(server->crews[i]);
    wait_for_answers(server, now_microseconds() + 1000000); /* those just refused are still told so */
    housekeeping_stop(server);
    freshness_stop(server->freshness);
    MHD_stop_daemon(server->daemon);
    server_free(server);
}
