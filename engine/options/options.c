/* The kinds in their order, and the making of all options. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/options/inside.h"

static const struct option_maker *const kinds[OPTION_KINDS] = {
    &option_retain,    &option_maintain,     &option_decarbonise, &option_maintain_decarbonise,
    &option_move_out,  &option_host_partner, &option_change_use,  &option_let,
    &option_end_lease, &option_devolve,      &option_housing,     &option_growth,
    &option_sell,      &option_replace};

const struct option_maker *option_maker_of(enum option_kind kind) {
    return kinds[kind];
}

const char *option_kind_code(enum option_kind kind) {
    return kinds[kind]->code;
}

const char *const *option_kind_facts(enum option_kind kind) {
    return kinds[kind]->facts;
}

const char *option_variant_code(enum option_variant variant) {
    static const char *const codes[OPTION_VARIANTS] = {
        "",     "controls_led",      "fabric",  "heat_pump", "solar", "whole",
        "care", "temporary_housing", "service", "for_good",  "lease"};

    return codes[variant];
}

const char *option_exit_code(enum option_exit exit) {
    static const char *const codes[OPTION_EXITS] = {NULL, "sell", "transfer", "release", "end_lease"};

    return codes[exit];
}

const char *obstacle_state_code(enum obstacle_state state) {
    static const char *const codes[] = {"block", "condition", "unproven", "met"};

    return codes[state];
}

static void find_facts(struct maker *maker) {
#define OPTION_FACT_CODE(name) #name,
    static const char *const codes[FACTS] = {OPTION_FACTS(OPTION_FACT_CODE)};
#undef OPTION_FACT_CODE

    for (size_t i = 0; i < FACTS; i++)
        maker->facts[i] = portfolio_fact(maker->portfolio, codes[i]);
}

static size_t *host_places(const struct portfolio *portfolio, const struct option_parameters *given) {
    size_t *first = memory_array(portfolio->count + 1, sizeof *first);

    for (size_t i = 0; i < given->host_count; i++)
        first[given->hosts[i].row + 1]++;
    for (size_t i = 0; i < portfolio->count; i++)
        first[i + 1] += first[i];
    return first;
}

static void make_all(struct maker *maker) {
    for (size_t row = 0; row < maker->portfolio->count; row++) {
        if (!maker->portfolio->assets[row].scored) continue;
        maker->row = (uint32_t)row;
        maker->energy = energy_of(maker);
        for (size_t kind = 0; kind < OPTION_KINDS; kind++)
            kinds[kind]->make(maker);
    }
}

/* The best that a feasible option would reach. */
static void find_potential(struct maker *maker) {
    struct options *out = maker->out;
    size_t rows = maker->portfolio->count, objectives = maker->now->objective_count;

    out->objective_count = objectives;
    out->potential = memory_array(rows * objectives, sizeof *out->potential);
    for (size_t i = 0; i < rows * objectives; i++)
        out->potential[i] = NAN;
    for (size_t i = 0; i < out->count; i++) {
        const struct option *option = &out->items[i];
        for (size_t o = 0; option->feasible && o < objectives; o++) {
            double *best = &out->potential[o * rows + option->row];
            *best = fmax(*best, option->potential[o]); /* NaN yields to a number */
        }
    }
}

enum status options_make(struct options **out, const struct portfolio *portfolio,
                         const struct criteria *criteria, const struct judgement *now,
                         const struct option_parameters *parameters, struct error *err) {
    struct maker maker = {.portfolio = portfolio, .criteria = criteria, .now = now, .given = parameters};
    enum status status = STATUS_OK;

    parameters->rates->missing = NULL;
    maker.out = memory_array(1, sizeof *maker.out);
    maker.first_host = host_places(portfolio, parameters);
    find_facts(&maker);
    make_all(&maker);
    options_judge(&maker);
    options_appraise(&maker);
    find_potential(&maker);
    free(maker.first_host);
    if (maker.strange)
        status = error_set(err, STATUS_INVALID,
                           "The obstacle %s is no row of programme.obstacle; run `terrier migrate`.",
                           maker.strange);
    else if (parameters->rates->missing)
        status = error_set(err, STATUS_INVALID,
                           "The rate %s is no row of programme.rate on this day; run `terrier migrate`.",
                           parameters->rates->missing);
    if (status == STATUS_OK)
        *out = maker.out;
    else
        options_free(maker.out);
    return status;
}

void options_free(struct options *options) {
    if (!options) return;
    free(options->items);
    free(options->obstacles);
    free(options->effects);
    free(options->potential);
    free(options);
}
