/*
 * The gazetteer's reader takes or refuses every row of any bytes: what it takes lies in range and is a whole
 * row of binary COPY, what it refuses has a code and a reason, and rows rise. The first byte chooses the
 * window.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/text.h"
#include "engine/store/store.h"
#include "geo/geo.h"
#include "importers/gazetteer_read.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct source {
    const uint8_t *at;
    size_t left;
};

static enum status give(void *context, void *buffer, size_t size, size_t *got, struct error *err) {
    struct source *source = context;

    (void)err;
    *got = size < source->left ? size : source->left;
    memcpy(buffer, source->at, *got);
    source->at += *got;
    source->left -= *got;
    return STATUS_OK;
}

static void check(bool holds, const char *what) {
    if (holds) return;
    fprintf(stderr, "fuzz_gazetteer: %s\n", what);
    abort();
}

static void check_copied(const struct text *out) {
    struct copy_row row;
    struct copy_field field;
    int fields = 0;

    check(copy_row_open(&row, out->data, out->length, false), "a row of COPY does not open");
    while (copy_row_next(&row, &field))
        fields++;
    check(fields == row.field_count && row.at == row.end, "a row of COPY is not whole");
}

static void check_row(struct gazetteer *gazetteer, const struct gazetteer_row *row) {
    struct text out = TEXT_EMPTY;

    if (row->code != NULL) {
        check(row->reason != NULL && row->value != NULL, "a row is refused without a reason");
        check(text_is_utf8(row->value, strlen(row->value)), "what is shown of a row is no text");
        return;
    }
    check(row->uprn >= 1 && row->uprn <= 999999999999, "a UPRN is out of range");
    check(geo_on_grid(row->easting, row->northing), "a point is off the grid");
    gazetteer_put(&out, gazetteer, row);
    check_copied(&out);
    text_free(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct gazetteer *gazetteer = NULL;
    struct gazetteer_row row;
    struct error err = {0};
    size_t number = 0, line = 0;

    if (size == 0) return 0;
    struct source source = {data + 1, size - 1};
    if (gazetteer_open(&gazetteer, give, &source, 16 + 8 * (size_t)data[0], &err) != STATUS_OK) {
        check(err.message[0] != '\0', "a refusal without a message");
        return 0;
    }
    while (gazetteer_next(gazetteer, &row)) {
        check(row.number == ++number && row.line > line, "rows are not in order");
        line = row.line;
        check_row(gazetteer, &row);
    }
    if (gazetteer_ended(gazetteer, &err) != STATUS_OK)
        check(err.message[0] != '\0', "a refusal of the file without a message");
    gazetteer_close(gazetteer);
    return 0;
}
