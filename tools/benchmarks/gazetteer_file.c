/* A made-up OS Open UPRN file: as Ordnance Survey's is in form, its points anywhere in a square of the grid.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "engine/base/format.h"
#include "geo/geo.h"
#include "tools/benchmarks/bench.h"

static double share(uint64_t *state) {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return (double)(*state >> 11) / 9007199254740992.0;
}

static enum status write_rows(FILE *file, struct geo *geo, int64_t rows, struct error *err) {
    uint64_t state = UINT64_C(88172645463325252);
    int64_t uprn = 0;

    fputs("\xEF\xBB\xBFUPRN,X_COORDINATE,Y_COORDINATE,LATITUDE,LONGITUDE\r\n", file);
    for (int64_t row = 0; row < rows; row++) {
        double x = 200000 + 400000 * share(&state), y = 100000 + 400000 * share(&state), lon, lat;
        enum status status = geo_to_lonlat(geo, x, y, &lon, &lat, err);
        if (status != STATUS_OK) return status;
        uprn += 1 + (int64_t)(2000 * share(&state));
        fprintf(file, "%" PRId64 ",%.2f,%.2f,%.7f,%.7f\r\n", uprn, x, y, lat, lon);
    }
    return STATUS_OK;
}

int bench_gazetteer_file(const char *count, const char *path) {
    struct geo *geo = NULL;
    struct error err = {0};
    int64_t rows = 0;
    FILE *file = fopen(path, "wb");
    enum status status = STATUS_OK;

    if (file == NULL || !number_parse_integer(count, &rows))
        status = error_set(&err, STATUS_INVALID, "give a number of rows and a file to write");
    if (status == STATUS_OK) status = geo_open(&geo, NULL, &err);
    if (status == STATUS_OK) status = write_rows(file, geo, rows, &err);
    if (file != NULL && fclose(file) != 0 && status == STATUS_OK)
        status = error_set(&err, STATUS_IO, "%s could not be written", path);
    geo_close(geo);
    if (status != STATUS_OK) fprintf(stderr, "terrier-bench: %s\n", err.message);
    return status == STATUS_OK ? 0 : status_exit_code(status);
}
