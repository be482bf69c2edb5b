#include <math.h>
#include <string.h>

#include "engine/base/format.h"
#include "tests/support/check.h"

static char buffer[FORMAT_SIZE];

static void integers_have_separators(void **state) {
    (void)state;
    assert_string_equal(format_integer(buffer, 0), "0");
    assert_string_equal(format_integer(buffer, 999), "999");
    assert_string_equal(format_integer(buffer, 1287), "1,287");
    assert_string_equal(format_integer(buffer, -1000), "-1,000");
    assert_string_equal(format_integer(buffer, 123456789), "123,456,789");
    assert_string_equal(format_integer(buffer, INT64_MIN), "-9,223,372,036,854,775,808");
}

static void pounds_are_whole_and_rounded_half_away_from_zero(void **state) {
    (void)state;
    assert_string_equal(format_pounds(buffer, 123456700), "GBP 1,234,567");
    assert_string_equal(format_pounds(buffer, 149), "GBP 1");
    assert_string_equal(format_pounds(buffer, 150), "GBP 2");
    assert_string_equal(format_pounds(buffer, -150), "GBP -2");
    assert_string_equal(format_pounds(buffer, -49), "GBP 0");
    assert_string_equal(format_pounds(buffer, INT64_MAX), "GBP 92,233,720,368,547,758");
    assert_string_equal(format_pounds(buffer, INT64_MIN), "GBP -92,233,720,368,547,758");
}

static void short_pounds_never_reach_the_next_unit(void **state) {
    (void)state;
    assert_string_equal(format_pounds_exact(buffer, 123456789), "GBP 1,234,567.89");
    assert_string_equal(format_pounds_exact(buffer, -5), "GBP -0.05");
    assert_string_equal(format_pounds_exact(buffer, -12345), "GBP -123.45");
    assert_string_equal(format_pounds_exact(buffer, INT64_MIN), "GBP -92,233,720,368,547,758.08");
    assert_string_equal(format_pounds_short(buffer, 320), "GBP 320");
    assert_string_equal(format_pounds_short(buffer, 999.4), "GBP 999");
    assert_string_equal(format_pounds_short(buffer, 999.5), "GBP 1k");
    assert_string_equal(format_pounds_short(buffer, 45000), "GBP 45k");
    assert_string_equal(format_pounds_short(buffer, 999499), "GBP 999k");
    assert_string_equal(format_pounds_short(buffer, 999500), "GBP 1.0m");
    assert_string_equal(format_pounds_short(buffer, 12.3e6), "GBP 12.3m");
    assert_string_equal(format_pounds_short(buffer, 999.95e6), "GBP 1.0bn");
    assert_string_equal(format_pounds_short(buffer, -45000), "GBP -45k");
    assert_string_equal(format_pounds_short(buffer, -0.2), "GBP 0");
    assert_string_equal(format_pounds_short(buffer, NAN), "unknown");
}

static void decimals_and_the_unknown(void **state) {
    (void)state;
    assert_string_equal(format_decimal(buffer, 1234567.891, 2), "1,234,567.89");
    assert_string_equal(format_decimal(buffer, 0.5, 1), "0.5");
    assert_string_equal(format_decimal(buffer, -0.04, 1), "0.0");
    assert_string_equal(format_decimal(buffer, -0.06, 1), "-0.1");
    assert_string_equal(format_decimal(buffer, 12, 0), "12");
    assert_string_equal(format_decimal(buffer, NAN, 1), "unknown");
    assert_string_equal(format_decimal(buffer, INFINITY, 1), "unknown");
    assert_string_equal(format_decimal(buffer, 1e300, 1), "1.0e+300");
    assert_string_equal(format_decimal(buffer, -999999999999999.0, 99), "-999,999,999,999,999.000000000");
}

static void every_day_of_eight_centuries_goes_there_and_back(void **state) {
    (void)state;
    int32_t expected = date_from_civil(1600, 1, 1);
    for (int32_t days = expected; days < date_from_civil(2400, 1, 1); days++) {
        int year, month, day;
        int32_t again;
        date_to_civil(days, &year, &month, &day);
        if (date_from_civil(year, month, day) != days) fail_msg("day %d goes elsewhere", days);
        if (!date_parse(date_format(buffer, days), &again) || again != days)
            fail_msg("%s reads otherwise", buffer);
    }
    assert_int_equal(date_from_civil(1970, 1, 1), 0);
    assert_int_equal(date_from_civil(1969, 12, 31), -1);
    assert_int_equal(date_from_civil(2026, 11, 22), 20779);
}

