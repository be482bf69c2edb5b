/* Clear the high-priority backlog, where the council repairs. */
#include <stddef.h>

#include "engine/options/inside.h"

static void make(struct maker *maker) {
    if (!(high_backlog(maker) > 0)) return;
    option_begin(maker, OPTION_MAINTAIN, VARIANT_NONE);
    option_leaves(maker, FACT_planned_share_percent, 100);
    repairs_high(maker);
    obstacles_of_works(maker);
    maker->option.lead_months = likely(maker, "works_months", "maintain");
    option_end(maker);
}

static const char *const facts[] = {FACTS_OF_REPAIRS, FACTS_OF_MONEY, "planned_share_percent", NULL};
const struct option_maker option_maintain = {"maintain", make, facts, ""};
