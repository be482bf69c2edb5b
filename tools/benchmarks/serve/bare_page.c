/* The limit of the machine for `tools/bench serve`: libmicrohttpd giving one page out of memory, and nothing
 * else. usage: bare-page FILE THREADS; prints the port, ends with its standard input. */
#include <microhttpd.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>

#include "engine/base/memory.h"

static struct MHD_Response *page;

static enum MHD_Result answer(void *context, struct MHD_Connection *connection, const char *url,
                              const char *method, const char *version, const char *body, size_t *body_length,
                              void **state) {
    static int seen;
    (void)context, (void)url, (void)method, (void)version, (void)body, (void)body_length;
    if (*state == NULL) {
        *state = &seen; /* the headers are in; it is called again for the answer */
        return MHD_YES;
    }
    return MHD_queue_response(connection, MHD_HTTP_OK, page);
}

static char *read_whole(const char *path, size_t *length) {
    FILE *file = fopen(path, "rbe");
    char *bytes = NULL;
    size_t capacity = 0, got;

    *length = 0;
    if (file == NULL) return NULL;
    do {
        memory_reserve((void **)&bytes, &capacity, *length + 65536, 1);
        got = fread(bytes + *length, 1, 65536, file);
        *length += got;
    } while (got > 0);
    fclose(file);
    return bytes;
}

int main(int argc, char **argv) {
    size_t length = 0;
    char *bytes = argc == 3 ? read_whole(argv[1], &length) : NULL;
    unsigned threads = argc == 3 ? (unsigned)strtoul(argv[2], NULL, 10) : 1;
    struct sockaddr_in loopback = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};

    if (bytes == NULL) {
        fprintf(stderr, "usage: bare-page FILE THREADS\n");
        return 2;
    }
    page = MHD_create_response_from_buffer(length, bytes, MHD_RESPMEM_PERSISTENT);
    MHD_add_response_header(page, "Content-Type", "application/geo+json");
    struct MHD_Daemon *daemon = MHD_start_daemon(
        MHD_USE_EPOLL_INTERNAL_THREAD, 0, NULL, NULL, answer, NULL, MHD_OPTION_SOCK_ADDR, &loopback,
        threads > 1 ? MHD_OPTION_THREAD_POOL_SIZE : MHD_OPTION_END, threads, MHD_OPTION_END);
    if (daemon == NULL) return 1;
    printf("%u\n", (unsigned)MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_BIND_PORT)->port);
    fflush(stdout);
    while (getchar() != EOF)
        continue;
    MHD_stop_daemon(daemon);
    MHD_destroy_response(page);
    free(bytes);
    return 0;
}
