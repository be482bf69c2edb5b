#include "engine/exchange/gaps.h"

#include <string.h>

#include "engine/exchange/copied.h"
#include "engine/exchange/whole_file.h"
#include "sql/embedded.h"

static const char *const names[] = {
    "REQUEST",
    "CROSS_REFERENCE",
    "ORGANISATION",
    "PAO_TEXT",
    "PAO_START_NUMBER",
    "PAO_START_SUFFIX",
    "PAO_END_NUMBER",
    "PAO_END_SUFFIX",
    "STREET_DESCRIPTOR",
    "LOCALITY",
    "TOWN_NAME",
    "POSTCODE",
    "X_COORDINATE",
    "Y_COORDINATE",
    "BLPU_CLASS",
    "BLPU_CLASS_LABEL",
    "BLPU_STATE",
    "PARISH",
    "PREDECESSOR_REFERENCE",
    "REMARKS",
    "CONTACT",
};
#define NAMES (sizeof names / sizeof *names)

struct counted {
    struct whole_file *file;
    int64_t lines;
};

static enum status add(void *context, const void *bytes, size_t length, struct error *err) {
    struct counted *counted = context;

    if (length == 2 && memcmp(bytes, "\r\n", 2) == 0) counted->lines++;
    return whole_file_add(counted->file, bytes, length, err);
}

enum status gaps_write(const char *path, struct store *db, int64_t *count, struct error *err) {
    struct counted counted = {0};
    enum status status = whole_file_open(&counted.file, path, err);

    if (status != STATUS_OK) return status;
    status = copied_csv(db, sql_publish_gaps, names, NAMES, add, &counted, err);
    if (status != STATUS_OK) {
        whole_file_abandon(counted.file);
        return status;
    }
    *count = counted.lines; /* the header's end comes with the header */
    return whole_file_finish(counted.file, err);
}
