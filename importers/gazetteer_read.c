#include "importers/gazetteer_read.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/format.h"
#include "engine/base/json.h"
#include "engine/base/memory.h"
#include "engine/store/store.h"
#include "geo/geo.h"
#include "importers/gazetteer_address.h"
#include "importers/lookup.h"
#include "importers/uprn.h"

#define NO_COLUMN      SIZE_MAX
#define NUMBER_LONGEST 64
#define RAW_SHOWN      200

struct gazetteer {
    struct csv_reader *csv;
    enum gazetteer_product product;
    size_t column[GAZETTEER_COLUMNS]; /* place of each in the file, or NO_COLUMN */
    struct text value;                /* of a row that cannot be read */
    struct text address;              /* of the row at hand */
    enum status status;               /* of a file refused for one of its rows */
    struct error error;
};

const char *gazetteer_product_name(enum gazetteer_product product) {
    return product == GAZETTEER_OPEN_UPRN ? "open_uprn" : "addressbase_plus";
}

/* --- the header --- */

static enum status find_columns(struct gazetteer *gazetteer, struct error *err) {
    struct arena *arena = arena_new();
    struct lookup *known = lookup_new(arena);
    enum status status = STATUS_OK;

    for (size_t c = 0; c < GAZETTEER_COLUMNS; c++) {
        gazetteer->column[c] = NO_COLUMN;
        lookup_add(known, lookup_fold(arena, gazetteer_columns[c].header), &gazetteer_columns[c], NULL);
    }
    for (size_t i = 0; i < csv_column_count(gazetteer->csv) && status == STATUS_OK; i++) {
        const char *name = csv_column(gazetteer->csv, i);
        const struct gazetteer_column *found = lookup_find(known, lookup_fold(arena, name));
        size_t *column = found == NULL ? NULL : &gazetteer->column[found - gazetteer_columns];
        if (column != NULL && *column != NO_COLUMN)
            status =
                error_set(err, STATUS_INVALID, "two columns are named %.60s: take one of them out", name);
        else if (column != NULL)
            *column = i;
    }
    arena_free(arena);
    return status;
}

static enum status tell_product(struct gazetteer *gazetteer, struct error *err) {
    static const enum gazetteer_place needed[] = {GAZETTEER_UPRN, GAZETTEER_X, GAZETTEER_Y,
                                                  GAZETTEER_LATITUDE, GAZETTEER_LONGITUDE};
    bool plus =
        gazetteer->column[GAZETTEER_CLASS] != NO_COLUMN && gazetteer->column[GAZETTEER_STATE] != NO_COLUMN;

    gazetteer->product = plus ? GAZETTEER_ADDRESSBASE_PLUS : GAZETTEER_OPEN_UPRN;
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
        if (gazetteer->column[needed[i]] == NO_COLUMN)
            return error_set(
                err, STATUS_INVALID,
                "no column is named %s: a gazetteer's first line names UPRN, X_COORDINATE, Y_COORDINATE, "
                "LATITUDE and LONGITUDE (OS Open UPRN), and CLASS, STATE and the address besides "
                "(AddressBase Plus, whose header comes in a file of its own: put it before the rows)",
                gazetteer_columns[needed[i]].header);
    return STATUS_OK;
}

enum status gazetteer_open(struct gazetteer **out, csv_source source, void *context, size_t window,
                           struct error *err) {
    struct gazetteer *gazetteer = memory_array(1, sizeof *gazetteer);
    enum status status = csv_open_stream(&gazetteer->csv, source, context, window, err);

    if (status == STATUS_OK) status = find_columns(gazetteer, err);
    if (status == STATUS_OK) status = tell_product(gazetteer, err);
    if (status == STATUS_OK)
        *out = gazetteer;
    else
        gazetteer_close(gazetteer);
    return status;
}

void gazetteer_close(struct gazetteer *gazetteer) {
    if (gazetteer == NULL) return;
    csv_close(gazetteer->csv);
    text_free(&gazetteer->value);
    text_free(&gazetteer->address);
    free(gazetteer);
}

enum gazetteer_product gazetteer_product(const struct gazetteer *gazetteer) {
    return gazetteer->product;
}

const char *gazetteer_encoding(const struct gazetteer *gazetteer) {
    static const char *const names[] = {"UTF-8", "UTF-8 with BOM", "Windows-1252"};

    return names[csv_encoding(gazetteer->csv)];
}

/* Of Open UPRN only the five columns are kept, whatever stands beside them. */
static size_t kept_columns(const struct gazetteer *gazetteer) {
    return gazetteer->product == GAZETTEER_OPEN_UPRN ? GAZETTEER_LONGITUDE + 1 : GAZETTEER_COLUMNS;
}

static bool is_kept(const struct gazetteer *gazetteer, size_t column) {
    for (size_t c = 0; c < kept_columns(gazetteer); c++)
        if (gazetteer->column[c] == column) return true;
    return false;
}