static void dates_that_are_read(void **state) {
    (void)state;
    static const char *const same[] = {
        "2026-11-22",       "22/11/2026",          "22-11-2026",          "22.11.2026",        " 2026-11-22 ",
        "2026-11-22 00:00", "22/11/2026 00:00:00", "2026-11-22T00:00:00", "22/11/2026 00:00 ", "22 Nov 2026",
        "22-NOV-2026",      "22/nov/2026",         "22 November 2026",    "22-Nov-2026 00:00"};
    for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
        int32_t days = 0;
        if (!date_parse(same[i], &days)) fail_msg("\"%s\" is not read", same[i]);
        assert_int_equal(days, 20779);
    }
    int32_t days;
    assert_true(date_parse("1/3/2021", &days));
    assert_string_equal(date_format(buffer, days), "2021-03-01");
    assert_true(date_parse("1-Sept-2021", &days));
    assert_string_equal(date_format(buffer, days), "2021-09-01");
    assert_true(date_parse("29/02/2024", &days));
    assert_true(date_parse("29/02/2000", &days));
    assert_true(date_parse("0001-01-01", &days));
    assert_true(date_parse("9999-12-31", &days));
}

static void dates_that_are_refused(void **state) {
    (void)state;
    static const char *const refused[] = {"",
                                          " ",
                                          "29/02/2023",
                                          "29/02/1900",
                                          "31/04/2024",
                                          "2024-13-01",
                                          "2024-00-10",
                                          "2024-01-00",
                                          "00/01/2024",
                                          "0000-01-01",
                                          "11/22/2026",
                                          "22/11/26",
                                          "2026-1-2",
                                          "2026/11/22",
                                          "22/11-2026",
                                          "22.11/2026",
                                          "22 11 2026",
                                          "2026-11-22 14:30",
                                          "2026-11-22x",
                                          "20261122",
                                          "45000",
                                          "2026-11-22 00:00:01",
                                          "022/11/2026",
                                          "22/11/20260",
                                          "12026-11-22",
                                          "2026-11-22T00:00Z",
                                          "22-Nov-26",
                                          "22 Novem 2026",
                                          "22Nov2026",
                                          "Nov 22 2026",
                                          "22-Nov 2026",
                                          "31 Nov 2026",
                                          "22 Nov",
                                          "-2026-11-22",
                                          "2026-11-22 00:00:00:00"};
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        int32_t days = 7;
        if (date_parse(refused[i], &days)) fail_msg("\"%s\" is read", refused[i]);
        assert_int_equal(days, 7);
    }
    int32_t days;
    assert_false(date_parse(NULL, &days));
}

static void numbers(void **state) {
    (void)state;
    static const char *const refused[] = {"",    " ", "x", "1x",  "0x10",  "nan",   "inf", "infinity", "1e",
                                          "1e+", ".", "-", "1 2", "1,000", "1e999", "--1", "1.2.3",    "e5"};
    double value = 7;
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
        if (number_parse(refused[i], &value)) fail_msg("\"%s\" is read", refused[i]);
    assert_true(value == 7);
    assert_false(number_parse(NULL, &value));
    assert_true(number_parse(" -2.3520922 ", &value) && value == -2.3520922);
    assert_true(number_parse("1.00012E+11", &value) && value == 100012000000.0);
    assert_true(number_parse(".5", &value) && value == 0.5);
    assert_true(number_parse("5.", &value) && value == 5);
    assert_true(number_parse("+3", &value) && value == 3);
}

static void integers(void **state) {
    (void)state;
    static const char *const refused[] = {"",    "1.0", "1e3",        "0x10", "9223372036854775808",
                                          "1 2", "-",   "1.00012E+11"};
    int64_t value = 7;
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
        if (number_parse_integer(refused[i], &value)) fail_msg("\"%s\" is read", refused[i]);
    assert_int_equal(value, 7);
    assert_false(number_parse_integer(NULL, &value));
    assert_true(number_parse_integer(" 000100012797623\n", &value) && value == INT64_C(100012797623));
    assert_true(number_parse_integer("-9223372036854775808", &value) && value == INT64_MIN);
}

