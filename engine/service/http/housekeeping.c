/* What is looked at a few times a second: streams that wait, clients that have gone, clients that are too
 * slow. */
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#include "engine/service/http/access_log.h"
#include "engine/service/http/http_private.h"

#define TURN_MICROSECONDS 200000
#define ASK_SECONDS                                                                                          \
    60 /* from a connection's beginning, or its last answer, to the last byte of a request                   \
        */
#define UPLOAD_SECONDS 900 /* the same when it sends a file */
#define TAKE_SECONDS   900 /* to take an answer */

static int allowed_seconds(const struct peer *peer) {
    switch (atomic_load_explicit(&peer->phase, memory_order_relaxed)) {
    case PEER_ASKS:
        return ASK_SECONDS;
    case PEER_UPLOADS:
        return UPLOAD_SECONDS;
    case PEER_TAKES:
        return TAKE_SECONDS;
    default:
        return 0; /* we work, or it listens to events */
    }
}

/* libmicrohttpd ends those that say nothing; those that say a byte now and then, we do. It sees the end and
 * closes. */
static void cut_off_slow(struct server *server) {
    int64_t now = now_microseconds();

    pthread_mutex_lock(&server->peers_lock);
    for (struct peer *peer = server->peers; peer != NULL; peer = peer->next) {
        int seconds = allowed_seconds(peer);
        int64_t since = atomic_load_explicit(&peer->since, memory_order_relaxed);
        if (seconds > 0 && now - since > (int64_t)seconds * 1000000) shutdown(peer->descriptor, SHUT_RDWR);
    }
    pthread_mutex_unlock(&server->peers_lock);
}

static void *keep_house(void *context) {
    struct server *server = context;

    while (!atomic_load(&server->ended)) {
        usleep(TURN_MICROSECONDS);
        stream_wake_all(server);
        for (int i = 0; i < CREWS; i++)
            if (server->crews[i] != NULL) crew_sweep(server->crews[i]);
        cut_off_slow(server);
        access_log_flush(server->access_log);
    }
    return NULL;
}

void housekeeping_start(struct server *server) {
    if (pthread_create(&server->keeper, NULL, keep_house, server) != 0) abort();
}

void housekeeping_stop(struct server *server) {
    atomic_store(&server->ended, true);
    pthread_join(server->keeper, NULL);
}
