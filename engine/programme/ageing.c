#include "engine/programme/ageing.h"

#include <math.h>

struct ageing_rates ageing_scaled(struct ageing_rates rates, double factor) {
    return (struct ageing_rates){rates.ab * factor, rates.bc * factor, rates.cd * factor};
}

/* What leaves B for C never comes back, so that C's own rate does not matter here. */
double ageing_worn(struct ageing_rates rates, int years) {
    double a = 1, b = 0, worn = 0;

    for (int year = 0; year < years; year++) {
        double to_b = a * rates.ab, to_c = b * rates.bc;
        a -= to_b;
        b += to_b - to_c;
        worn += to_c;
    }
    return worn;
}

static double worn_of(struct ageing_rates rates, const struct ageing_found *found, size_t count) {
    double worn = 0;

    for (size_t i = 0; i < count; i++)
        worn += found[i].extent * ageing_worn(rates, found[i].years);
    return worn;
}

double ageing_fit(struct ageing_rates rates, const struct ageing_found *found, size_t count) {
    double extent = 0, worn = 0, low = 0, high = 1;

    for (size_t i = 0; i < count; i++) {
        extent += found[i].extent;
        worn += found[i].worn;
    }
    if (!(extent > 0)) return NAN;
    if (worn_of(rates, found, count) <= worn) return 1;
    for (int i = 0; i < 50; i++) {
        double middle = (low + high) / 2;
        if (worn_of(ageing_scaled(rates, middle), found, count) < worn)
            low = middle;
        else
            high = middle;
    }
    return high;
}
