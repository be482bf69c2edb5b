/* What a field's text is made of, by the field's type. What cannot be read is left out with a warning. */
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/format.h"
#include "importers/plain_values.h"
#include "importers/postcode.h"
#include "importers/row.h"
#include "importers/uprn.h"

static const struct field *field_at(const struct row *row, size_t index) {
    return &row->checker->kind->fields[index];
}

static void unreadable(struct row *row, const struct field *field, const char *expected) {
    row_drop(row, field->name, "value_unreadable", "%s should be %s; the value was left out", field->name,
             expected);
}

static void read_text(struct row *row, const struct field *field, const char *text) {
    if (field->most > 0 && (double)strlen(text) > field->most)
        row_drop(row, field->name, "value_too_long",
                 "%s may be at most %g bytes long; the value was left out", field->name, field->most);
}

static void read_code(struct row *row, const struct field *field, const char *text) {
    const char *code = codes_find(row->checker->codes, row->checker->row_arena, field->list, text);

    if (code != NULL)
        row_set(row, field->name, code);
    else
        row_drop(row, field->name, "value_unknown",
                 "\"%.80s\" is not on the list %s; the value was left out: say in a profile (\"values\") "
                 "what it means",
                 text, field->list);
}

/* The day of a time in universal time, 2012-02-08T16:16:42Z, as services of maps write days. In its last hour
 * it may be the next day in Britain: that is left as it is. */
static const char *day_of_time(struct row *row, const char *text) {
    int hour, minute, second, used = 0;

    if (strlen(text) != 20 || text[10] != 'T') return text;
    if (sscanf(text + 11, "%2d:%2d:%2dZ%n", &hour, &minute, &second, &used) != 3 || used != 9) return text;
    return hour < 0 || hour > 22 ? text : arena_bytes(row->checker->row_arena, text, 10);
}

static void read_date(struct row *row, const struct field *field, const char *text) {
    char buffer[FORMAT_SIZE];
    int32_t days;

    if (date_parse(day_of_time(row, text), &days))
        row_set(row, field->name, date_format(buffer, days));
    else
        unreadable(row, field, "a date such as 2023-09-29 or 29/09/2023");
}

/* Of an area or a size, which is more than nothing wherever there is one, lists write 0 where they have none
 * to give.
 */
static bool is_none(const struct field *field, double number) {
    return number == 0 && field->least > 0 && field->least < 1;
}

static bool in_range(struct row *row, const struct field *field, double number) {
    if (field->least == 0 && field->most == 0) return true;
    if (number >= field->least && number <= field->most) return true;
    if (is_none(field, number)) {
        row_drop(row, field->name, "value_zero", "%s is 0: taken as not known", field->name);
        return false;
    }
    row_drop(row, field->name, "value_out_of_range", "%s should be from %g to %g; the value was left out",
             field->name, field->least, field->most);
    return false;
}

static void read_number(struct row *row, const struct field *field, const char *text) {
    const char *plain = plain_number(row->checker->row_arena, text);
    double number;

    if (!number_parse(plain, &number))
        unreadable(row, field, "a number");
    else if (in_range(row, field, number))
        row_set(row, field->name, plain);
}

static void read_integer(struct row *row, const struct field *field, const char *text) {
    char buffer[FORMAT_SIZE];
    double number;

    if (!number_parse(plain_number(row->checker->row_arena, text), &number) || number != floor(number) ||
        fabs(number) > 1e15) {
        unreadable(row, field, "a whole number");
        return;
    }
    if (!in_range(row, field, number)) return;
    snprintf(buffer, sizeof buffer, "%.0f", number);
    row_set(row, field->name, buffer);
}

#define PENCE_MAX 99999999999999 /* of numeric(14,2) */

/* Accountants write (1,234.00) for what is less than nothing. */
static const char *without_brackets(struct row *row, const char *text) {
    size_t length = strlen(text);

    if (length < 3 || text[0] != '(' || text[length - 1] != ')' || strpbrk(text, "+-") != NULL) return text;
    return arena_format(row->checker->row_arena, "-%.*s", (int)(length - 2), text + 1);
}

