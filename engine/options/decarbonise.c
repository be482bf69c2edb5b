/* Packages of works that cut emissions: controls and LED, fabric, heat pump, solar, and all that make sense.
 */
#include <stddef.h>

#include "engine/options/inside.h"

static void one(struct maker *maker, enum option_variant variant, unsigned packages) {
    option_begin(maker, OPTION_DECARBONISE, variant);
    energy_packages(maker, packages);
    obstacles_of_works(maker);
    maker->option.lead_months = likely(maker, "works_months", option_variant_code(variant));
    option_end(maker);
}

static void make(struct maker *maker) {
    unsigned sensible = is_yes(maker, FACT_in_use) ? energy_sensible(maker) : 0;

    for (enum option_variant package = PACKAGE_CONTROLS_LED; package <= PACKAGE_SOLAR; package++)
        if (sensible & 1U << package) one(maker, package, 1U << package);
    if (sensible & (sensible - 1)) one(maker, PACKAGE_WHOLE, sensible); /* more than one */
}

static const char *const facts[] = {FACTS_OF_ENERGY, FACTS_OF_MONEY, NULL};
const struct option_maker option_decarbonise = {"decarbonise", make, facts, ""};
