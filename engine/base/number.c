#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/format.h"

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static const char *skip_white(const char *text) {
    return text + strspn(text, " \t\r\n");
}

static const char *skip_digits(const char *text) {
    while (is_digit(*text))
        text++;
    return text;
}

static const char *skip_sign(const char *text) {
    return *text == '-' || *text == '+' ? text + 1 : text;
}

bool number_parse(const char *text, double *value) {
    if (text == NULL) return false;
    /* strtod would also take hexadecimal, "nan", "inf" and "infinity". */
    const char *start = skip_white(text);
    const char *whole = skip_sign(start);
    const char *at = skip_digits(whole);
    size_t digits = (size_t)(at - whole);
    if (*at == '.') {
        const char *decimals = at + 1;
        at = skip_digits(decimals);
        digits += (size_t)(at - decimals);
    }
    if (digits == 0) return false;
    if (*at == 'e' || *at == 'E') {
        const char *exponent = skip_sign(at + 1);
        at = skip_digits(exponent);
        if (at == exponent) return false;
    }
    if (!text_blank(at)) return false;
    double found = strtod(start, NULL);
    if (!isfinite(found)) return false;
    *value = found;
    return true;
}

bool number_parse_integer(const char *text, int64_t *value) {
    if (text == NULL) return false;
    const char *start = skip_white(text);
    const char *digits = skip_sign(start);
    const char *end = skip_digits(digits);
    if (end == digits || !text_blank(end)) return false;
    errno = 0;
    long long found = strtoll(start, NULL, 10);
    if (errno == ERANGE) return false;
    *value = found;
    return true;
}

/* Adds one decimal digit on the negative side, where the range is larger by one. */
static bool push_digit(int64_t *negative, char digit) {
    return !__builtin_mul_overflow(*negative, 10, negative) &&
           !__builtin_sub_overflow(*negative, digit - '0', negative);
}

/* Whole pounds: digits, or groups of three after a first group of one to three. */
static bool take_pounds(const char **at, int64_t *negative) {
    const char *start = *at;
    size_t group = 0;
    bool grouped = false;
    for (;; (*at)++) {
        if (is_digit(**at)) {
            if (!push_digit(negative, **at)) return false;
            group++;
        } else if (**at == ',') {
            if (grouped ? group != 3 : group < 1 || group > 3) return false;
            grouped = true;
            group = 0;
        } else {
            return *at > start && (!grouped || group == 3);
        }
    }
}

static bool take_pence(const char **at, int64_t *negative) {
    for (int place = 0; place < 2; place++) {
        char digit = is_digit(**at) ? *(*at)++ : '0';
        if (!push_digit(negative, digit)) return false;
    }
    *at += strspn(*at, "0");
    return true;
}

bool number_parse_money(const char *text, int64_t *pence) {
    if (text == NULL) return false;
    const char *at = skip_white(text);
    const char *unsigned_text = skip_sign(at);
    bool minus = *at == '-';
    bool has_sign = unsigned_text > at;
    at = unsigned_text;
    if (strncmp(at, "\xC2\xA3", 2) == 0) {
        at = skip_white(at + 2);
        if (!has_sign) {
            minus = *at == '-';
            at = skip_sign(at);
        }
    }
    int64_t negative = 0;
    if (!take_pounds(&at, &negative)) return false;
    if (*at == '.' && !is_digit(*++at)) return false;
    if (!take_pence(&at, &negative) || !text_blank(at)) return false;
    if (!minus && negative == INT64_MIN) return false;
    *pence = minus ? negative : -negative;
    return true;
}
