#include "geo/ntv2.h"

#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"

static void put_key(unsigned char *record, const char *key) {
    memset(record, ' ', 8);
    memcpy(record, key, strnlen(key, 8));
}

static void put_bits(unsigned char *to, uint64_t bits, size_t bytes) {
    for (size_t i = 0; i < bytes; i++)
        to[i] = (unsigned char)(bits >> (8 * i));
}

static void put_text(FILE *file, const char *key, const char *value) {
    unsigned char record[16];
    put_key(record, key);
    put_key(record + 8, value);
    fwrite(record, sizeof record, 1, file);
}

static void put_integer(FILE *file, const char *key, uint32_t value) {
    unsigned char record[16] = {0};
    put_key(record, key);
    put_bits(record + 8, value, 4);
    fwrite(record, sizeof record, 1, file);
}

static void put_double(FILE *file, const char *key, double value) {
    unsigned char record[16];
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    put_key(record, key);
    put_bits(record + 8, bits, 8);
    fwrite(record, sizeof record, 1, file);
}

static void put_float(unsigned char *to, float value) {
    uint32_t bits;
    memcpy(&bits, &value, sizeof bits);
    put_bits(to, bits, 4);
}

static void put_headers(FILE *file, const struct ntv2_grid *grid) {
    put_integer(file, "NUM_OREC", 11);
    put_integer(file, "NUM_SREC", 11);
    put_integer(file, "NUM_FILE", 1);
    put_text(file, "GS_TYPE", "SECONDS");
    put_text(file, "VERSION", grid->version);
    put_text(file, "SYSTEM_F", grid->from);
    put_text(file, "SYSTEM_T", grid->to);
    put_double(file, "MAJOR_F", grid->from_ellipsoid.major);
    put_double(file, "MINOR_F", grid->from_ellipsoid.minor);
    put_double(file, "MAJOR_T", grid->to_ellipsoid.major);
    put_double(file, "MINOR_T", grid->to_ellipsoid.minor);

    put_text(file, "SUB_NAME", grid->version);
    put_text(file, "PARENT", "NONE");
    put_text(file, "CREATED", grid->created);
    put_text(file, "UPDATED", grid->created);
    put_double(file, "S_LAT", grid->south);
    put_double(file, "N_LAT", grid->north);
    put_double(file, "E_LONG", -grid->east);
    put_double(file, "W_LONG", -grid->west);
    put_double(file, "LAT_INC", grid->step_lat);
    put_double(file, "LONG_INC", grid->step_lon);
    put_integer(file, "GS_COUNT", (uint32_t)(grid->rows * grid->columns));
}

enum status ntv2_write(FILE *file, const char *name, const struct ntv2_grid *grid, struct error *err) {
    size_t columns = (size_t)grid->columns;
    unsigned char *row = memory_array(columns, 16);

    put_headers(file, grid);
    for (size_t j = 0; j < (size_t)grid->rows; j++) {
        /* The format's rows run from east to west. */
        for (size_t i = 0; i < columns; i++) {
            size_t node = j * columns + (columns - 1 - i);
            put_float(row + 16 * i, grid->lat_shift[node]);
            put_float(row + 16 * i + 4, -grid->lon_shift[node]);
            put_float(row + 16 * i + 8, grid->accuracy[node]);
            put_float(row + 16 * i + 12, grid->accuracy[node]);
        }
        fwrite(row, 16, columns, file);
    }
    put_double(file, "END", 0);
    free(row);
    if (ferror(file) || fflush(file) != 0)
        return error_set(err, STATUS_IO, "The grid file %s could not be written: %s.", name, strerror(errno));
    return STATUS_OK;
}
