/* The file of the configuration, and the one with the client's secret. */
#include <errno.h>
#include <fcntl.h>
#include <openssl/crypto.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/base/text.h"
#include "engine/service/sign_in/config.h"

#define FILE_BYTES_MOST ((size_t)64 * 1024)

static enum status read_file(struct text *out, const char *file, bool secret, struct error *err) {
    char buffer[4096];
    struct stat found;
    ssize_t got = 0;
    int descriptor = open(file, O_RDONLY | O_CLOEXEC);
    enum status status = STATUS_OK;

    if (descriptor < 0) return error_set(err, STATUS_IO, "%s cannot be read: %s", file, strerror(errno));
    if (secret && fstat(descriptor, &found) == 0 && (found.st_mode & S_IROTH) != 0)
        status =
            error_set(err, STATUS_REFUSED, "%s can be read by everyone on this machine: chmod o= it", file);
    while (status == STATUS_OK && (got = read(descriptor, buffer, sizeof buffer)) > 0) {
        text_add_bytes(out, buffer, (size_t)got);
        if (out->length > FILE_BYTES_MOST)
            status = error_set(err, STATUS_INVALID, "%s is too big to be what it should", file);
    }
    if (status == STATUS_OK && got < 0)
        status = error_set(err, STATUS_IO, "%s cannot be read: %s", file, strerror(errno));
    OPENSSL_cleanse(buffer, sizeof buffer);
    close(descriptor);
    return status;
}

static enum status read_secret(struct sign_in_config *config, struct error *err) {
    struct provider_config *provider = &config->provider;
    struct text content = TEXT_EMPTY;
    const char *start;
    size_t length;
    enum status status;

    if (!config->has_provider || provider->client_secret_file == NULL) return STATUS_OK;
    status = read_file(&content, provider->client_secret_file, true, err);
    start = text_trimmed(text_string(&content), &length);
    if (status == STATUS_OK && length == 0)
        status = error_set(err, STATUS_INVALID, "%s is empty: the client's secret is to stand in it",
                           provider->client_secret_file);
    if (status == STATUS_OK) provider->client_secret = arena_bytes(config->arena, start, length);
    if (content.data) OPENSSL_cleanse(content.data, content.length);
    text_free(&content);
    return status;
}

enum status sign_in_config_read(struct sign_in_config *out, const char *file, struct error *err) {
    struct text content = TEXT_EMPTY;
    enum status status;

    *out = (struct sign_in_config){.arena = NULL, .limits = SESSION_LIMITS};
    if (file == NULL) return STATUS_OK;
    status = read_file(&content, file, false, err);
    if (status == STATUS_OK)
        status = sign_in_config_parse(out, file, text_string(&content), content.length, err);
    if (status == STATUS_OK) status = read_secret(out, err);
    text_free(&content);
    return status;
}
