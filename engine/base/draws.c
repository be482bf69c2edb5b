#include "engine/base/draws.h"

#include <math.h>
#include <string.h>

#include "engine/base/lanes.h"

#define ONE      0x3ff0000000000000u /* the bits of 1.0 */
#define MANTISSA 0x000fffffffffffffu
#define SHIFT    6755399441055744.0 /* 1.5 x 2^52: adding it rounds to a whole number, in the last bits */
#define TWO_52   0x4330000000000000u

static inline uint64_t mixed(uint64_t z) {
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

static inline double from_bits(uint64_t bits) {
    double value;
    memcpy(&value, &bits, sizeof value);
    return value;
}

static inline uint64_t to_bits(double value) {
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    return bits;
}

uint64_t draws_key(uint64_t seed, uint64_t of, uint64_t part) {
    return mixed(mixed(mixed(seed) + of) + part * 0x9e3779b97f4a7c15u);
}

/* 0 < u <= 1: twice the area tangent of (m - 1) / (m + 1), and the exponent's share. */
static inline double logarithm(double u) {
    uint64_t bits = to_bits(u);
    double exponent = from_bits((bits >> 52) | TWO_52) - (0x1p52 + 1023);
    double m = from_bits((bits & MANTISSA) | ONE);
    double half = m > 1.4142135623730951 ? 0.5 : 1;

    exponent = m > 1.4142135623730951 ? exponent + 1 : exponent;
    m *= half;
    double s = (m - 1) / (m + 1), z = s * s, sum = 2.0 / 21;
    sum = sum * z + 2.0 / 19;
    sum = sum * z + 2.0 / 17;
    sum = sum * z + 2.0 / 15;
    sum = sum * z + 2.0 / 13;
    sum = sum * z + 2.0 / 11;
    sum = sum * z + 2.0 / 9;
    sum = sum * z + 2.0 / 7;
    sum = sum * z + 2.0 / 5;
    sum = sum * z + 2.0 / 3;
    sum = sum * z + 2.0;
    return exponent * 0.6931471805599453 + s * sum;
}

/* Taylor's series, for angles up to a quarter of pi. */
static inline double sine(double x) {
    double z = x * x, sum = 1.0 / 1307674368000;
    sum = 1.0 / 6227020800 - sum * z;
    sum = 1.0 / 39916800 - sum * z;
    sum = 1.0 / 362880 - sum * z;
    sum = 1.0 / 5040 - sum * z;
    sum = 1.0 / 120 - sum * z;
    sum = 1.0 / 6 - sum * z;
    return x * (1 - sum * z);
}

static inline double cosine(double x) {
    double z = x * x, sum = 1.0 / 20922789888000;
    sum = 1.0 / 87178291200 - sum * z;
    sum = 1.0 / 479001600 - sum * z;
    sum = 1.0 / 3628800 - sum * z;
    sum = 1.0 / 40320 - sum * z;
    sum = 1.0 / 720 - sum * z;
    sum = 1.0 / 24 - sum * z;
    sum = 1.0 / 2 - sum * z;
    return 1 - sum * z;
}

/* 2^k x e^r with |r| at most half of ln 2; wild arguments are held at what a double can say. */
static inline double exponential(double x) {
    x = x > 700 ? 700 : x;
    x = x < -700 ? -700 : x;
    double shifted = x * 1.4426950408889634 + SHIFT, k = shifted - SHIFT;
    double r = (x - k * 0x1.62e42feep-1) - k * 0x1.a39ef35793c76p-33, sum = 1.0 / 6227020800;

    sum = sum * r + 1.0 / 479001600;
    sum = sum * r + 1.0 / 39916800;
    sum = sum * r + 1.0 / 3628800;
    sum = sum * r + 1.0 / 362880;
    sum = sum * r + 1.0 / 40320;
    sum = sum * r + 1.0 / 5040;
    sum = sum * r + 1.0 / 720;
    sum = sum * r + 1.0 / 120;
    sum = sum * r + 1.0 / 24;
    sum = sum * r + 1.0 / 6;
    sum = sum * r + 1.0 / 2;
    sum = sum * r + 1;
    sum = sum * r + 1;
    return from_bits(to_bits(sum) + (to_bits(shifted) << 52));
}

LANE_LOOP
void draws_normals(uint64_t key, size_t first, double *restrict one, double *restrict other, size_t rows) {
    for (size_t i = 0; i < rows; i++) {
        uint64_t x = mixed(key + (uint64_t)(first + i) * 0x9e3779b97f4a7c15u);
        uint64_t y = mixed(x + 0x9e3779b97f4a7c15u);
        double u = 2 - from_bits((x >> 12) | ONE), turns = 4 * (from_bits((y >> 12) | ONE) - 1);
        double length = __builtin_sqrt(-2 * logarithm(u));
        double shifted = turns + SHIFT, angle = (turns - (shifted - SHIFT)) * 1.5707963267948966;
        double s = sine(angle), c = cosine(angle);
        uint64_t quarter = to_bits(shifted);
        double across = quarter & 1 ? s : c, up = quarter & 1 ? c : s;

        /* The sign of the cosine turns in the second and third quarter, of the sine in the third and fourth.
         */
        across = from_bits(to_bits(across) ^ (((quarter ^ (quarter >> 1)) & 1) << 63));
        up = from_bits(to_bits(up) ^ (((quarter >> 1) & 1) << 63));
        one[i] = length * across;
        other[i] = length * up;
    }
}

LANE_LOOP
void draws_factors(const double *restrict normal, double spread, double *restrict out, size_t rows) {
    double middle = spread * spread / 2;

    for (size_t i = 0; i < rows; i++)
        out[i] = exponential(spread * normal[i] - middle);
}

LANE_LOOP
void draws_uniforms(uint64_t key, size_t first, double low, double high, double *restrict out, size_t rows) {
    double width = high - low;

    for (size_t i = 0; i < rows; i++) {
        uint64_t x = mixed(key + (uint64_t)(first + i) * 0x9e3779b97f4a7c15u);
        out[i] = low + width * (from_bits((x >> 12) | ONE) - 1);
    }
}

LANE_LOOP
void draws_add(double likely, const double *restrict shared, double shared_spread, const double *restrict own,
               double own_spread, double *restrict sums, double *restrict totals, size_t rows) {
    double middle = (shared_spread * shared_spread + own_spread * own_spread) / 2;

    for (size_t i = 0; i < rows; i++) {
        double amount = likely * exponential(shared_spread * shared[i] + own_spread * own[i] - middle);
        sums[i] += amount;
        totals[i] += amount;
    }
}
