#include "engine/programme/percentile.h"

static double of_three(double a, double b, double c) {
    double low = a < b ? a : b, high = a < b ? b : a;
    return c < low ? low : c > high ? high : c;
}

/* Hoare's selection: afterwards values[rank] is what sorting would put there, smaller ones before it. */
static double select_rank(double *values, size_t count, size_t rank) {
    size_t from = 0, to = count - 1;

    while (from < to) {
        double pivot = of_three(values[from], values[from + (to - from) / 2], values[to]);
        size_t i = from, j = to;
        for (;;) {
            while (values[i] < pivot)
                i++;
            while (values[j] > pivot)
                j--;
            if (i >= j) break;
            double swapped = values[i];
            values[i++] = values[j];
            values[j--] = swapped;
        }
        if (rank <= j)
            to = j;
        else
            from = j + 1;
    }
    return values[rank];
}

double percentile(double *values, size_t count, double share) {
    double at = share * (double)(count - 1);
    size_t below = (size_t)at;
    double value = select_rank(values, count, below);

    if (below + 1 == count) return value;
    double next = values[below + 1]; /* all that stand behind are greater */
    for (size_t i = below + 2; i < count; i++)
        next = values[i] < next ? values[i] : next;
    return value + (at - (double)below) * (next - value);
}
