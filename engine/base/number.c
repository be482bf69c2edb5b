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

/* Digits behind the point, in pence where a whole one is worth `scale`; what is below a penny must be 0. */
static bool take_fraction(const char *at, const char *end, int64_t scale, int64_t *pence) {
    if (at == end) return false;
    for (; at < end; at++) {
        if (!is_digit(*at) || (scale /= 10) == 0) {
            if (*at != '0') return false;
            continue;
        }
        if (__builtin_add_overflow(*pence, (*at - '0') * scale, pence)) return false;
    }
    return true;
}

bool number_parse_amount(const char *text, int64_t *pence) {
    char whole[40];
    size_t length = text ? strlen(text) : 0;
    int64_t found = 0, fraction = 0;

    while (length > 0 && strchr(" \t\r\n", text[length - 1]))
        length--;
    char unit = length > 0 ? text[length - 1] : '\0';
    if (unit != 'k' && unit != 'm') return number_parse_money(text, pence);
    int64_t times = unit == 'k' ? 1000 : 1000000;
    const char *end = text + length - 1, *point = memchr(text, '.', length - 1);
    size_t before = (size_t)((point ? point : end) - text);
    if (before == 0 || before >= sizeof whole || !is_digit(text[before - 1])) return false;
    memcpy(whole, text, before);
    whole[before] = '\0';
    if (!number_parse_money(whole, &found) ||
        (point && !take_fraction(point + 1, end, 100 * times, &fraction)))
        return false;
    if (strchr(whole, '-')) fraction = -fraction;
    if (__builtin_mul_overflow(found, times, &found) || __builtin_add_overflow(found, fraction, &found))
        return false;
    *pence = found;
    return true;
}
