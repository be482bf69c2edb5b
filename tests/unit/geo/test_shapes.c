/* Polygons as files bring them: what is mended, what is said about it, what is refused. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "geo/geo.h"
#include "tests/support/check.h"

static struct geo *geo;

static int set_up(void **state) {
    (void)state;
    struct error err;
    return geo_open(&geo, NULL, &err) == STATUS_OK ? 0 : -1;
}

static int tear_down(void **state) {
    (void)state;
    geo_close(geo);
    return 0;
}

/* --- helpers --- */

static struct geo_shape take(const char *wkt) {
    struct geo_shape shape;
    struct error err = {0};
    if (geo_shape_from_wkt(geo, wkt, &shape, &err) != STATUS_OK) fail_msg("%s: %s", wkt, err.message);
    return shape;
}

static void expect(const char *wkt, double area, bool repaired, const char *says) {
    struct geo_shape shape = take(wkt);
    if (fabs(shape.area_m2 - area) > 1e-6) fail_msg("%s: area %g", wkt, shape.area_m2);
    if (shape.repaired != repaired || !strstr(shape.repair, says)) fail_msg("%s: \"%s\"", wkt, shape.repair);
    if (!*says) assert_string_equal(shape.repair, "");
    assert_int_equal(shape.wkb[0], 1);
    assert_int_equal(shape.wkb[1], 6); /* MultiPolygon without Z */
    assert_int_equal(shape.wkb[2] | shape.wkb[3] | shape.wkb[4], 0);
    geo_shape_free(&shape);
    assert_null(shape.wkb);
}

static void refuse(const char *wkt, const char *says) {
    struct geo_shape shape;
    struct error err = {0};
    assert_int_equal(geo_shape_from_wkt(geo, wkt, &shape, &err), STATUS_INVALID);
    if (!strstr(err.message, says)) fail_msg("%s: %s", wkt, err.message);
    assert_null(shape.wkb);
}

/* --- what is mended --- */

static void sound_shapes_are_left_alone(void **state) {
    (void)state;
    expect("POLYGON((0 0,10 0,10 10,0 10,0 0))", 100, false, "");
    expect("MULTIPOLYGON(((0 0,10 0,10 10,0 10,0 0)),((20 20,30 20,30 30,20 30,20 20)))", 200, false, "");
    expect("POLYGON((0 0,10 0,10 10,0 10,0 0),(2 2,4 2,4 4,2 4,2 2))", 96, false, "");
    expect("  polygon((0 0,10 0,10 10,0 10,0 0)) ; ", 100, false, "");
}

static void repeated_points_are_sound(void **state) {
    (void)state;
    expect("POLYGON((0 0,10 0,10 0,10 10,10 10,0 0))", 50, false, "");
}

static void a_bow_tie_becomes_two_triangles(void **state) {
    (void)state;
    expect("POLYGON((0 0,10 10,10 0,0 10,0 0))", 50, true,
           "Self-intersection at 5.0 5.0, mended; area changed by +50.00");
}

static void a_hole_outside_its_shell_is_mended(void **state) {
    (void)state;
    struct geo_shape shape = take("POLYGON((0 0,10 0,10 10,0 10,0 0),(20 20,21 20,21 21,20 21,20 20))");
    assert_true(shape.repaired);
    assert_non_null(strstr(shape.repair, "Hole lies outside shell at 20.0 20.0"));
    geo_shape_free(&shape);
}

static void a_shell_inside_another_is_merged(void **state) {
    (void)state;
    expect("MULTIPOLYGON(((0 0,10 0,10 10,0 10,0 0)),((2 2,4 2,4 4,2 4,2 2)))", 100, true, "Nested shells");
}

static void overlapping_parts_are_merged_not_cut_out(void **state) {
    (void)state;
    expect("MULTIPOLYGON(((0 0,10 0,10 10,0 10,0 0)),((5 0,15 0,15 10,5 10,5 0)))", 150, true, "mended");
}

