/* Certificate and key from their PEM files. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/service/http/http_private.h"

#define PEM_MAX (256 * 1024)

static enum status read_pem(char **out, const char *path, const char *marker, struct error *err) {
    FILE *file = fopen(path, "re");
    size_t length;

    if (file == NULL)
        return error_set(err, STATUS_IO, "the file %s cannot be read: %s", path, strerror(errno));
    *out = memory_array(PEM_MAX + 1, 1);
    length = fread(*out, 1, PEM_MAX, file);
    fclose(file);
    (*out)[length] = '\0';
    if (strstr(*out, marker) != NULL) return STATUS_OK;
    return error_set(err, STATUS_INVALID, "the file %s holds no %s...: it must be PEM", path, marker);
}

enum status tls_read(struct server *server, struct error *err) {
    const struct server_options *options = &server->options;
    enum status status;

    if (options->tls_certificate_file == NULL) return STATUS_OK;
    status = read_pem(&server->tls_certificate, options->tls_certificate_file, "-----BEGIN CERTIFICATE", err);
    if (status == STATUS_OK) status = read_pem(&server->tls_key, options->tls_key_file, "-----BEGIN", err);
    return status;
}
