/* End or surrender a lease in: at the break, else at the end of its term. */
#include <math.h>
#include <stddef.h>

#include "engine/options/inside.h"

void end_lease_terms(struct maker *maker) {
    double months = fact_of(maker, FACT_lease_in_break_months);
    double ends = fact_of(maker, FACT_lease_in_end_months);

    if (isnan(months) || (!isnan(ends) && ends < months)) months = ends;
    if (isnan(months)) option_unproven(maker, "lease_terms");
    maker->option.lead_months = isnan(months) ? likely(maker, "works_months", "end_lease") : fmax(months, 0);
    option_condition_at(maker, "dilapidations",
                        range_scale(rate(maker, "dilapidations_per_m2", ""), floor_area(maker)));
}

static void make(struct maker *maker) {
    if (!is_leased(maker)) return;
    option_begin(maker, OPTION_END_LEASE, VARIANT_NONE);
    exit_from(maker, EXIT_END_LEASE);
    obstacle_of_use(maker);
    if (is_yes(maker, FACT_town_centre_last_presence)) option_block(maker, "last_in_town_centre");
    end_lease_terms(maker);
    option_end(maker);
}

static const char *const facts[] = {NULL};
const struct option_maker option_end_lease = {"end_lease", make, facts, "1.1"};
