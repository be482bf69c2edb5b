/* Where profiles are found: in the program, by name, or in a file. */
#include <stdlib.h>
#include <string.h>

#include "engine/base/text.h"
#include "importers/embedded_profiles.h"
#include "importers/file_bytes.h"
#include "importers/profile.h"

#define PROFILE_BYTES_MAX (1024 * 1024)

static enum status refuse_name(const char *name, struct error *err) {
    struct text names = TEXT_EMPTY;
    enum status status;

    for (const struct embedded_profile *known = embedded_profiles; known->name != NULL; known++)
        text_format(&names, "%s%s", known == embedded_profiles ? "" : ", ", known->name);
    status = error_set(err, STATUS_NOT_FOUND,
                       "there is no profile `%.100s`; there are %s, or give the path of a .json file", name,
                       text_string(&names));
    text_free(&names);
    return status;
}

bool profile_is_embedded(const char *name) {
    for (const struct embedded_profile *known = embedded_profiles; known->name != NULL; known++)
        if (strcmp(known->name, name) == 0) return true;
    return false;
}

static bool is_path(const char *name) {
    size_t length = strlen(name);

    return strchr(name, '/') != NULL || (length > 5 && strcmp(name + length - 5, ".json") == 0);
}

static enum status open_path(struct profile **out, const char *path, struct error *err) {
    struct file_bytes file = {0};
    enum status status = file_bytes_read(&file, path, PROFILE_BYTES_MAX, 0, err);

    if (status == STATUS_OK) status = profile_parse(out, path, file.bytes, file.length, err);
    file_bytes_free(&file);
    return status;
}

enum status profile_open(struct profile **out, const char *name, struct error *err) {
    if (is_path(name)) return open_path(out, name, err);
    for (const struct embedded_profile *known = embedded_profiles; known->name != NULL; known++)
        if (strcmp(known->name, name) == 0)
            return profile_parse(out, known->name, known->json, strlen(known->json), err);
    return refuse_name(name, err);
}