static void money_is_exact(void **state) {
    (void)state;
    static const struct {
        const char *text;
        int64_t pence;
    } read[] = {{"0", 0},
                {"12", 1200},
                {"0.29", 29}, /* 28.999... as a double */
                {"1.1", 110},
                {"1234567.89", 123456789},
                {"1,234,567.89", 123456789},
                {"\302\2431,000", 100000},
                {"\302\243 12.50", 1250},
                {"-\302\2435", -500},
                {"\302\243-5.05", -505},
                {" 12.3400 ", 1234},
                {"90071992547409.93", INT64_C(9007199254740993)}, /* 2^53 + 1 pence */
                {"92233720368547758.07", INT64_MAX},
                {"-92233720368547758.08", INT64_MIN}};
    static const char *const refused[] = {"",
                                          "\302\243",
                                          "1.234",
                                          "1.",
                                          ".50",
                                          "1,23",
                                          "1,2345",
                                          "1234,567",
                                          ",123",
                                          "1,,000",
                                          "12.3,4",
                                          "1e3",
                                          "GBP 5",
                                          "\2435",
                                          "-\302\243-5",
                                          "--5",
                                          "(5)",
                                          "5 6",
                                          "nan",
                                          "92233720368547758.08",
                                          "-92233720368547758.09",
                                          "99999999999999999999",
                                          "1,000,"};
    for (size_t i = 0; i < sizeof read / sizeof *read; i++) {
        int64_t pence = 7;
        if (!number_parse_money(read[i].text, &pence)) fail_msg("\"%s\" is not read", read[i].text);
        assert_int_equal(pence, read[i].pence);
    }
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        int64_t pence = 7;
        if (number_parse_money(refused[i], &pence)) fail_msg("\"%s\" is read", refused[i]);
        assert_int_equal(pence, 7);
    }
    int64_t pence;
    assert_false(number_parse_money(NULL, &pence));
}

static void amounts_are_exact(void **state) {
    static const struct {
        const char *text;
        int64_t pence;
    } read[] = {{"5m", 500000000},          {"4.5m", 450000000},        {"250k", 25000000},
                {"1,250k", 125000000},      {"0.1m", 10000000},         {"-1.5k", -150000},
                {"\xC2\xA3 2m", 200000000}, {"1.23456789m", 123456789}, {"1.00001000k", 100001},
                {"1,200,000", 120000000},   {"1200.50", 120050},        {"0.29m ", 29000000}};
    static const char *const refused[] = {"",
                                          "m",
                                          ".5m",
                                          "5.m",
                                          "5 m",
                                          "5mm",
                                          "1,25k",
                                          "5 k m",
                                          "1e3k",
                                          "0xm",
                                          "--5m",
                                          "5.5.5m",
                                          "5.-5m",
                                          "1.234567891m",
                                          "1.000001k",
                                          "99999999999999999m",
                                          "92233720368547759m"};
    int64_t pence;

    (void)state;
    for (size_t i = 0; i < sizeof read / sizeof *read; i++) {
        if (!number_parse_amount(read[i].text, &pence)) fail_msg("\"%s\" is not read", read[i].text);
        assert_int_equal(pence, read[i].pence);
    }
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
        if (number_parse_amount(refused[i], &pence)) fail_msg("\"%s\" is read", refused[i]);
    assert_false(number_parse_amount(NULL, &pence));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(integers_have_separators),
        cmocka_unit_test(pounds_are_whole_and_rounded_half_away_from_zero),
        cmocka_unit_test(short_pounds_never_reach_the_next_unit),
        cmocka_unit_test(decimals_and_the_unknown),
        cmocka_unit_test(every_day_of_eight_centuries_goes_there_and_back),
        cmocka_unit_test(dates_that_are_read),
        cmocka_unit_test(dates_that_are_refused),
        cmocka_unit_test(numbers),
        cmocka_unit_test(integers),
        cmocka_unit_test(money_is_exact),
        cmocka_unit_test(amounts_are_exact),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
