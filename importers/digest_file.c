#include "importers/digest_file.h"

#include <string.h>

#include "engine/base/text.h"
#include "importers/digest.h"
#include "importers/file_bytes.h"

#define BESIDE_BYTES_MAX ((size_t)512 * 1024 * 1024)

static const char *const beside_a_shapefile[] = {".dbf", ".shx", ".prj", ".cpg", NULL};

/* A file that is not there adds its ending alone. */
static enum status add_beside(struct digest *digest, const char *path, const char *ending,
                              struct error *err) {
    struct file_bytes file = {0};
    struct text name = TEXT_EMPTY;
    enum status status;

    text_add_bytes(&name, path, strlen(path) - 4);
    text_add(&name, ending);
    digest_add(digest, ending, strlen(ending));
    status = file_bytes_read(&file, text_string(&name), BESIDE_BYTES_MAX, 0, err);
    if (status == STATUS_OK) digest_add(digest, file.bytes, file.length);
    file_bytes_free(&file);
    text_free(&name);
    return status == STATUS_NOT_FOUND ? STATUS_OK : status;
}

enum status digest_file(const char *path, const void *bytes, size_t length, char out[65], struct error *err) {
    size_t name = strlen(path);
    struct digest *digest;
    enum status status = STATUS_OK;

    if (name < 4 || !text_equal_nocase(path + name - 4, ".shp")) {
        digest_sha256(bytes, length, out);
        return STATUS_OK;
    }
    digest = digest_new();
    digest_add(digest, bytes, length);
    for (const char *const *ending = beside_a_shapefile; *ending != NULL && status == STATUS_OK; ending++)
        status = add_beside(digest, path, *ending, err);
    digest_end(digest, out);
    digest_free(digest);
    return status;
}
