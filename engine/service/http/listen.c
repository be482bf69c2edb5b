/* The socket that the service listens on. */
#include <errno.h>
#include <netdb.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "engine/service/http/http_private.h"

#define BACKLOG 1024

static int bind_and_listen(const struct addrinfo *at) {
    int yes = 1,
        descriptor = socket(at->ai_family, at->ai_socktype | SOCK_CLOEXEC | SOCK_NONBLOCK, at->ai_protocol);

    if (descriptor < 0) return -1;
    setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    if (bind(descriptor, at->ai_addr, at->ai_addrlen) == 0 && listen(descriptor, BACKLOG) == 0)
        return descriptor;
    int why = errno;
    close(descriptor);
    errno = why;
    return -1;
}

enum status listen_open(int *descriptor, const char *address, int port, struct error *err) {
    struct addrinfo wanted = {.ai_family = AF_UNSPEC,
                              .ai_socktype = SOCK_STREAM,
                              .ai_flags = AI_NUMERICHOST | AI_NUMERICSERV | AI_PASSIVE};
    struct addrinfo *found = NULL;
    char service[16];

    snprintf(service, sizeof service, "%d", port);
    if (getaddrinfo(address, service, &wanted, &found) != 0)
        return error_set(err, STATUS_INVALID,
                         "`%s` is no address of a network interface: write numbers, such as 127.0.0.1 or ::1",
                         address);
    *descriptor = bind_and_listen(found);
    freeaddrinfo(found);
    if (*descriptor >= 0) return STATUS_OK;
    return error_set(err, errno == EADDRINUSE ? STATUS_CONFLICT : STATUS_UNAVAILABLE,
                     "the service cannot listen on %s port %d (%s): %s", address, port, strerror(errno),
                     errno == EADDRINUSE ? "stop what listens there or choose another port"
                                         : "see that this machine has that address and the port may be used");
}

int listen_port(int descriptor) {
    struct sockaddr_storage address;
    socklen_t length = sizeof address;

    if (getsockname(descriptor, (struct sockaddr *)&address, &length) != 0) return 0;
    if (address.ss_family == AF_INET) return ntohs(((struct sockaddr_in *)&address)->sin_port);
    if (address.ss_family == AF_INET6) return ntohs(((struct sockaddr_in6 *)&address)->sin6_port);
    return 0;
}
