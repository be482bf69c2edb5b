/* The grid that is built, against the one PROJ publishes; and what is refused on the way. */
#include <cpl_error.h>
#include <dirent.h>
#include <gdal.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/base/text.h"
#include "geo/ostn15.h"
#include "tests/support/check.h"
#include "tests/unit/geo/grid_directory.h"

enum { COLUMNS = 661, ROWS = 1441, NODES = COLUMNS * ROWS };

struct bands {
    float *lat, *lon, *accuracy;
};

static float *read_band(GDALDatasetH dataset, int band) {
    float *values = malloc(NODES * sizeof *values);
    assert_int_equal(GDALGetRasterXSize(dataset), COLUMNS);
    assert_int_equal(GDALGetRasterYSize(dataset), ROWS);
    assert_int_equal(GDALRasterIO(GDALGetRasterBand(dataset, band), GF_Read, 0, 0, COLUMNS, ROWS, values,
                                  COLUMNS, ROWS, GDT_Float32, 0, 0),
                     CE_None);
    return values;
}

/*
 * Measured: 831,311 nodes with shifts, mean difference 1.7 mm. 534 differ by more than a centimetre, at most
 * 54 mm: 362 in the margin of half a kilometre out at sea where anyone must extrapolate, and 172 on the
 * breaks of OSTN15 itself, where the shift jumps by up to a decimetre from one kilometre to the next and
 * whoever resampled the published grid took the other side. Ours is what OSTN15 defines at the node. Outside
 * the shifts both hold EPSG:1314: 3 mm.
 */
static void compare_nodes(const struct bands *built, const struct bands *published) {
    double worst = 0, worst_outside = 0, sum = 0;
    size_t inside = 0, over_1cm = 0, divided = 0;
    for (size_t i = 0; i < NODES; i++) {
        double latitude = 61 - (double)(i / COLUMNS) / 120;
        double north = (built->lat[i] - published->lat[i]) * 30.9;
        double east = (-built->lon[i] - published->lon[i]) * 30.9 * cos(latitude * 3.14159265358979 / 180);
        double miss = hypot(north, east);
        bool known = built->accuracy[i] < 1, known_there = published->accuracy[i] < 2e-6;
        if (known != known_there) {
            divided++;
            continue;
        }
        if (known) {
            inside++;
            sum += miss;
            if (miss > 0.01) over_1cm++;
            if (miss > worst) worst = miss;
        } else if (miss > worst_outside) {
            worst_outside = miss;
        }
    }
    print_message("%zu nodes: mean %.2f mm, worst %.1f mm, %zu over 10 mm; outside worst %.1f mm\n", inside,
                  sum / (double)inside * 1000, worst * 1000, over_1cm, worst_outside * 1000);
    assert_true(inside > 831000);
    assert_true(divided <= 1); /* one node lies on the edge of the margin to the millimetre */
    assert_true(sum / (double)inside < 0.002);
    assert_true(over_1cm < 600);
    assert_true(worst < 0.06);
    assert_true(worst_outside < 0.004);
}

/* Longitude is positive to the west in NTv2, to the east in PROJ's GeoTIFF. */
static struct bands read_bands(GDALDatasetH dataset) {
    return (struct bands){read_band(dataset, 1), read_band(dataset, 2), read_band(dataset, 3)};
}

static void free_bands(struct bands *bands) {
    free(bands->lat);
    free(bands->lon);
    free(bands->accuracy);
}

static void every_node_is_as_published(void **state) {
    (void)state;
    struct text path = TEXT_EMPTY;
    const char *shared = getenv("TERRIER_SHARED_DATA");
    const char *directory = grid_directory();
    GDALAllRegister();
    text_format(&path, "%s/ostn15/uk_os_OSTN15_NTv2_OSGBtoETRS.tif", shared ? shared : "");
    CPLPushErrorHandler(CPLQuietErrorHandler);
    GDALDatasetH published = GDALOpen(text_string(&path), GA_ReadOnly);
    CPLPopErrorHandler();
    text_clear(&path);
    if (!published || !directory) {
        print_message("skipped: the published grid or Debian's shifts are not here\n");
        text_free(&path);
        skip();
    }
    text_format(&path, "%s/%s", directory, ostn15_file_name);
    GDALDatasetH built = GDALOpen(text_string(&path), GA_ReadOnly);
    text_free(&path);
    assert_non_null(built);
    struct bands ours = read_bands(built), theirs = read_bands(published);
    compare_nodes(&ours, &theirs);
    free_bands(&ours);
    free_bands(&theirs);
    GDALClose(built);
    GDALClose(published);
}

/* --- refusals --- */

static void write_bytes(const char *directory, const char *name, size_t length, int byte) {
    char path[256];
    snprintf(path, sizeof path, "%s/%s", directory, name);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    for (size_t i = 0; i < length; i++)
        fputc(byte, file);
    fclose(file);
}

static void remove_shifts(const char *directory) {
    char path[256];
    snprintf(path, sizeof path, "%s/ostn_east_shift_82140", directory);
    unlink(path);
    snprintf(path, sizeof path, "%s/ostn_north_shift_-84180", directory);
    unlink(path);
    assert_int_equal(rmdir(directory), 0); /* fails where anything else was left behind */
}

static void missing_shifts_name_the_package(void **state) {
    (void)state;
    struct error err;
    assert_int_equal(ostn15_build("/nonexistent", "/tmp", &err), STATUS_NOT_FOUND);
    assert_non_null(strstr(err.message, "libgeo-coordinates-osgb-perl"));
}

static void shifts_of_the_wrong_size_are_refused(void **state) {
    (void)state;
    struct error err;
    char directory[] = "/tmp/terrier-shifts-XXXXXX";
    assert_non_null(mkdtemp(directory));
    write_bytes(directory, "ostn_east_shift_82140", 100, 1);
    assert_int_equal(ostn15_build(directory, directory, &err), STATUS_INVALID);
    assert_non_null(strstr(err.message, "1753902 bytes"));
    remove_shifts(directory);
}

static void shifts_that_miss_the_official_points_leave_no_file(void **state) {
    (void)state;
    struct error err;
    char directory[] = "/tmp/terrier-shifts-XXXXXX";
    assert_non_null(mkdtemp(directory));
    write_bytes(directory, "ostn_east_shift_82140", 1753902, 40);
    write_bytes(directory, "ostn_north_shift_-84180", 1753902, 40);
    assert_int_equal(ostn15_build(directory, directory, &err), STATUS_INVALID);
    assert_non_null(strstr(err.message, "TP01"));
    remove_shifts(directory);
}

static void a_directory_that_cannot_be_written_is_an_io_error(void **state) {
    (void)state;
    struct error err;
    if (!grid_directory()) skip();
    assert_int_equal(ostn15_build(ostn15_debian_directory, "/nonexistent", &err), STATUS_IO);
}

static int clean_up(void **state) {
    (void)state;
    grid_directory_remove();
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_node_is_as_published),
        cmocka_unit_test(missing_shifts_name_the_package),
        cmocka_unit_test(shifts_of_the_wrong_size_are_refused),
        cmocka_unit_test(shifts_that_miss_the_official_points_leave_no_file),
        cmocka_unit_test(a_directory_that_cannot_be_written_is_an_io_error),
    };
    return cmocka_run_group_tests(tests, NULL, clean_up);
}
