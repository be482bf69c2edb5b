/* Repairs and decarbonising together: one set of scaffolds, one disturbance. */
#include <stddef.h>

#include "engine/options/inside.h"

static void make(struct maker *maker) {
    unsigned sensible = is_yes(maker, FACT_in_use) ? energy_sensible(maker) : 0;

    if (!sensible || !(high_backlog(maker) > 0)) return;
    option_begin(maker, OPTION_MAINTAIN_DECARBONISE, VARIANT_NONE);
    option_leaves(maker, FACT_planned_share_percent, 100);
    repairs_high(maker);
    energy_packages(maker, sensible);
    maker->option.capital = range_scale(maker->option.capital, 1 - percent(maker, "joint_saving", ""));
    obstacles_of_works(maker);
    maker->option.lead_months = likely(maker, "works_months", "maintain_decarbonise");
    option_end(maker);
}

static const char *const facts[] = {FACTS_OF_REPAIRS, FACTS_OF_ENERGY, FACTS_OF_MONEY,
                                    "planned_share_percent", NULL};
const struct option_maker option_maintain_decarbonise = {"maintain_decarbonise", make, facts, ""};