void gazetteer_column_map(struct text *out, const struct gazetteer *gazetteer) {
    struct json json = json_writer(out);

    json_object(&json);
    json_name(&json, "columns");
    json_object(&json);
    for (size_t c = 0; c < kept_columns(gazetteer); c++)
        if (gazetteer->column[c] != NO_COLUMN)
            json_text_member(&json, csv_column(gazetteer->csv, gazetteer->column[c]),
                             gazetteer_columns[c].field);
    json_end(&json);
    json_name(&json, "left_aside");
    json_array(&json);
    for (size_t i = 0; i < csv_column_count(gazetteer->csv); i++)
        if (!is_kept(gazetteer, i)) json_text(&json, csv_column(gazetteer->csv, i));
    json_end(&json);
    json_end(&json);
}

/* --- values --- */

/*
 * A plain decimal of up to fifteen digits is its digits divided by a power of ten: both are exact, so the
 * quotient is the nearest double, as strtod() gives it, in a fraction of the time. Anything else is left to
 * number_parse().
 */
static bool read_decimal(const char *text, double *value) {
    static const double power[] = {1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                   1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
    const char *at = text + (*text == '-');
    int64_t digits = 0;
    int count = 0, decimals = -1;

    for (; count <= 15; at++) {
        if (*at >= '0' && *at <= '9') {
            digits = 10 * digits + (*at - '0');
            count++;
            decimals += decimals >= 0;
        } else if (*at == '.' && decimals < 0) {
            decimals = 0;
        } else {
            break;
        }
    }
    if (*at != '\0' || count == 0 || count > 15) return number_parse(text, value);
    *value = (double)digits / power[decimals > 0 ? decimals : 0];
    if (*text == '-') *value = -*value;
    return true;
}

static const char *trimmed(const char *value, char *buffer) {
    size_t length;
    const char *start = text_trimmed(value, &length);

    if (length >= NUMBER_LONGEST) return value;
    memcpy(buffer, start, length);
    buffer[length] = '\0';
    return buffer;
}

/* Twelve digits need no second look; a number that a spreadsheet has been at does. */
static enum uprn_reading read_uprn(const char *text, int64_t *uprn) {
    char buffer[NUMBER_LONGEST], digits[UPRN_SIZE];
    enum uprn_reading reading;
    int64_t value = 0;
    size_t count = 0;

    for (; count < 13 && text[count] >= '0' && text[count] <= '9'; count++)
        value = 10 * value + (text[count] - '0');
    *uprn = value;
    if (text[count] == '\0' && count <= 12 && value > 0) return UPRN_FINE;
    reading = uprn_read(trimmed(text, buffer), digits);
    /* Among all the country's numbers some do end in many noughts. */
    if (reading == UPRN_ROUNDED) reading = UPRN_FINE;
    if (reading == UPRN_FINE) *uprn = strtoll(digits, NULL, 10);
    return reading;
}

/* --- rows --- */

static void refuse(struct gazetteer_row *row, enum gazetteer_place column, const char *value,
                   const char *code, const char *reason) {
    row->column = gazetteer_columns[column].header;
    row->value = value;
    row->code = code;
    row->reason = reason;
}

static const char *field(const struct gazetteer *gazetteer, const struct gazetteer_row *row,
                         enum gazetteer_place column) {
    size_t at = gazetteer->column[column];

    return at == NO_COLUMN || row->fields[at][0] == '\0' ? NULL : row->fields[at];
}

static void check_uprn(const struct gazetteer *gazetteer, struct gazetteer_row *row) {
    const char *given = row->fields[gazetteer->column[GAZETTEER_UPRN]];

    switch (read_uprn(given, &row->uprn)) {
    case UPRN_FINE:
        return;
    case UPRN_EXPONENT:
        refuse(
            row, GAZETTEER_UPRN, given, "uprn_exponent",
            "the UPRN went through a spreadsheet, which cut its digits off for good: take the file as it was "
            "downloaded");
        return;
    case UPRN_ROUNDED:
    case UPRN_BAD:
        refuse(row, GAZETTEER_UPRN, given, "uprn_bad", "a UPRN is a whole number of 1 to 12 digits");
        return;
    }
}

static void check_number(const struct gazetteer *gazetteer, struct gazetteer_row *row,
                         enum gazetteer_place column, double *value) {
    const char *given = row->fields[gazetteer->column[column]];

    if (row->code != NULL || read_decimal(given, value)) return;
    if (text_blank(given) && (column == GAZETTEER_LATITUDE || column == GAZETTEER_LONGITUDE) &&
        gazetteer->product == GAZETTEER_ADDRESSBASE_PLUS)
        *value = NAN;
    else
        refuse(row, column, given, "number_bad", "this is no number");
}

static void check_place(const struct gazetteer *gazetteer, struct gazetteer_row *row) {
    if (row->code != NULL) return;
    if (!geo_on_grid(row->easting, row->northing)) {
        refuse(row, GAZETTEER_X, row->fields[gazetteer->column[GAZETTEER_X]], "off_grid",
               "easting and northing lie outside the National Grid (0 to 700,000 and 0 to 1,300,000 m)");
    } else if (!isnan(row->latitude) && !isnan(row->longitude) &&
               !geo_in_britain(row->longitude, row->latitude)) {
        refuse(row, GAZETTEER_LATITUDE, row->fields[gazetteer->column[GAZETTEER_LATITUDE]], "outside_britain",
               "latitude and longitude lie outside Great Britain");
    }
}

/* A change-only update says what to add, alter and take away: what is loaded here is a full supply. */
static bool is_full_supply(struct gazetteer *gazetteer, const struct gazetteer_row *row) {
    const char *change =
        gazetteer->product == GAZETTEER_ADDRESSBASE_PLUS ? field(gazetteer, row, GAZETTEER_CHANGE) : NULL;

    if (change == NULL || strcmp(change, "I") == 0) return true;
    gazetteer->status =
        error_set(&gazetteer->error, STATUS_INVALID,
                  "line %zu has CHANGE_TYPE %.10s, so this is a change-only update: only a full supply, in "
                  "which all rows "
                  "are I, can be loaded; order one, or apply the update to the last one first",
                  row->line, change);
    return false;
}

/* Such a row may be of any bytes: what is shown of it is text. */
static void refuse_unread(struct gazetteer *gazetteer, struct gazetteer_row *row,
                          const struct csv_row *from) {
    char shown[RAW_SHOWN + 1];
    size_t length = from->raw_length < RAW_SHOWN ? from->raw_length : RAW_SHOWN;

    for (size_t i = 0; i < length; i++)
        shown[i] = (char)(from->raw[i] == '\0' ? '?' : from->raw[i]);
    shown[length] = '\0';
    text_clear(&gazetteer->value);
    text_add_plain(&gazetteer->value, shown, RAW_SHOWN);
    row->fields = NULL;
    row->code = csv_fault_code(from->fault);
    row->reason = csv_fault_text(from->fault);
    row->value = text_string(&gazetteer->value);
}

bool gazetteer_next(struct gazetteer *gazetteer, struct gazetteer_row *row) {
    struct csv_row from;

    if (gazetteer->status != STATUS_OK || !csv_next(gazetteer->csv, &from)) return false;
    *row = (struct gazetteer_row){.number = from.number, .line = from.line, .fields = from.fields};
    if (from.fault != CSV_FINE) {
        refuse_unread(gazetteer, row, &from);
        return true;
    }
    if (!is_full_supply(gazetteer, row)) return false;
    check_uprn(gazetteer, row);
    check_number(gazetteer, row, GAZETTEER_X, &row->easting);
    check_number(gazetteer, row, GAZETTEER_Y, &row->northing);
    check_number(gazetteer, row, GAZETTEER_LATITUDE, &row->latitude);
    check_number(gazetteer, row, GAZETTEER_LONGITUDE, &row->longitude);
    check_place(gazetteer, row);
    return true;
}

enum status gazetteer_ended(const struct gazetteer *gazetteer, struct error *err) {
    if (gazetteer->status == STATUS_OK) return csv_ended(gazetteer->csv, err);
    *err = gazetteer->error;
    return gazetteer->status;
}

/* --- for COPY --- */

static void put_place(struct text *out, const struct gazetteer_row *row) {
    copy_binary_int8(out, row->uprn);
    copy_binary_float8(out, row->easting);
    copy_binary_float8(out, row->northing);
    copy_binary_float8(out, row->latitude);
    copy_binary_float8(out, row->longitude);
}

static void put_number(struct text *out, const struct gazetteer *gazetteer, const struct gazetteer_row *row,
                       enum gazetteer_place column) {
    int64_t number;

    if (number_parse_integer(field(gazetteer, row, column), &number) && number > 0)
        copy_binary_int8(out, number);
    else
        copy_binary_null(out);
}

void gazetteer_put(struct text *out, struct gazetteer *gazetteer, const struct gazetteer_row *row) {
    static const enum gazetteer_place codes[] = {GAZETTEER_CLASS, GAZETTEER_STATE, GAZETTEER_POSTCODE,
                                                 GAZETTEER_WARD, GAZETTEER_PARISH};

    if (gazetteer->product == GAZETTEER_OPEN_UPRN) {
        copy_binary_row(out, 5);
        put_place(out, row);
        return;
    }
    copy_binary_row(out, 14);
    put_place(out, row);
    put_number(out, gazetteer, row, GAZETTEER_PARENT);
    put_number(out, gazetteer, row, GAZETTEER_USRN);
    put_number(out, gazetteer, row, GAZETTEER_CUSTODIAN);
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        copy_binary_text(out, field(gazetteer, row, codes[i]));
    gazetteer_address(&gazetteer->address, row->fields, gazetteer->column);
    copy_binary_text(out, gazetteer->address.length > 0 ? text_string(&gazetteer->address) : NULL);
}
