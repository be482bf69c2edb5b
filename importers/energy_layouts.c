#include "importers/energy_layouts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/format.h"
#include "engine/base/json.h"
#include "importers/month_header.h"
#include "importers/row.h"

/* Whether the file has a column of this type. */
static bool has_columns(const struct row *row, enum field_type type) {
    for (size_t i = 0; i < row->checker->kind->field_count; i++)
        if (row->checker->kind->fields[i].type == type && row->checker->columns->of_field[i] != COLUMN_NONE)
            return true;
    return false;
}

static void set_date(struct row *row, const char *field, int year, int month, int day) {
    char buffer[FORMAT_SIZE];

    row_set(row, field, date_format(buffer, date_from_civil(year, month, day)));
}

static void set_integer(struct row *row, const char *field, int value) {
    char buffer[24];

    snprintf(buffer, sizeof buffer, "%d", value);
    row_set(row, field, buffer);
}

static int year_field(const struct row *row, const char *field) {
    const char *year = row_get(row, field);

    return year == NULL ? 0 : atoi(year);
}

/* --- a day of half hours --- */

#define DAYS_OF_WEEK     7
#define SUNDAY_FROM_1970 3 /* 1 January 1970 was a Thursday: day 3 was the first Sunday */

int energy_half_hours(int year, int month, int day) {
    int32_t days = date_from_civil(year, month, day);
    bool sunday = ((days - SUNDAY_FROM_1970) % DAYS_OF_WEEK + DAYS_OF_WEEK) % DAYS_OF_WEEK == 0;

    return month == 3 && day >= 25 && sunday ? 46 : 48;
}

struct half_hours {
    double kwh;
    int given, estimated;
    const char *unreadable; /* the first field that is no number, NULL for none */
    int unreadable_count;
};

/* "1.25", and "1.25E" or "1.25 *" where the half hour was estimated. */
static bool read_half_hour(struct row *row, const char *text, double *kwh, bool *estimated) {
    size_t length = strlen(text);

    *estimated = length > 1 && strchr("Ee*", text[length - 1]) != NULL;
    if (*estimated) {
        while (length > 1 && strchr("Ee* ", text[length - 1]) != NULL)
            length--;
        text = arena_bytes(row->checker->row_arena, text, length);
    }
    return number_parse(text, kwh) && *kwh >= 0 && *kwh < 1e7;
}

static struct half_hours add_up(struct row *row) {
    const struct kind *kind = row->checker->kind;
    struct half_hours sum = {0};

    for (size_t i = 0; i < kind->field_count; i++) {
        bool estimated;
        double kwh;
        if (kind->fields[i].type != FIELD_HALF_HOUR || row->value[i] == NULL) continue;
        if (read_half_hour(row, row->value[i], &kwh, &estimated)) {
            sum.kwh += kwh;
            sum.given++;
            sum.estimated += estimated;
        } else {
            if (sum.unreadable == NULL) sum.unreadable = kind->fields[i].name;
            sum.unreadable_count++;
        }
        row->value[i] = NULL; /* the file's row has it; from here on the day counts */
    }
    return sum;
}

static void check_half_hours(struct row *row) {
    struct half_hours sum = add_up(row);
    const char *date = row_get(row, "date") != NULL ? row_get(row, "date") : row_get(row, "period_start");
    char buffer[64];
    int year, month, day, expected;

    if (date == NULL || sscanf(date, "%d-%d-%d", &year, &month, &day) != 3) {
        row_reject(row, "date", "value_missing", "a day of half hours needs its date");
        return;
    }
    if (sum.unreadable != NULL)
        row_warn(row, sum.unreadable, "half_hours_unreadable",
                 "%d half %s of the day: no amount of kWh; counted as missing", sum.unreadable_count,
                 sum.unreadable_count == 1 ? "hour" : "hours");
    if (sum.given == 0) {
        row_reject(row, "date", "value_missing", "no half hour of the day has a value");
        return;
    }
    if (row_get(row, "reading_kind") != NULL && strcmp(row_get(row, "reading_kind"), "estimated") == 0)
        sum.estimated = sum.given;
    expected = energy_half_hours(year, month, day);
    snprintf(buffer, sizeof buffer, "%.3f", sum.kwh);
    row_set(row, "made_kwh", buffer);
    set_integer(row, "made_missing", sum.given < expected ? expected - sum.given : 0);
    set_integer(row, "made_estimated", sum.estimated);
    row_set(row, "period_start", date);
    row_set(row, "period_end", date);
    if (row_get(row, "fuel") == NULL) row_set(row, "fuel", "electricity"); /* who else is settled so */
    if (row_get(row, "automatic") == NULL) row_set(row, "automatic", "true");
}

