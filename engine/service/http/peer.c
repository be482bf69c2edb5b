/* The connections of clients: who they are and what they are at. */
#include <arpa/inet.h>
#include <stdlib.h>
#include <string.h>

#include "engine/service/http/http_private.h"

static void name_address(struct peer *peer, const struct sockaddr *address) {
    const struct sockaddr_in6 *six = (const struct sockaddr_in6 *)address;
    const struct sockaddr_in *four = (const struct sockaddr_in *)address;

    if (address->sa_family == AF_INET) {
        inet_ntop(AF_INET, &four->sin_addr, peer->address, sizeof peer->address);
        peer->loopback = ntohl(four->sin_addr.s_addr) >> 24 == 127;
    } else if (address->sa_family == AF_INET6 && IN6_IS_ADDR_V4MAPPED(&six->sin6_addr)) {
        inet_ntop(AF_INET, &six->sin6_addr.s6_addr[12], peer->address, sizeof peer->address);
        peer->loopback = six->sin6_addr.s6_addr[12] == 127;
    } else if (address->sa_family == AF_INET6) {
        inet_ntop(AF_INET6, &six->sin6_addr, peer->address, sizeof peer->address);
        peer->loopback = IN6_IS_ADDR_LOOPBACK(&six->sin6_addr);
    }
}

static struct peer *peer_new(struct server *server, struct MHD_Connection *connection) {
    const union MHD_ConnectionInfo *info;
    struct peer *peer = memory_array(1, sizeof *peer);

    peer->descriptor = -1;
    info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    if (info != NULL && info->client_addr != NULL) name_address(peer, info->client_addr);
    info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
    if (info != NULL) peer->descriptor = info->connect_fd;
    peer_turns(peer, PEER_ASKS);
    pthread_mutex_lock(&server->peers_lock);
    peer->next = server->peers;
    if (server->peers != NULL) server->peers->previous = peer;
    server->peers = peer;
    pthread_mutex_unlock(&server->peers_lock);
    atomic_fetch_add(&server->peer_count, 1);
    return peer;
}

static void peer_free(struct server *server, struct peer *peer) {
    pthread_mutex_lock(&server->peers_lock);
    if (peer->next != NULL) peer->next->previous = peer->previous;
    if (peer->previous != NULL)
        peer->previous->next = peer->next;
    else
        server->peers = peer->next;
    pthread_mutex_unlock(&server->peers_lock);
    atomic_fetch_sub(&server->peer_count, 1);
    free(peer);
}

void peer_on_connection(void *context, struct MHD_Connection *connection, void **kept,
                        enum MHD_ConnectionNotificationCode code) {
    struct server *server = context;

    if (code == MHD_CONNECTION_NOTIFY_STARTED) {
        *kept = peer_new(server, connection);
    } else if (*kept != NULL) {
        peer_free(server, *kept);
        *kept = NULL;
    }
}

void peer_turns(struct peer *peer, enum peer_phase phase) {
    struct timespec now; /* to the millisecond will do, and costs a quarter */

    clock_gettime(CLOCK_MONOTONIC_COARSE, &now);
    atomic_store_explicit(&peer->since, (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000,
                          memory_order_relaxed);
    atomic_store_explicit(&peer->phase, phase, memory_order_relaxed);
}
