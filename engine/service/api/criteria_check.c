#include "engine/service/api/criteria_check.h"

#include <jansson.h>

char *criteria_check_read(const char *body, size_t length) {
    json_t *whole = json_loadb(body ? body : "", length, JSON_REJECT_DUPLICATES, NULL);
    char *sheets = json_dumps(json_object_get(whole, "sheets"), JSON_COMPACT | JSON_ENCODE_ANY);

    json_decref(whole);
    return sheets;
}
