/* Any bytes as well-known text: read or refused with a sentence; what is read has an area, and reads again as
 * sound. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "geo/geo.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bool holds, const char *what) {
    if (holds) return;
    fprintf(stderr, "fuzz_shape_wkt: %s\n", what);
    abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static struct geo *geo;
    struct geo_shape shape, again;
    struct error err = {0};
    if (!geo) check(geo_open(&geo, NULL, &err) == STATUS_OK, "PROJ cannot be opened");
    char *text = malloc(size + 1);
    check(text != NULL, "no memory");
    memcpy(text, data, size);
    text[size] = '\0';
    enum status status = geo_shape_from_wkt(geo, text, &shape, &err);
    free(text);
    if (status != STATUS_OK) {
        check(err.message[0] != '\0' && shape.wkb == NULL, "a refusal without a sentence, or with a shape");
        return 0;
    }
    check(shape.area_m2 > 0, "a shape without area");
    check(!shape.repaired || shape.repair[0] != '\0', "a repair without a remark");
    check(geo_shape_from_wkb(geo, shape.wkb, shape.wkb_length, &again, &err) == STATUS_OK,
          "what we wrote is refused");
    check(!again.repaired, "what we mended needs mending");
    geo_shape_free(&again);
    geo_shape_free(&shape);
    return 0;
}