static void a_ring_not_closed_is_closed_and_said(void **state) {
    (void)state;
    expect("POLYGON((0 0,10 0,10 10,0 10))", 100, true, "a ring was not closed, closed");
}

static void a_spike_is_dropped(void **state) {
    (void)state;
    expect("POLYGON((0 0,10 0,10 10,10 50,10 10,0 10,0 0))", 100, true, "mended");
}

static void heights_are_left_out_and_said(void **state) {
    (void)state;
    expect("POLYGON Z((0 0 1,10 0 1,10 10 1,0 10 1,0 0 1))", 100, false, "heights were left out");
}

/* --- what is refused --- */

static void shapes_without_area_are_refused(void **state) {
    (void)state;
    refuse("POLYGON((0 0,10 0,20 0,0 0))", "encloses no area");
    refuse("POLYGON((5 5,5 5,5 5,5 5))", "encloses no area");
    refuse("POLYGON EMPTY", "empty");
    refuse("MULTIPOLYGON EMPTY", "empty");
}

static void other_kinds_are_refused(void **state) {
    (void)state;
    refuse("LINESTRING(0 0,1 1)", "POLYGON");
    refuse("GEOMETRYCOLLECTION(POLYGON((0 0,10 0,10 10,0 0)))", "POLYGON");
    refuse("", "POLYGON");
}

static void coordinates_off_the_grid_are_refused(void **state) {
    (void)state;
    refuse("POLYGON((0 0,1e300 0,10 10,0 0))", "outside the National Grid");
    refuse("POLYGON((-2.1 51.1,-2 51.1,-2 51.2,-2.1 51.1))", "degrees");
    refuse("POLYGON((0 0,nan 0,10 10,0 10,0 0))", "not a number");
    refuse("POLYGON((0 0,-1 0,10 10,0 0))", "-1 0 is outside");
}

static void damaged_text_is_refused(void **state) {
    (void)state;
    refuse("POLYGON((0 0,10 0,10 10", "cannot be read");
    refuse("POLYGON((0 0,10 0,10 10,0 0)) and more", "goes on after its end");
    refuse("POLYGON((a b))", "cannot be read");
}

/* --- well-known binary --- */

struct bytes {
    unsigned char data[4096];
    size_t length;
};

static void put_u32(struct bytes *b, uint32_t value) {
    memcpy(b->data + b->length, &value, 4);
    b->length += 4;
}

static void put_double(struct bytes *b, double value) {
    memcpy(b->data + b->length, &value, 8);
    b->length += 8;
}

static void put_head(struct bytes *b, uint32_t type) {
    b->data[b->length++] = 1;
    put_u32(b, type);
}

static void put_square(struct bytes *b, bool clockwise) {
    static const double corners[5][2] = {{0, 0}, {10, 0}, {10, 10}, {0, 10}, {0, 0}};
    put_u32(b, 5);
    for (int i = 0; i < 5; i++)
        for (int j = 0; j < 2; j++)
            put_double(b, 1000 + corners[clockwise ? 4 - i : i][j]);
}

static void refuse_bytes(const struct bytes *b, const char *says) {
    struct geo_shape shape;
    struct error err = {0};
    assert_int_equal(geo_shape_from_wkb(geo, b->data, b->length, &shape, &err), STATUS_INVALID);
    if (!strstr(err.message, says)) fail_msg("%s", err.message);
}

static double read_double(const unsigned char *at) {
    double value;
    memcpy(&value, at, 8);
    return value;
}

