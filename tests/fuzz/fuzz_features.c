/*
 * The parameters of a page of features. A first letter says which: b box (with a digit for its system), t
 * time, s order, p place of an order ("p<sortby> <token>"). What is accepted holds no more than PostgreSQL
 * can read, and a place means the same when it is written and read again.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/service/features/bbox.h"
#include "engine/service/features/datetime.h"
#include "engine/service/features/order.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bool holds, const char *what) {
    if (holds) return;
    fprintf(stderr, "fuzz_features: %s\n", what);
    abort();
}

static void check_box(struct arena *arena, const char *text) {
    struct bbox bbox;
    struct error err;
    const int code = *text - '0';

    if (code < 0 || code >= CRS_COUNT ||
        bbox_parse(&bbox, arena, text + 1, &crs_list[code], &err) != STATUS_OK)
        return;
    check(bbox.count == 1 || bbox.count == 2, "a box is neither one nor two");
    for (int i = 0; i < bbox.count; i++) {
        const char *numbers = strchr(bbox.shapes[i], '(');
        check(strspn(numbers, "0123456789.e+- ,()") == strlen(numbers), "a box holds more than numbers");
    }
}

static void check_time(struct arena *arena, const char *text) {
    struct datetime when;
    struct error err;

    if (datetime_parse(&when, arena, text, &err) != STATUS_OK) return;
    check(when.from.text != NULL || when.until.text != NULL, "a time is open at both ends");
    const struct instant *both[] = {&when.from, &when.until};
    for (size_t i = 0; i < 2; i++)
        check(both[i]->text == NULL || strspn(both[i]->text, "0123456789-:.+TtZz") == strlen(both[i]->text),
              "a time holds more than a time");
}

static void check_place(struct arena *arena, char *text) {
    char *token = strchr(text, ' ');
    struct order order;
    struct place place, again;
    struct error err;
    struct text out = TEXT_EMPTY;

    if (token != NULL) *token++ = '\0';
    if (order_parse(&order, collection_find("assets"), *text != '\0' ? text : NULL, &err) != STATUS_OK)
        return;
    if (token == NULL || place_read(&place, arena, &order, token, &err) != STATUS_OK) return;
    place_write(&out, &order, &place);
    check(strcmp(text_string(&out), token) == 0, "a place changes when written");
    check(place_read(&again, arena, &order, text_string(&out), &err) == STATUS_OK,
          "a place is not read again");
    check(strcmp(again.id, place.id) == 0, "a place's id changes");
    text_free(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena *arena = arena_new();
    char *text = arena_bytes(arena, (const char *)data, size);

    if (*text == 'b') check_box(arena, text + 1);
    if (*text == 't') check_time(arena, text + 1);
    if (*text == 's' || *text == 'p') check_place(arena, text + 1);
    arena_free(arena);
    return 0;
}
