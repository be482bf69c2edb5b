/* UPRNs, postcodes, garbled text and coordinates: what is read, mended and refused. */
#include <math.h>
#include <string.h>

#include "geo/coordinates.h"
#include "importers/address.h"
#include "importers/energy_layouts.h"
#include "importers/mojibake.h"
#include "importers/month_header.h"
#include "importers/postcode.h"
#include "importers/uprn.h"
#include "tests/support/check.h"

static void month_is(const char *header, int year, int month) {
    int got_year = -1, got_month = -1;

    if (!month_header_read(header, &got_year, &got_month)) fail_msg("%s is no month", header);
    assert_int_equal(got_year, year);
    assert_int_equal(got_month, month);
}

static void headers_that_name_a_month(void **state) {
    static const char *const others[] = {"",       "Mar.",  "Marsh", "13/2023", "2023-00", "02/04/2023",
                                         "May be", "Apr-2", "Total", "2023",    "Apr 1889"};
    int year, month;

    (void)state;
    month_is("Apr-23", 2023, 4);
    month_is(" april 2023 ", 2023, 4);
    month_is("Sept 2024 kWh", 2024, 9);
    month_is("DEC23 (kWh)", 2023, 12);
    month_is("2023-04", 2023, 4);
    month_is("04/2023", 2023, 4);
    month_is("01/04/2023", 2023, 4);
    month_is("2023-04-01", 2023, 4);
    month_is("March", 0, 3);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (month_header_read(others[i], &year, &month)) fail_msg("%s is taken for a month", others[i]);
}

static void half_hours_of_a_day(void **state) {
    (void)state;
    assert_int_equal(energy_half_hours(2024, 3, 31), 46);
    assert_int_equal(energy_half_hours(2025, 3, 30), 46);
    assert_int_equal(energy_half_hours(2024, 3, 24), 48);
    assert_int_equal(energy_half_hours(2024, 10, 27), 48);
    assert_int_equal(energy_half_hours(2024, 3, 30), 48);
}

static void uprns(void **state) {
    char out[UPRN_SIZE];

    (void)state;
    assert_int_equal(uprn_read("000100012797", out), UPRN_FINE);
    assert_string_equal(out, "100012797");
    assert_int_equal(uprn_read("00000100012797623", out), UPRN_FINE);
    assert_string_equal(out, "100012797623");
    assert_int_equal(uprn_read("100012797623.0", out), UPRN_FINE);
    assert_int_equal(uprn_read("1.00012E+11", out), UPRN_EXPONENT);
    assert_int_equal(uprn_read("1e11", out), UPRN_EXPONENT);
    assert_int_equal(uprn_read("1.00E+11", out), UPRN_EXPONENT);
    assert_int_equal(uprn_read("100012000000", out), UPRN_ROUNDED);
    assert_int_equal(uprn_read("100,012,797,623", out), UPRN_FINE);
    assert_string_equal(out, "100012797623");
    assert_int_equal(uprn_read("100,012,797,623.00", out), UPRN_FINE);
    assert_int_equal(uprn_read("100 012 797 624", out), UPRN_FINE);
    assert_string_equal(out, "100012797624");
    assert_int_equal(uprn_read("'100012797625", out), UPRN_FINE);
    assert_string_equal(out, "100012797625");
    assert_int_equal(uprn_read("100 012,797 624", out), UPRN_BAD);
    assert_int_equal(uprn_read("100012797623 100012797624", out), UPRN_BAD);
    assert_int_equal(uprn_read("' ", out), UPRN_BAD);
    assert_int_equal(uprn_read("100,0127,97623", out), UPRN_BAD);
    assert_int_equal(uprn_read(",100", out), UPRN_BAD);
    assert_int_equal(uprn_read("1000,127", out), UPRN_BAD);
    assert_int_equal(uprn_read("1000127976231", out), UPRN_BAD);
    assert_int_equal(uprn_read("0", out), UPRN_BAD);
    assert_int_equal(uprn_read("", out), UPRN_BAD);
    assert_int_equal(uprn_read("12 34", out), UPRN_BAD);
    assert_int_equal(uprn_read("123.5", out), UPRN_BAD);
}

