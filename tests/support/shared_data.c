#include "tests/support/shared_data.h"

#include <stdio.h>
#include <stdlib.h>

static char *read_all(FILE *file, size_t *length) {
    char *bytes = NULL;
    size_t capacity = 0;
    *length = 0;
    do {
        capacity = capacity == 0 ? 65536 : capacity * 2;
        char *grown = realloc(bytes, capacity);
        if (grown == NULL) abort();
        bytes = grown;
        *length += fread(bytes + *length, 1, capacity - 1 - *length, file);
    } while (*length == capacity - 1);
    bytes[*length] = '\0';
    return bytes;
}

char *shared_data_read(const char *name, size_t *length) {
    const char *folder = getenv("TERRIER_SHARED_DATA");
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder == NULL ? "." : folder, name);
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        fprintf(stderr, "SKIPPED: there is no %s (set TERRIER_SHARED_DATA to the folder that holds %s)\n",
                path, name);
        return NULL;
    }
    char *bytes = read_all(file, length);
    fclose(file);
    return bytes;
}
