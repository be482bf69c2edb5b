/* Places as people write them in one line: what is taken, and what is refused with which words. */
#include <math.h>
#include <string.h>

#include "geo/written_place.h"
#include "tests/support/check.h"

static int open_geo(void **state) {
    struct error err = {0};
    return geo_open((struct geo **)state, NULL, &err) == STATUS_OK ? 0 : -1;
}

static int close_geo(void **state) {
    geo_close(*state);
    return 0;
}

static void lies(void **state, const char *text, double easting, double northing, double accuracy) {
    struct place place;
    struct error err = {0};

    if (written_place_read(&place, *state, text, &err) != STATUS_OK) fail_msg("%s: %s", text, err.message);
    if (hypot(place.easting - easting, place.northing - northing) > 3)
        fail_msg("%s: %.1f %.1f", text, place.easting, place.northing);
    if (accuracy > 0)
        assert_true(fabs(place.accuracy - accuracy) < 1);
    else
        assert_true(place.accuracy <= 3); /* that of the transformation, with the grid or without */
    assert_true(place.longitude < -2 && place.latitude > 50);
}

static void refused(void **state, const char *text, const char *words) {
    struct place place;
    struct error err = {0};

    assert_int_equal(written_place_read(&place, *state, text, &err), STATUS_INVALID);
    if (strstr(err.message, words) == NULL) fail_msg("%s: %s", text, err.message);
}

static void a_place_is_metres_degrees_or_a_grid_reference(void **state) {
    lies(state, "322812 145121", 322812, 145121, 0);
    lies(state, " 322812.5, 145121.25 ", 322812.5, 145121.25, 0);
    lies(state, "322812;145121", 322812, 145121, 0);
    lies(state, "51.2, -3.1053", 322870.7, 145112.5, 0);
    lies(state, "-3.1053 51.2", 322870.7, 145112.5, 0);
    lies(state, "ST 228 451", 322850, 145150, 71);
    lies(state, "st2281245121", 322812.5, 145121.5, 0);
}

static void what_is_no_place_is_refused_with_a_sentence(void **state) {
    refused(state, "", "is no place: write easting and northing");
    refused(state, "the town hall", "is no place: write easting and northing");
    refused(state, "322,812 145,121", "is no place: write easting and northing");
    refused(state, "1 2 3", "is no place: write easting and northing");
    refused(state, "0, 0", "no place; null empties it");
    refused(state, "ST", "too large to be a place");
    refused(state, "ST 2 4", "too large to be a place");
    refused(state, "124500 322800", "the easting comes first");
    refused(state, "48.85, 2.35", "outside Great Britain");
    refused(state, "999999 999999", "outside Great Britain");
    refused(state, "1e308 nan", "is no place");
    refused(state, "1234567890123456789012345678901234567890123456789012345678901", "longer than 60");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_place_is_metres_degrees_or_a_grid_reference),
        cmocka_unit_test(what_is_no_place_is_refused_with_a_sentence),
    };
    return cmocka_run_group_tests(tests, open_geo, close_geo);
}