static void check_postcode(const char *text, enum postcode_reading expected, const char *value) {
    char out[POSTCODE_SIZE];

    if (postcode_read(text, out) != expected) fail_msg("\"%s\" is read otherwise", text);
    if (value != NULL) assert_string_equal(out, value);
}

static void postcodes(void **state) {
    (void)state;
    check_postcode("ta1 1aa", POSTCODE_FINE, "TA1 1AA");
    check_postcode("TA11AA", POSTCODE_FINE, "TA1 1AA");
    check_postcode("  WA14   1PF ", POSTCODE_FINE, "WA14 1PF");
    check_postcode("EC1A 1BB", POSTCODE_FINE, "EC1A 1BB");
    check_postcode("M1 1AE", POSTCODE_FINE, "M1 1AE");
    check_postcode("M32 OXZ", POSTCODE_CORRECTED, "M32 0XZ");
    check_postcode("M31", POSTCODE_OUTWARD, "M31");
    check_postcode("WA14 1", POSTCODE_CUT, "WA14");
    check_postcode("TA1 XXX", POSTCODE_BAD, NULL);
    check_postcode("12345", POSTCODE_BAD, NULL);
    check_postcode("TA1-1AA", POSTCODE_BAD, NULL);
    check_postcode("", POSTCODE_BAD, NULL);
    check_postcode("ABCDEFGHIJKLMNOPQRSTUVWXYZ", POSTCODE_BAD, NULL);
}

static void check_mojibake(const char *text, enum mojibake expected, const char *value) {
    struct text out = TEXT_EMPTY;

    assert_int_equal(mojibake_read(text, &out), expected);
    if (value != NULL) assert_string_equal(text_string(&out), value);
    text_free(&out);
}

static void garbled(void **state) {
    (void)state;
    check_mojibake("\xC3\x82\xC2\xA3"
                   "62",
                   MOJIBAKE_REPAIRED,
                   "\xC2\xA3"
                   "62");
    check_mojibake("Caf\xC3\x83\xC2\xA9", MOJIBAKE_REPAIRED, "Caf\xC3\xA9");
    check_mojibake("A \xC3\xA2\xE2\x82\xAC\xE2\x80\x9C B", MOJIBAKE_REPAIRED, "A \xE2\x80\x93 B");
    check_mojibake("Caf\xC3\xA9", MOJIBAKE_NONE, NULL);
    check_mojibake("\xC2\xA3"
                   "62",
                   MOJIBAKE_NONE, NULL);
    check_mojibake("plain", MOJIBAKE_NONE, NULL);
    check_mojibake("\xC3\x82\xC2\xA3 and \xC3\xA9 apart", MOJIBAKE_DOUBTFUL, NULL);
    check_mojibake("", MOJIBAKE_NONE, NULL);
}

static struct place read_place(struct coordinates given) {
    struct geo *geo = NULL;
    struct error err = {0};

    if (geo_open(&geo, NULL, &err) != STATUS_OK) fail_msg("%s", err.message);
    struct place place = coordinates_read(geo, &given);
    geo_close(geo);
    return place;
}

#define NOTHING NAN, NAN