static void read_money(struct row *row, const struct field *field, const char *text) {
    char buffer[FORMAT_SIZE];
    int64_t pence;

    if (!number_parse_money(without_brackets(row, text), &pence) || llabs(pence) > PENCE_MAX) {
        unreadable(row, field, "an amount in pounds such as 1,234.50");
        return;
    }
    if (!in_range(row, field, (double)pence / 100)) return;
    snprintf(buffer, sizeof buffer, "%s%lld.%02lld", pence < 0 ? "-" : "", llabs(pence) / 100,
             llabs(pence) % 100);
    row_set(row, field->name, buffer);
}

static void read_boolean(struct row *row, const struct field *field, const char *text) {
    bool yes;

    if (plain_boolean(text, &yes))
        row_set(row, field->name, yes ? "true" : "false");
    else
        unreadable(row, field, "yes or no");
}

static void read_uprn(struct row *row, const struct field *field, const char *text) {
    char uprn[UPRN_SIZE];

    switch (uprn_read(text, uprn)) {
    case UPRN_FINE:
        row_set(row, field->name, uprn);
        return;
    case UPRN_EXPONENT:
        row_drop(row, field->name, "uprn_exponent",
                 "a spreadsheet has written the UPRN as a power of ten, and its last digits are lost; it was "
                 "left out: "
                 "export the column as text");
        return;
    case UPRN_ROUNDED:
        row_drop(row, field->name, "uprn_exponent",
                 "the UPRN ends in six zeros: a spreadsheet has rounded it, and its last digits are lost; it "
                 "was left out: export the column as text");
        return;
    case UPRN_BAD:
        row_drop(row, field->name, "uprn_unusable",
                 "a UPRN is a number of up to 12 digits; the value was left out");
        return;
    }
}

static void read_postcode(struct row *row, const struct field *field, const char *text) {
    char postcode[POSTCODE_SIZE];
    enum postcode_reading reading = postcode_read(text, postcode);

    if (reading == POSTCODE_BAD) {
        row_drop(row, field->name, "postcode_unusable", "this is no postcode; it was left out");
        return;
    }
    row_set(row, field->name, postcode);
    if (reading == POSTCODE_OUTWARD)
        row_warn(row, field->name, "postcode_outward", "only the first half of the postcode is given");
    if (reading == POSTCODE_CUT)
        row_warn(row, field->name, "postcode_cut",
                 "the second half of the postcode is not whole; only %s was taken", postcode);
    if (reading == POSTCODE_CORRECTED)
        row_warn(row, field->name, "postcode_corrected",
                 "a letter O stands where a postcode has a digit; taken as %s", postcode);
}

static void read_financial_year(struct row *row, const struct field *field, const char *text) {
    char buffer[FORMAT_SIZE];
    int year;

    if (!plain_financial_year(text, &year)) {
        unreadable(row, field, "a financial year such as 2023/24");
        return;
    }
    snprintf(buffer, sizeof buffer, "%d", year);
    row_set(row, field->name, buffer);
}

void row_value_read(struct row *row, size_t index) {
    const struct field *field = field_at(row, index);
    const char *text = row->value[index];

    switch (field->type) {
    case FIELD_TEXT:
        read_text(row, field, text);
        return;
    case FIELD_HALF_HOUR:
    case FIELD_MADE:
        return;
    case FIELD_CODE:
        read_code(row, field, text);
        return;
    case FIELD_DATE:
        read_date(row, field, text);
        return;
    case FIELD_INTEGER:
        read_integer(row, field, text);
        return;
    case FIELD_BY_MONTH:
    case FIELD_NUMBER:
        read_number(row, field, text);
        return;
    case FIELD_MONEY:
        read_money(row, field, text);
        return;
    case FIELD_BOOLEAN:
        read_boolean(row, field, text);
        return;
    case FIELD_UPRN:
        read_uprn(row, field, text);
        return;
    case FIELD_POSTCODE:
        read_postcode(row, field, text);
        return;
    case FIELD_FINANCIAL_YEAR:
        read_financial_year(row, field, text);
        return;
    }
}
