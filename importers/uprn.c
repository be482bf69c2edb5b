#include "importers/uprn.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/format.h"

#define GIVEN_MAX 64

static bool is_exponent(const char *text) {
    double value;

    return strpbrk(text, "eE") != NULL && number_parse(text, &value);
}

/* 100,012,797,623 without its commas, or with blanks for them; false when they do not stand between
 * thousands. */
static bool without_commas(const char *text, char out[GIVEN_MAX]) {
    size_t digits = strspn(text, "0123456789"), to = digits;
    char between = text[digits];

    if (strlen(text) >= GIVEN_MAX || digits == 0 || digits > 3) return false;
    memcpy(out, text, digits);
    while (text[digits] == between && strspn(text + digits + 1, "0123456789") == 3) {
        memcpy(out + to, text + digits + 1, 3);
        to += 3;
        digits += 4;
    }
    memcpy(out + to, text + digits, strlen(text + digits) + 1);
    return strpbrk(out, ", ") == NULL;
}

/* 1.00012E+11 that was saved as a number again. */
static bool is_rounded(const char *digits, size_t count) {
    return count >= 9 && strcmp(digits + count - 6, "000000") == 0;
}

enum uprn_reading uprn_read(const char *text, char out[UPRN_SIZE]) {
    char given[GIVEN_MAX];
    const char *first, *rest;
    size_t digits;

    if (is_exponent(text)) return UPRN_EXPONENT;
    if (*text == '\'') text++;
    if (strpbrk(text, ", ") != NULL) {
        if (!without_commas(text, given)) return UPRN_BAD;
        text = given;
    }
    first = text + strspn(text, "0");
    digits = strspn(first, "0123456789");
    rest = first + digits;
    if (*rest == '.' && rest[1] != '\0')
        rest += 1 + strspn(rest + 1, "0"); /* 100012797623.0, from a data frame */
    if (*rest != '\0' || digits == 0 || digits >= UPRN_SIZE) return UPRN_BAD;
    memcpy(out, first, digits);
    out[digits] = '\0';
    return is_rounded(out, digits) ? UPRN_ROUNDED : UPRN_FINE;
}
