/* Bodies that go to a file as they come. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "engine/base/log.h"
#include "engine/service/http/http_private.h"

bool spool_begin(struct request *request) {
    char *name = arena_format(request->arena, "%s/body-XXXXXX", request->server->options.spool_directory);

    request->spool = mkostemp(name, O_CLOEXEC);
    if (request->spool >= 0)
        request->spool_name = name;
    else
        log_error("http", "a body cannot be kept as %s: %s", name, strerror(errno));
    return request->spool >= 0;
}

bool spool_add(struct request *request, const char *bytes, size_t length) {
    while (length > 0) {
        ssize_t written = write(request->spool, bytes, length);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) {
            log_error("http", "a body cannot be kept: %s", strerror(errno));
            return false;
        }
        bytes += written;
        length -= (size_t)written;
    }
    return true;
}
