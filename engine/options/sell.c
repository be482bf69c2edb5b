/* Sell it as it stands, at best consideration. */
#include <math.h>
#include <stddef.h>

#include "engine/options/inside.h"

static void make(struct maker *maker) {
    if (is_leased(maker) || class_of(maker) == ACADEMY_SITE) return;
    option_begin(maker, OPTION_SELL, VARIANT_NONE);
    exit_from(maker, EXIT_SELL);
    maker->option.receipt = sale_value(maker);
    exit_sale(maker);
    obstacle_of_use(maker);
    obstacles_of_exit(maker);
    option_condition(maker, "best_consideration");
    maker->option.lead_months = likely(maker, "works_months", "sell");
    option_end(maker);
}

static const char *const facts[] = {NULL};
const struct option_maker option_sell = {"sell", make, facts, ""};
