/* Between longitude/latitude and the National Grid, on Ordnance Survey's official points. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "geo/geo.h"
#include "tests/support/check.h"
#include "tests/support/shared_data.h"
#include "tests/unit/geo/grid_directory.h"

struct point {
    char name[8];
    double lon, lat, x, y;
};

enum { POINTS_MAX = 64 };

/* The 40 points with their answers, both ways, from the developer pack's output files. */
static size_t read_points(const char *name, const char *mark, bool lonlat_in_answer, struct point *points) {
    size_t length, count = 0;
    char *text = shared_data_read(name, &length), *rest = NULL;
    if (!text) return 0;
    for (char *line = strtok_r(text, "\r\n", &rest); line; line = strtok_r(NULL, "\r\n", &rest)) {
        double first, second;
        char id[8], what[16];
        if (strncmp(line, "TP", 2) != 0) continue;
        if (mark) {
            if (sscanf(line, "%7[^,],%15[^,],%lf,%lf", id, what, &first, &second) != 4 ||
                strcmp(what, mark) != 0)
                continue;
        } else if (sscanf(line, "%7[^,],%lf,%lf", id, &first, &second) != 3) {
            continue;
        }
        assert_true(count < POINTS_MAX);
        snprintf(points[count].name, sizeof points[count].name, "%s", id);
        if (lonlat_in_answer) {
            points[count].lat = first;
            points[count].lon = second;
        } else {
            points[count].x = first;
            points[count].y = second;
        }
        count++;
    }
    free(text);
    return count;
}

static struct geo *open_geo(const char *directory) {
    struct geo *geo = NULL;
    struct error err = {0};
    if (geo_open(&geo, directory, &err) != STATUS_OK) fail_msg("%s", err.message);
    return geo;
}

static size_t need_points(const char *input, const char *output, const char *mark, bool answer_lonlat,
                          struct point *points) {
    struct point answers[POINTS_MAX];
    size_t count = read_points(input, NULL, !answer_lonlat, points);
    if (!grid_directory() || count == 0) skip();
    assert_int_equal(count, 40);
    assert_int_equal(read_points(output, mark, answer_lonlat, answers), 40);
    for (size_t i = 0; i < count; i++) {
        assert_string_equal(points[i].name, answers[i].name);
        if (answer_lonlat) {
            points[i].lon = answers[i].lon;
            points[i].lat = answers[i].lat;
        } else {
            points[i].x = answers[i].x;
            points[i].y = answers[i].y;
        }
    }
    return count;
}

static void report(const char *what, const double *misses, size_t count) {
    double worst = 0, sum = 0;
    for (size_t i = 0; i < count; i++) {
        sum += misses[i];
        if (misses[i] > worst) worst = misses[i];
    }
    print_message("%s: worst %.2f mm, mean %.2f mm\n", what, worst * 1000, sum / (double)count * 1000);
    assert_true(worst < 0.010);
}

static void official_points_to_the_grid_within_10_mm(void **state) {
    (void)state;
    struct point points[POINTS_MAX];
    double misses[POINTS_MAX], x, y;
    struct error err;
    size_t count = need_points("ostn15/OSTN15_OSGM15_TestInput_ETRStoOSGB.txt",
                               "ostn15/OSTN15_OSGM15_TestOutput_ETRStoOSGB.txt", NULL, false, points);
    struct geo *geo = open_geo(grid_directory());
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(geo_to_grid(geo, points[i].lon, points[i].lat, &x, &y, &err), STATUS_OK);
        misses[i] = hypot(x - points[i].x, y - points[i].y);
    }
    geo_close(geo);
    report("to the grid", misses, count);
}

static void official_points_to_lonlat_within_10_mm(void **state) {
    (void)state;
    struct point points[POINTS_MAX];
    double misses[POINTS_MAX], lon, lat;
    struct error err;
    size_t count = need_points("ostn15/OSTN15_OSGM15_TestInput_OSGBtoETRS.txt",
                               "ostn15/OSTN15_OSGM15_TestOutput_OSGBtoETRS.txt", "RESULT", true, points);
    struct geo *geo = open_geo(grid_directory());
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(geo_to_lonlat(geo, points[i].x, points[i].y, &lon, &lat, &err), STATUS_OK);
        misses[i] = hypot((lon - points[i].lon) * 111320 * cos(lat * 3.14159265358979 / 180),
                          (lat - points[i].lat) * 111320);
    }
    geo_close(geo);
    report("to longitude and latitude", misses, count);
}