static void exteriors_come_out_counter_clockwise(void **state) {
    (void)state;
    for (int clockwise = 0; clockwise < 2; clockwise++) {
        struct bytes b = {.length = 0};
        struct geo_shape shape;
        struct error err;
        put_head(&b, 3);
        put_u32(&b, 1);
        put_square(&b, clockwise);
        assert_int_equal(geo_shape_from_wkb(geo, b.data, b.length, &shape, &err), STATUS_OK);
        assert_true(fabs(shape.area_m2 - 100) < 1e-9);
        assert_false(shape.repaired);
        const unsigned char *points = shape.wkb + 9 + 9 + 4;
        double sum = 0;
        for (int i = 0; i < 4; i++)
            sum += (read_double(points + 16 * i) - 1000) * (read_double(points + 16 * i + 24) - 1000) -
                   (read_double(points + 16 * i + 16) - 1000) * (read_double(points + 16 * i + 8) - 1000);
        assert_true(sum > 0);
        geo_shape_free(&shape);
    }
}

static void postgis_bytes_with_their_srid_are_read(void **state) {
    (void)state;
    struct geo_shape shape;
    struct error err;
    struct bytes b = {.length = 0};
    put_head(&b, 3 | 0x20000000U);
    put_u32(&b, 27700);
    put_u32(&b, 1);
    put_square(&b, false);
    assert_int_equal(geo_shape_from_wkb(geo, b.data, b.length, &shape, &err), STATUS_OK);
    geo_shape_free(&shape);

    uint32_t other = 4326;
    memcpy(b.data + 5, &other, 4);
    refuse_bytes(&b, "EPSG:4326");
}

static void every_shortened_form_is_refused(void **state) {
    (void)state;
    struct bytes b = {.length = 0};
    put_head(&b, 6);
    put_u32(&b, 1);
    put_head(&b, 3);
    put_u32(&b, 2);
    put_square(&b, false);
    put_square(&b, true);
    size_t whole = b.length;
    for (b.length = 0; b.length < whole; b.length++)
        refuse_bytes(&b, b.length ? "ends too early" : "empty");
    b.length = whole + 1;
    refuse_bytes(&b, "goes on after its end");
}

static void lying_counts_and_kinds_are_refused(void **state) {
    (void)state;
    struct bytes b = {.length = 0};
    put_head(&b, 3);
    put_u32(&b, 0xFFFFFFFFU);
    refuse_bytes(&b, "ends too early");
    b.length = 0;
    put_head(&b, 6);
    put_u32(&b, 1);
    put_head(&b, 6); /* a multipolygon inside a multipolygon */
    put_u32(&b, 0);
    refuse_bytes(&b, "not a polygon");
    b.length = 0;
    put_head(&b, 7);
    put_u32(&b, 0);
    refuse_bytes(&b, "mixed collection");
    b.length = 0;
    put_head(&b, 4000);
    put_u32(&b, 0);
    refuse_bytes(&b, "polygon or multipolygon is needed");
    b.length = 0;
    b.data[b.length++] = 9;
    put_u32(&b, 3);
    refuse_bytes(&b, "not well-known binary");
}

static void freeing_nothing_is_fine(void **state) {
    (void)state;
    geo_shape_free(NULL);
    geo_close(NULL);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sound_shapes_are_left_alone),
        cmocka_unit_test(repeated_points_are_sound),
        cmocka_unit_test(a_bow_tie_becomes_two_triangles),
        cmocka_unit_test(a_hole_outside_its_shell_is_mended),
        cmocka_unit_test(a_shell_inside_another_is_merged),
        cmocka_unit_test(overlapping_parts_are_merged_not_cut_out),
        cmocka_unit_test(a_ring_not_closed_is_closed_and_said),
        cmocka_unit_test(a_spike_is_dropped),
        cmocka_unit_test(heights_are_left_out_and_said),
        cmocka_unit_test(shapes_without_area_are_refused),
        cmocka_unit_test(other_kinds_are_refused),
        cmocka_unit_test(coordinates_off_the_grid_are_refused),
        cmocka_unit_test(damaged_text_is_refused),
        cmocka_unit_test(exteriors_come_out_counter_clockwise),
        cmocka_unit_test(postgis_bytes_with_their_srid_are_read),
        cmocka_unit_test(every_shortened_form_is_refused),
        cmocka_unit_test(lying_counts_and_kinds_are_refused),
        cmocka_unit_test(freeing_nothing_is_fine),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
