#include "importers/uprn.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/format.h"

static bool is_exponent(const char *text) {
    double value;

    return strpbrk(text, "eE") != NULL && number_parse(text, &value);
}

enum uprn_reading uprn_read(const char *text, char out[UPRN_SIZE]) {
    const char *first = text + strspn(text, "0");
    size_t digits = strspn(first, "0123456789");
    const char *rest = first + digits;

    if (is_exponent(text)) return UPRN_EXPONENT;
    if (*rest == '.' && rest[1] != '\0')
        rest += 1 + strspn(rest + 1, "0"); /* 100012797623.0, from a data frame */
    if (*rest != '\0' || digits == 0 || digits >= UPRN_SIZE) return UPRN_BAD;
    memcpy(out, first, digits);
    out[digits] = '\0';
    return UPRN_FINE;
}
