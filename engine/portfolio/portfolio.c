#include "engine/portfolio/portfolio.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"

static const char *const class_names[PORTFOLIO_CLASSES] = {
    "occupied_building", "open_land", "car_park",  "farm",  "maintained_school",
    "academy_site",      "let_out",   "leased_in", "vacant"};
static const char *const duty_names[PORTFOLIO_DUTIES] = {"council", "tenant", "trust", "landlord",
                                                         "governors"};

static int index_of(const char *const *names, int count, const char *name) {
    for (int i = 0; i < count; i++)
        if (strcmp(names[i], name) == 0) return i;
    return -1;
}

const char *portfolio_class_name(size_t index) {
    return class_names[index];
}

const char *portfolio_duty_name(size_t index) {
    return duty_names[index];
}

int portfolio_class_index(const char *name) {
    return index_of(class_names, PORTFOLIO_CLASSES, name);
}

int portfolio_duty_index(const char *name) {
    return index_of(duty_names, PORTFOLIO_DUTIES, name);
}

static double *new_values(size_t count) {
    double *values = memory_array(count, sizeof *values);

    for (size_t i = 0; i < count; i++)
        values[i] = NAN;
    return values;
}

static int32_t *new_dates(size_t count) {
    int32_t *dates = memory_array(count, sizeof *dates);

    for (size_t i = 0; i < count; i++)
        dates[i] = PORTFOLIO_NO_DATE;
    return dates;
}

struct portfolio *portfolio_new(size_t count, const char *const *fact_codes, size_t fact_count) {
    struct portfolio *portfolio = memory_array(1, sizeof *portfolio);

    portfolio->count = count;
    portfolio->fact_count = fact_count;
    portfolio->assets = memory_array(count, sizeof *portfolio->assets);
    portfolio->values = memory_array(fact_count, sizeof *portfolio->values);
    portfolio->dates = memory_array(fact_count, sizeof *portfolio->dates);
    portfolio->fact_codes = memory_array(fact_count, sizeof *portfolio->fact_codes);
    for (size_t f = 0; f < fact_count; f++) {
        portfolio->fact_codes[f] = memory_text(fact_codes[f]);
        portfolio->values[f] = new_values(count);
    }
    for (size_t i = 0; i < count; i++) {
        portfolio->assets[i].floor_area_m2 = NAN;
        portfolio->assets[i].replacement_cost = NAN;
    }
    return portfolio;
}

struct portfolio *portfolio_overlay(const struct portfolio *base) {
    struct portfolio *overlay = memory_array(1, sizeof *overlay);

    *overlay = *base;
    overlay->base = base;
    overlay->assets = memory_array(base->count, sizeof *overlay->assets);
    overlay->values = memory_array(base->fact_count, sizeof *overlay->values);
    overlay->dates = memory_array(base->fact_count, sizeof *overlay->dates);
    if (base->count > 0) memcpy(overlay->assets, base->assets, base->count * sizeof *overlay->assets);
    if (base->fact_count > 0) {
        memcpy(overlay->values, base->values, base->fact_count * sizeof *overlay->values);
        memcpy(overlay->dates, base->dates, base->fact_count * sizeof *overlay->dates);
    }
    overlay->categories = memory_array(base->category_count, sizeof *overlay->categories);
    for (size_t i = 0; i < base->category_count; i++)
        overlay->categories[i] = memory_text(base->categories[i]);
    return overlay;
}

struct portfolio *portfolio_pick(const struct portfolio *from, const size_t *rows, size_t count) {
    struct portfolio *picked = portfolio_new(count, from->fact_codes, from->fact_count);

    for (size_t i = 0; i < count; i++)
        picked->assets[i] = from->assets[rows[i]];
    for (size_t f = 0; f < from->fact_count; f++) {
        if (from->dates[f]) picked->dates[f] = new_dates(count);
        for (size_t i = 0; i < count; i++) {
            picked->values[f][i] = from->values[f][rows[i]];
            if (from->dates[f]) picked->dates[f][i] = from->dates[f][rows[i]];
        }
    }
    for (size_t i = 0; i < from->category_count; i++)
        portfolio_category(picked, from->categories[i]);
    return picked;
}