static void places(void **state) {
    struct place place, swapped;

    (void)state;
    place = read_place((struct coordinates){SYSTEM_WGS84, -2.3520922, 53.3879587, NOTHING, NOTHING, NULL});
    assert_true(place.known);
    assert_int_equal(place.notes, 0);
    assert_true(fabs(place.easting - 376690) < 50 && fabs(place.northing - 388050) < 100);
    swapped = read_place((struct coordinates){SYSTEM_WGS84, 53.3879587, -2.3520922, NOTHING, NOTHING, NULL});
    assert_int_equal(swapped.notes, COORDINATES_SWAPPED);
    assert_true(swapped.easting == place.easting);
    place = read_place((struct coordinates){SYSTEM_GRID, 100000, 800000, NOTHING, NOTHING, NULL});
    assert_int_equal(place.notes, 0);
    place = read_place((struct coordinates){SYSTEM_GRID, 800000, 100000, NOTHING, NOTHING, NULL});
    assert_int_equal(place.notes, COORDINATES_SWAPPED);
    assert_true(place.northing == 800000);
    place = read_place((struct coordinates){SYSTEM_GRID, 124500, 322800, NOTHING, NOTHING, NULL}); /* a sea */
    assert_int_equal(place.notes, COORDINATES_SWAPPED);
    assert_true(place.easting == 322800 && place.northing == 124500);
    place =
        read_place((struct coordinates){SYSTEM_GRID, 50000, 650000, NOTHING, NOTHING, NULL}); /* both ways */
    assert_int_equal(place.notes, COORDINATES_OUTSIDE);
    assert_false(place.known);
    place = read_place((struct coordinates){SYSTEM_GRID, 0, 0, NOTHING, NOTHING, NULL});
    assert_int_equal(place.notes, COORDINATES_ZERO);
    assert_false(place.known);
    place = read_place((struct coordinates){SYSTEM_WGS84, 2.35, 48.85, NOTHING, NOTHING, NULL});
    assert_int_equal(place.notes, COORDINATES_OUTSIDE);
    place = read_place((struct coordinates){SYSTEM_WGS84, 2.35, NAN, NOTHING, NOTHING, NULL});
    assert_int_equal(place.notes, COORDINATES_HALF);
    place = read_place((struct coordinates){SYSTEM_UNKNOWN, -2.35, 53.38, NOTHING, NOTHING, NULL});
    assert_int_equal(place.notes, COORDINATES_ASSUMED);
    place = read_place(
        (struct coordinates){SYSTEM_UNKNOWN, NOTHING, 376690, 388050, -2.3520922, 53.3879587, NULL});
    assert_true(place.known && place.easting == 376690);
    place = read_place(
        (struct coordinates){SYSTEM_UNKNOWN, NOTHING, 376690, 389050, -2.3520922, 53.3879587, NULL});
    assert_int_equal(place.notes, COORDINATES_DISAGREE);
    assert_true(place.apart > 900 && place.northing == 389050);
}

static void check_reference(const char *text, enum grid_reading expected, double easting, double northing) {
    struct grid_place place;

    if (grid_reference_read(text, &place) != expected) fail_msg("\"%s\" is read otherwise", text);
    if (expected != GRID_BAD && (place.easting != easting || place.northing != northing))
        fail_msg("\"%s\" is taken to be at %f, %f", text, place.easting, place.northing);
}

static void grid_references(void **state) {
    (void)state;
    check_reference("ST 228 245", GRID_FINE, 322850, 124550);
    check_reference("ST228245", GRID_FINE, 322850, 124550);
    check_reference("st 2282 4512", GRID_FINE, 322825, 145125);
    check_reference("ST2281245121", GRID_FINE, 322812.5, 145121.5);
    check_reference("ST 22812, 45121", GRID_FINE, 322812.5, 145121.5);
    check_reference("ST2245", GRID_FINE, 322500, 145500);
    check_reference("ST24", GRID_COARSE, 325000, 145000);
    check_reference("ST", GRID_COARSE, 350000, 150000);
    check_reference("HP 62 13", GRID_FINE, 462500, 1213500);
    check_reference("TV 60 97", GRID_FINE, 560500, 97500);
    check_reference("322812 145121", GRID_FINE, 322812.5, 145121.5);
    check_reference("322812,1145121", GRID_FINE, 322812.5, 1145121.5);
    check_reference("ST 228 2451", GRID_BAD, 0, 0);
    check_reference("ST 22824", GRID_BAD, 0, 0);
    check_reference("SI 228 245", GRID_BAD, 0, 0);
    check_reference("ZZ 228 245", GRID_BAD, 0, 0);
    check_reference("AA 228 245", GRID_BAD, 0, 0);
    check_reference("S 228 245", GRID_BAD, 0, 0);
    check_reference("ST 228 245 X", GRID_BAD, 0, 0);
    check_reference("ST 22 82 45", GRID_BAD, 0, 0);
    check_reference("ST 228120 451210", GRID_BAD, 0, 0);
    check_reference("322812145121", GRID_BAD, 0, 0);
    check_reference("", GRID_BAD, 0, 0);
}

