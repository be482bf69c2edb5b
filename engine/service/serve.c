#include "engine/service/serve.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/base/format.h"
#include "engine/base/memory.h"
#include "engine/base/text.h"
#include "engine/service/background.h"
#include "engine/service/http/server.h"
#include "engine/service/routes.h"
#include "engine/service/sign_in/sign_in.h"
#include "engine/store/cluster.h"

#define GRACE_MS        15000
#define CACHE_MEGABYTES 64
#define FIRST_ACTIVATED 3 /* descriptors that systemd passes begin there */

/* --- where to listen --- */

/* "127.0.0.1:8750" and "[::1]:8750" into the address (in `arena`) and the port. */
static enum status read_listen(struct arena *arena, const char *listen, struct server_options *server,
                               struct error *err) {
    const char *colon = strrchr(listen, ':');
    int64_t port = -1;
    size_t length = colon == NULL ? 0 : (size_t)(colon - listen);

    if (length == 0 || !number_parse_integer(colon + 1, &port) || port < 0 || port > 65535)
        return error_set(err, STATUS_INVALID, "--listen is an address and a port, such as %s, not `%s`",
                         SERVE_LISTEN, listen);
    if (listen[0] == '[' && listen[length - 1] == ']') {
        listen++;
        length -= 2;
    }
    server->address = arena_bytes(arena, listen, length);
    server->port = (int)port;
    return STATUS_OK;
}

/* A socket that systemd opened for us (sd_listen_fds(3)); -1 when there is none. */
static int activated_descriptor(void) {
    const char *pid = getenv("LISTEN_PID"), *count = getenv("LISTEN_FDS");
    int64_t number = 0;

    if (pid == NULL || count == NULL) return -1;
    if (!number_parse_integer(pid, &number) || number != getpid()) return -1;
    if (!number_parse_integer(count, &number) || number != 1) return -1;
    return FIRST_ACTIVATED;
}

/* --- the database --- */

static enum status login_dsn(void *context, const char *login, struct text *out, struct error *err) {
    const struct serve_options *options = context;
    const char *dsn = getenv("TERRIER_DSN");

    if (dsn != NULL && *dsn != '\0') return store_dsn_as(out, dsn, login, err);
    return cluster_dsn(out, options->data_directory, login, err);
}

/* --- what comes and goes as files --- */

/* Under the data directory, where there is room; it need not hold a cluster. */
static enum status make_spool(struct arena *arena, const char *data_directory, const char **out,
                              struct error *err) {
    const char *spool = arena_format(arena, "%s/spool", data_directory);
    struct stat data;

    if ((mkdir(data_directory, 0755) != 0 && errno != EEXIST) || (mkdir(spool, 0700) != 0 && errno != EEXIST))
        return error_set(err, STATUS_IO, "the directory %s for files on their way cannot be made: %s", spool,
                         strerror(errno));
    if (geteuid() == 0 && stat(data_directory, &data) == 0 && chown(spool, data.st_uid, data.st_gid) != 0)
        return error_set(err, STATUS_IO, "the directory %s cannot be given to its owner: %s", spool,
                         strerror(errno));
    *out = spool;
    return STATUS_OK;
}

/* --- running --- */

static enum status write_ready_file(const char *path, const char *address, struct error *err) {
    struct text beside = TEXT_EMPTY;
    bool written = false;

    text_format(&beside, "%s.new", path);
    FILE *file = fopen(text_string(&beside), "we");
    if (file != NULL) {
        written = fprintf(file, "%s\n", address) > 0;
        written = fclose(file) == 0 && written;
        written = written && rename(text_string(&beside), path) == 0;
    }
    text_free(&beside);
    if (written) return STATUS_OK;
    return error_set(err, STATUS_IO, "the file %s could not be written: %s", path, strerror(errno));
}

static void block_signals(sigset_t *ends) {
    sigemptyset(ends);
    sigaddset(ends, SIGTERM);
    sigaddset(ends, SIGINT);
    pthread_sigmask(SIG_BLOCK, ends, NULL); /* threads begun from here on leave them to us */
    signal(SIGPIPE, SIG_IGN);
}

static enum status serve(struct arena *arena, const struct serve_options *options,
                         const struct server_options *wanted, struct background *background,
                         const sigset_t *ends, struct error *err) {
    struct server *server = NULL;
    int number = 0;
    enum status status = server_start(&server, wanted, err);

    if (status != STATUS_OK) return status;
    status = background_start(background, server, err);
    const char *host = wanted->address == NULL ? "localhost" : wanted->address;
    const char *address =
        arena_format(arena, strchr(host, ':') ? "%s://[%s]:%d" : "%s://%s:%d",
                     wanted->tls_certificate_file != NULL ? "https" : "http", host, server_port(server));
    if (status == STATUS_OK && options->ready_file != NULL)
        status = write_ready_file(options->ready_file, address, err);
    if (status == STATUS_OK && options->on_ready != NULL)
        status = options->on_ready(options->ready_context, address, err);
    if (status == STATUS_OK) {
        printf("Serving %s\n", wanted->public_address != NULL ? wanted->public_address : address);
        fflush(stdout);
        sigwait(ends, &number);
    }
    background_stop(background);
    server_stop(server, GRACE_MS);
    return status;
}

enum status serve_run(const struct serve_options *options, struct error *err) {
    struct arena *arena = arena_new();
    sigset_t ends;
    int64_t megabytes = CACHE_MEGABYTES;
    struct sign_in *sign_in = NULL;
    struct background *background = NULL;
    struct sign_in_options door = {
        .login_dsn = login_dsn, .login_context = (void *)options, .config_file = options->sign_in_file};
    struct server_options server = {
        .listen_descriptor = activated_descriptor(),
        .public_address = options->public_address,
        .tls_certificate_file = options->tls_certificate_file,
        .tls_key_file = options->tls_key_file,
        .login_dsn = login_dsn,
        .login_context = (void *)options,
        .access_log = text_equal(options->access_log, "none") ? "" : options->access_log,
        .proxy_address = options->proxy_address,
        .tables = service_tables,
        .version = options->version,
    };
    enum status status = STATUS_OK;

    if (server.listen_descriptor < 0)
        status = read_listen(arena, options->listen != NULL ? options->listen : SERVE_LISTEN, &server, err);
    if (status == STATUS_OK && options->cache_mb != NULL &&
        (!number_parse_integer(options->cache_mb, &megabytes) || megabytes < 0 || megabytes > 65536))
        status = error_set(err, STATUS_INVALID, "--cache is a number of megabytes, 0 for none, not `%s`",
                           options->cache_mb);
    if (status == STATUS_OK)
        status = make_spool(arena, options->data_directory, &server.spool_directory, err);
    server.cache_bytes = (size_t)megabytes * 1024 * 1024;
    block_signals(&ends);
    if (status == STATUS_OK) status = sign_in_start(&sign_in, &door, err);
    if (status == STATUS_OK) status = background_new(&background, &server, options->data_directory, err);
    if (status == STATUS_OK) {
        server.door = sign_in_door(sign_in);
        status = serve(arena, options, &server, background, &ends, err);
    }
    background_free(background);
    sign_in_stop(sign_in);
    arena_free(arena);
    return status;
}