void portfolio_free(struct portfolio *portfolio) {
    if (!portfolio) return;
    const struct portfolio *base = portfolio->base;

    for (size_t f = 0; f < portfolio->fact_count; f++) {
        if (!base || portfolio->values[f] != base->values[f]) free(portfolio->values[f]);
        if (!base || portfolio->dates[f] != base->dates[f]) free(portfolio->dates[f]);
        if (!base) free((void *)portfolio->fact_codes[f]);
    }
    for (size_t i = 0; i < portfolio->category_count; i++)
        free(portfolio->categories[i]);
    free(portfolio->categories);
    free(portfolio->values);
    free(portfolio->dates);
    free(portfolio->assets);
    if (!base) {
        free((void *)portfolio->fact_codes);
        free(portfolio->neighbour_start);
        free(portfolio->neighbours);
    }
    free(portfolio);
}

int portfolio_fact(const struct portfolio *portfolio, const char *code) {
    for (size_t f = 0; f < portfolio->fact_count; f++)
        if (strcmp(portfolio->fact_codes[f], code) == 0) return (int)f;
    return -1;
}

static void own_column(struct portfolio *portfolio, size_t fact) {
    const struct portfolio *base = portfolio->base;

    if (!base) return;
    if (portfolio->values[fact] == base->values[fact]) {
        portfolio->values[fact] = memory_array(portfolio->count, sizeof(double));
        memcpy(portfolio->values[fact], base->values[fact], portfolio->count * sizeof(double));
    }
    if (portfolio->dates[fact] && portfolio->dates[fact] == base->dates[fact]) {
        portfolio->dates[fact] = memory_array(portfolio->count, sizeof(int32_t));
        memcpy(portfolio->dates[fact], base->dates[fact], portfolio->count * sizeof(int32_t));
    }
}

void portfolio_set(struct portfolio *portfolio, size_t fact, size_t row, double value, int32_t date) {
    own_column(portfolio, fact);
    portfolio->values[fact][row] = value;
    if (date != PORTFOLIO_NO_DATE && !portfolio->dates[fact])
        portfolio->dates[fact] = new_dates(portfolio->count);
    if (portfolio->dates[fact]) portfolio->dates[fact][row] = date;
}

int32_t portfolio_date(const struct portfolio *portfolio, size_t fact, size_t row) {
    return portfolio->dates[fact] ? portfolio->dates[fact][row] : PORTFOLIO_NO_DATE;
}

uint16_t portfolio_category(struct portfolio *portfolio, const char *code) {
    size_t count = portfolio->category_count;

    for (size_t i = 0; i < count; i++)
        if (strcmp(portfolio->categories[i], code) == 0) return (uint16_t)i;
    portfolio->categories = memory_grow(portfolio->categories, count + 1, sizeof *portfolio->categories);
    portfolio->categories[count] = memory_text(code);
    portfolio->category_count = count + 1;
    return (uint16_t)count;
}

void portfolio_set_neighbours(struct portfolio *portfolio, const struct portfolio_pair *pairs, size_t count) {
    uint32_t *start = memory_array(portfolio->count + 1, sizeof *start);
    uint32_t *next = memory_array(portfolio->count + 1, sizeof *next);

    free(portfolio->neighbours);
    free(portfolio->neighbour_start);
    portfolio->neighbours = memory_array(count, sizeof *portfolio->neighbours);
    portfolio->neighbour_start = start;
    for (size_t i = 0; i < count; i++)
        start[pairs[i].row + 1]++;
    for (size_t i = 0; i < portfolio->count; i++)
        start[i + 1] += start[i];
    memcpy(next, start, (portfolio->count + 1) * sizeof *next);
    for (size_t i = 0; i < count; i++)
        portfolio->neighbours[next[pairs[i].row]++] =
            (struct portfolio_neighbour){pairs[i].neighbour, pairs[i].km};
    free(next);
}