static void the_operation_says_the_grid_is_in_force(void **state) {
    (void)state;
    if (!grid_directory()) skip();
    struct geo *geo = open_geo(grid_directory());
    const struct geo_operation *operation = geo_operation(geo);
    assert_true(operation->grid);
    assert_true(operation->accuracy_metres == 0.01);
    assert_non_null(strstr(operation->grid_path, grid_directory()));
    assert_non_null(strstr(operation->name, "British National Grid"));
    geo_close(geo);
}

static void without_the_grid_it_works_and_says_2_m(void **state) {
    (void)state;
    struct error err;
    double x, y;
    struct geo *geo = open_geo("/nonexistent");
    const struct geo_operation *operation = geo_operation(geo);
    if (operation->grid) { /* PROJ's own folders have it on this machine */
        geo_close(geo);
        skip();
    }
    assert_true(operation->accuracy_metres == 2);
    assert_string_equal(operation->grid_path, "");
    assert_int_equal(geo_to_grid(geo, -2.54407618349, 51.42754743020, &x, &y, &err), STATUS_OK); /* TP08 */
    double miss = hypot(x - 362269.991, y - 169978.690);
    assert_true(miss > 0.05 && miss < 4);
    geo_close(geo);
}

static void there_and_back_is_the_same_place(void **state) {
    (void)state;
    struct error err;
    const double x[] = {100000, 330000, 655000, 460000}, y[] = {20000, 124000, 300000, 1200000};
    double lon, lat, east, north;
    struct geo *geo = open_geo(grid_directory());
    for (int i = 0; i < 4; i++) {
        assert_int_equal(geo_to_lonlat(geo, x[i], y[i], &lon, &lat, &err), STATUS_OK);
        assert_true(geo_in_britain(lon, lat));
        assert_int_equal(geo_to_grid(geo, lon, lat, &east, &north, &err), STATUS_OK);
        assert_true(hypot(east - x[i], north - y[i]) < 0.0005);
    }
    geo_close(geo);
}

static void refuse_to_grid(struct geo *geo, double lon, double lat, const char *says) {
    struct error err;
    double x = -1, y = -1;
    assert_int_equal(geo_to_grid(geo, lon, lat, &x, &y, &err), STATUS_INVALID);
    if (!strstr(err.message, says)) fail_msg("%s", err.message);
    assert_true(x == -1 && y == -1);
}

static void refuse_to_lonlat(struct geo *geo, double x, double y, const char *says) {
    struct error err;
    double lon = -1, lat = -1;
    assert_int_equal(geo_to_lonlat(geo, x, y, &lon, &lat, &err), STATUS_INVALID);
    if (!strstr(err.message, says)) fail_msg("%s", err.message);
    assert_true(lon == -1 && lat == -1);
}

static void places_off_the_grid_are_refused(void **state) {
    (void)state;
    struct geo *geo = open_geo(grid_directory());
    refuse_to_grid(geo, 51.4, -2.5, "swapped");
    refuse_to_grid(geo, 2.35, 48.85, "outside Great Britain"); /* Paris */
    refuse_to_grid(geo, NAN, 51, "outside");
    refuse_to_grid(geo, -2, INFINITY, "outside");
    refuse_to_lonlat(geo, -2.5, 51.4, "degrees");
    refuse_to_lonlat(geo, 51.4, -2.5, "degrees");
    refuse_to_lonlat(geo, 1e300, 5, "outside the National Grid");
    refuse_to_lonlat(geo, NAN, 5, "outside the National Grid");
    geo_close(geo);
}

static int clean_up(void **state) {
    (void)state;
    grid_directory_remove();
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(official_points_to_the_grid_within_10_mm),
        cmocka_unit_test(official_points_to_lonlat_within_10_mm),
        cmocka_unit_test(the_operation_says_the_grid_is_in_force),
        cmocka_unit_test(without_the_grid_it_works_and_says_2_m),
        cmocka_unit_test(there_and_back_is_the_same_place),
        cmocka_unit_test(places_off_the_grid_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, clean_up);
}