/* --- a column for each month --- */

/* The month that a column stands for; without a year in its header, in the row's year. */
static bool month_of(const struct row *row, size_t field, int *year, int *month) {
    const char *header = sheet_column(row->checker->sheet, row->checker->columns->of_field[field]);
    int financial = year_field(row, "financial_year"), calendar = year_field(row, "calendar_year");

    if (!month_header_read(header, year, month)) return false;
    if (*year == 0 && financial != 0) *year = *month >= 4 ? financial : financial + 1;
    if (*year == 0) *year = calendar;
    return *year != 0;
}

static void add_month(struct json *json, int year, int month, const char *kwh) {
    char buffer[FORMAT_SIZE];

    json_array(json);
    json_text(json, date_format(buffer, date_from_civil(year, month, 1)));
    json_text(json, date_format(buffer, month == 12 ? date_from_civil(year + 1, 1, 1)
                                                    : date_from_civil(year, month + 1, 1)));
    json_text(json, kwh);
    json_end(json);
}

static void check_months(struct row *row) {
    const struct kind *kind = row->checker->kind;
    struct text months = TEXT_EMPTY;
    struct json json = json_writer(&months);
    int year, month, count = 0;

    json_array(&json);
    for (size_t i = 0; i < kind->field_count && !row->rejected; i++) {
        const char *kwh = row->value[i];
        if (kind->fields[i].type != FIELD_BY_MONTH || kwh == NULL) continue;
        if (!month_of(row, i, &year, &month)) {
            row_reject(row, kind->fields[i].name, "value_missing",
                       "the column names a month without a year, and the row has no financial_year or "
                       "calendar_year");
            continue;
        }
        add_month(&json, year, month, kwh);
        if (count++ == 0) set_date(row, "period_start", year, month, 1);
        row->value[i] = NULL;
    }
    json_end(&json);
    if (count > 0) row_set(row, "made_months", text_string(&months));
    if (count == 0 && !row->rejected)
        row_reject(row, "kwh", "value_missing", "no month of the row has a value");
    text_free(&months);
}

/* --- one figure: a year, or a period --- */

static void check_year(struct row *row) {
    int financial = year_field(row, "financial_year"), calendar = year_field(row, "calendar_year");

    if (financial != 0) {
        set_date(row, "period_start", financial, 4, 1);
        set_date(row, "period_end", financial + 1, 3, 31);
    } else {
        set_date(row, "period_start", calendar, 1, 1);
        set_date(row, "period_end", calendar, 12, 31);
    }
}

static void check_period(struct row *row) {
    const char *start = row_get(row, "period_start"), *end = row_get(row, "period_end");
    bool year = year_field(row, "financial_year") != 0 || year_field(row, "calendar_year") != 0;

    if (row_get(row, "kwh") == NULL)
        row_reject(row, "kwh", "value_missing", "the row has no usable amount of kWh");
    else if (start == NULL && end == NULL && year)
        check_year(row);
    else if (start == NULL || end == NULL)
        row_reject(row, start == NULL ? "period_start" : "period_end", "value_missing",
                   "a reading needs the first and the last day of its period, a financial_year or a "
                   "calendar_year");
    else if (strcmp(end, start) < 0)
        row_reject(row, "period_end", "dates_reversed",
                   "the period ends before it starts: correct the dates and import the file again");
}

#define METER_NOT_STATED "not stated" /* what a list by year has as a supply's meter */

void energy_check(struct row *row) {
    const char *unit = row_get(row, "unit");

    if (unit != NULL && !text_equal_nocase(unit, "kwh")) {
        row_reject(row, "unit", "unit_unknown",
                   "the row is in another unit than kWh: convert it, or take out rows that are no energy");
        return;
    }
    if (has_columns(row, FIELD_HALF_HOUR))
        check_half_hours(row);
    else if (has_columns(row, FIELD_BY_MONTH))
        check_months(row);
    else
        check_period(row);
    if (row->rejected) return;
    if (row_get(row, "fuel") == NULL)
        row_reject(row, "fuel", "value_missing", "the row does not say which fuel it is of");
    if (row_get(row, "meter") == NULL) row_set(row, "meter", METER_NOT_STATED);
}