static void references_as_places(void **state) {
    struct grid_place reference;
    struct place place;

    (void)state;
    assert_int_equal(grid_reference_read("ST 228 245", &reference), GRID_FINE);
    assert_true(reference.square == 100 && fabs(reference.accuracy - 70.7) < 0.1);
    place = read_place((struct coordinates){SYSTEM_UNKNOWN, NOTHING, NOTHING, NOTHING, &reference});
    assert_true(place.known && place.easting == 322850 && place.within == reference.accuracy);
    place = read_place((struct coordinates){SYSTEM_UNKNOWN, NOTHING, 322812, 124520, NOTHING, &reference});
    assert_true(place.easting == 322812 && place.within == 0);
    assert_int_equal(place.notes, 0); /* within the square */
    place = read_place((struct coordinates){SYSTEM_UNKNOWN, NOTHING, 323812, 124520, NOTHING, &reference});
    assert_int_equal(place.notes, COORDINATES_DISAGREE);
}

static void check_address(const char *text, const char *number, const char *street, const char *locality,
                          const char *town, const char *postcode) {
    struct arena *arena = arena_new();
    struct address address;

    address_read(arena, text, &address);
    if (!text_equal(address.number, number) || !text_equal(address.street, street) ||
        !text_equal(address.locality, locality) || !text_equal(address.town, town) ||
        !text_equal(address.postcode, postcode))
        fail_msg("\"%s\" is taken apart as %s | %s | %s | %s | %s", text, address.number, address.street,
                 address.locality, address.town, address.postcode);
    arena_free(arena);
}

static void addresses(void **state) {
    (void)state;
    check_address("12A High Street, Creech, Taunton, TA1 1AA", "12A", "High Street", "Creech", "Taunton",
                  "TA1 1AA");
    check_address("12 High Street, Taunton, Somerset, TA1 1AA", "12", "High Street", NULL, "Taunton",
                  "TA1 1AA");
    check_address("The Deane House, Belvedere Road, Taunton TA1 1HE", NULL, "Belvedere Road", NULL, "Taunton",
                  "TA1 1HE");
    check_address("7, Sedge Lane\nLevelton\nta99aa", "7", "Sedge Lane", NULL, "Levelton", "TA9 9AA");
    check_address("12-14 North St., Wells", "12-14", "North St.", NULL, "Wells", NULL);
    check_address("5 Cheapside, Frome", "5", "Cheapside", NULL, "Frome", NULL);
    check_address("12 High Street", "12", "High Street", NULL, NULL, NULL);
    check_address("Land adjoining the river, Wells, BA5 2AA", NULL, NULL, NULL, NULL, "BA5 2AA");
    check_address("Depot", NULL, NULL, NULL, NULL, NULL);
    check_address("12", NULL, NULL, NULL, NULL, NULL);
    check_address("TA1 1AA", NULL, NULL, NULL, NULL, "TA1 1AA");
    check_address(",,;", NULL, NULL, NULL, NULL, NULL);
    check_address("a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q,TA1 1AA", NULL, NULL, NULL, NULL, NULL);
}

static void systems(void **state) {
    (void)state;
    assert_int_equal(coordinates_system("wgs84"), SYSTEM_WGS84);
    assert_int_equal(coordinates_system("EPSG:27700"), SYSTEM_GRID);
    assert_int_equal(coordinates_system("British National Grid"), SYSTEM_GRID);
    assert_int_equal(coordinates_system("Mars"), SYSTEM_UNKNOWN);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(headers_that_name_a_month),
                                       cmocka_unit_test(half_hours_of_a_day),
                                       cmocka_unit_test(uprns),
                                       cmocka_unit_test(postcodes),
                                       cmocka_unit_test(garbled),
                                       cmocka_unit_test(places),
                                       cmocka_unit_test(systems),
                                       cmocka_unit_test(grid_references),
                                       cmocka_unit_test(references_as_places),
                                       cmocka_unit_test(addresses)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
