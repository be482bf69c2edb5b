#include "engine/options/rates.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct range range_add(struct range a, struct range b) {
    return (struct range){a.low + b.low, a.likely + b.likely, a.high + b.high};
}

struct range range_times(struct range a, struct range b) {
    return (struct range){a.low * b.low, a.likely * b.likely, a.high * b.high};
}

struct range range_scale(struct range a, double factor) {
    return (struct range){a.low * factor, a.likely * factor, a.high * factor};
}

bool range_known(struct range range) {
    return !isnan(range.low + range.likely + range.high);
}

static int order(const struct rate *rate, const char *code, const char *group) {
    int by_code = strcmp(rate->code, code);

    return by_code != 0 ? by_code : strcmp(rate->group, group);
}

/* The first row that is not before (code, group). */
static size_t place_of(const struct rates *rates, const char *code, const char *group) {
    size_t low = 0, high = rates->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (order(&rates->items[middle], code, group) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static const struct rate *find(const struct rates *rates, const char *code, const char *group) {
    size_t at = place_of(rates, code, group);

    return at < rates->count && order(&rates->items[at], code, group) == 0 ? &rates->items[at] : NULL;
}

static struct range nothing(struct rates *rates, const char *code) {
    if (!rates->missing) rates->missing = code;
    return RANGE((double)NAN);
}

struct range rate_range(struct rates *rates, const char *code, const char *group) {
    const struct rate *found = group && *group ? find(rates, code, group) : NULL;

    if (!found) found = find(rates, code, "");
    return found ? found->range : nothing(rates, code);
}

double rate_likely(struct rates *rates, const char *code, const char *group) {
    return rate_range(rates, code, group).likely;
}

double rate_of_group_year(struct rates *rates, const char *code, const char *group, int year) {
    const struct rate *found = find(rates, code, group);
    size_t length = strlen(group);

    for (size_t i = place_of(rates, code, group); i < rates->count && strcmp(rates->items[i].code, code) == 0;
         i++) {
        const char *of = rates->items[i].group;
        if (strncmp(of, group, length) != 0) break;
        if (of[length] == '.' && atoi(of + length + 1) <= year) found = &rates->items[i];
    }
    return found ? found->range.likely : rate_likely(rates, code, group);
}

double rate_of_year(struct rates *rates, const char *code, int year) {
    const struct rate *found = NULL;

    for (size_t i = place_of(rates, code, ""); i < rates->count && strcmp(rates->items[i].code, code) == 0;
         i++)
        if (!found || atoi(rates->items[i].group) <= year) found = &rates->items[i];
    return found ? found->range.likely : nothing(rates, code).likely;
}
