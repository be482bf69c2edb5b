#include "importers/postcode.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#define LETTERS_MAX 16

/* The letters and digits, in capitals; false for anything but those and spaces, or too many. `*space` is how
 * many of them stand before the last space, 0 without one inside. */
static bool gather(const char *text, char *out, size_t *length, size_t *space) {
    *length = 0;
    *space = 0;
    for (; *text != '\0'; text++) {
        unsigned char c = (unsigned char)*text;
        if (c == ' ' || c == '\t') {
            if (*length > 0 && strspn(text, " \t") != strlen(text)) *space = *length;
            continue;
        }
        if (!isalnum(c) || *length == LETTERS_MAX) return false;
        out[(*length)++] = (char)toupper(c);
    }
    out[*length] = '\0';
    return *length > 0;
}

static bool is_letter(char c) {
    return c >= 'A' && c <= 'Z';
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/* A9, A99, A9A, AA9, AA99, AA9A */
static bool is_outward(const char *text, size_t length) {
    size_t letters = length > 1 && is_letter(text[1]) ? 2 : 1;

    if (length <= letters || length > letters + 2 || !is_letter(text[0]) || !is_digit(text[letters]))
        return false;
    return length == letters + 1 || is_digit(text[letters + 1]) || is_letter(text[letters + 1]);
}

static bool is_inward(const char *text) {
    return is_digit(text[0]) && is_letter(text[1]) && is_letter(text[2]);
}

static void write(char *out, const char *outward, size_t length, const char *inward) {
    if (inward != NULL)
        snprintf(out, POSTCODE_SIZE, "%.*s %.3s", (int)length, outward, inward);
    else
        snprintf(out, POSTCODE_SIZE, "%.*s", (int)length, outward);
}

enum postcode_reading postcode_read(const char *text, char out[POSTCODE_SIZE]) {
    char all[LETTERS_MAX + 1];
    size_t length, space;
    bool corrected;
    char *inward;

    if (!gather(text, all, &length, &space)) return POSTCODE_BAD;
    if (length >= 5 && is_outward(all, length - 3)) {
        inward = all + length - 3;
        corrected = inward[0] == 'O';
        if (corrected) inward[0] = '0';
        if (is_inward(inward)) {
            write(out, all, length - 3, inward);
            return corrected ? POSTCODE_CORRECTED : POSTCODE_FINE;
        }
    }
    if (space == 0 && is_outward(all, length)) {
        write(out, all, length, NULL);
        return POSTCODE_OUTWARD;
    }
    if (space > 0 && length - space < 3 && is_outward(all, space)) {
        write(out, all, space, NULL);
        return POSTCODE_CUT;
    }
    return POSTCODE_BAD;
}
