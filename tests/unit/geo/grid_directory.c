#include "tests/unit/geo/grid_directory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "geo/ostn15.h"

static char directory[64];

const char *grid_directory(void) {
    struct error err;
    if (directory[0]) return directory;
    snprintf(directory, sizeof directory, "/tmp/terrier-grid-XXXXXX");
    if (!mkdtemp(directory)) abort();
    if (ostn15_build(ostn15_debian_directory, directory, &err) == STATUS_OK) return directory;
    fprintf(stderr, "no grid: %s\n", err.message);
    rmdir(directory);
    directory[0] = '\0';
    return NULL;
}

void grid_directory_remove(void) {
    char path[256];
    if (!directory[0]) return;
    snprintf(path, sizeof path, "%s/%s", directory, ostn15_file_name);
    unlink(path);
    rmdir(directory);
    directory[0] = '\0';
}
