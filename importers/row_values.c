/* What a field's text is made of, by the field's type. What cannot be read is left out with a warning. */
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/format.h"
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

static void read_date(struct row *row, const struct field *field, const char *text) {
    char buffer[FORMAT_SIZE];
    int32_t days;

    if (date_parse(text, &days))
        row_set(row, field->name, date_format(buffer, days));
    else
        unreadable(row, field, "a date such as 2023-09-29 or 29/09/2023");
}

/* Without the commas between thousands, where they stand between thousands. */
static const char *without_separators(struct row *row, const char *text) {
    char *out = arena_bytes(row->checker->row_arena, text, strlen(text));
    char *to = out;
    const char *from = text;

    if (strchr(text, ',') == NULL) return text;
    if (*from == '-' || *from == '+') *to++ = *from++;
    size_t digits = strspn(from, "0123456789");
    if (digits == 0 || digits > 3) return text;
    memcpy(to, from, digits);
    to += digits;
    from += digits;
    while (*from == ',' && strspn(from + 1, "0123456789") == 3) {
        memcpy(to, from + 1, 3);
        to += 3;
        from += 4;
    }
    if (*from != '\0' && *from != '.') return text;
    memcpy(to, from, strlen(from) + 1);
    return out;
}

static bool in_range(struct row *row, const struct field *field, double number) {
    if (field->least == 0 && field->most == 0) return true;
    if (number >= field->least && number <= field->most) return true;
    row_drop(row, field->name, "value_out_of_range", "%s should be from %g to %g; the value was left out",
             field->name, field->least, field->most);
    return false;
}

static void read_number(struct row *row, const struct field *field, const char *text) {
    const char *plain = without_separators(row, text);
    double number;

    if (!number_parse(plain, &number))
        unreadable(row, field, "a number");
    else if (in_range(row, field, number))
        row_set(row, field->name, plain);
}

static void read_integer(struct row *row, const struct field *field, const char *text) {
    char buffer[FORMAT_SIZE];
    double number;

    if (!number_parse(without_separators(row, text), &number) || number != floor(number) ||
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
    static const char *const yes[] = {"y", "yes", "true", "t", "1"};
    static const char *const no[] = {"n", "no", "false", "f", "0"};

    for (size_t i = 0; i < sizeof yes / sizeof *yes; i++) {
        if (text_equal_nocase(text, yes[i])) row_set(row, field->name, "true");
        if (text_equal_nocase(text, no[i])) row_set(row, field->name, "false");
        if (text_equal_nocase(text, yes[i]) || text_equal_nocase(text, no[i])) return;
    }
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

#define YEAR_FIRST 1990
#define YEAR_LAST  2100

/* 2023, 2023/24, 2023-24, 2023/2024: the year that it starts in. */
static void read_financial_year(struct row *row, const struct field *field, const char *text) {
    int year = 0, second = -1, used = 0, used_second = 0;
    char buffer[FORMAT_SIZE];
    bool fine = sscanf(text, "%4d%n", &year, &used) == 1 && year >= YEAR_FIRST && year <= YEAR_LAST;

    if (fine && text[used] != '\0') {
        fine = (text[used] == '/' || text[used] == '-') &&
               sscanf(text + used + 1, "%4d%n", &second, &used_second) == 1 &&
               text[used + 1 + used_second] == '\0';
        fine = fine && (second == year + 1 || (used_second == 2 && second == (year + 1) % 100));
    }
    if (!fine) {
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
