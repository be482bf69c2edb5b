#include "importers/kind.h"

#include <string.h>

/* clang-format off */
#define MONEY_KINDS &kind_far, &kind_leases, &kind_valuations, &kind_costs, &kind_accounts, &kind_utilisation, &kind_documents
#define MONEY_NAMES "far, leases, valuations, costs, accounts, utilisation, documents"
#define PLACE_KINDS &kind_boundaries, &kind_title_extents
#define PLACE_NAMES "gazetteer, boundaries, title-extents"

static const struct kind *const kinds[] = {
    MONEY_KINDS,
    PLACE_KINDS,
    &kind_register, &kind_condition, &kind_energy, &kind_factors, &kind_inspections, &kind_schools,
    &kind_raac, &kind_certificates, &kind_designations, &kind_brownfield, &kind_proposals, &kind_constraints,
};
/* clang-format on */

const struct kind *kind_find(const char *name) {
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(kinds[i]->name, name) == 0) return kinds[i];
    return NULL;
}

bool kind_named_by_file(const struct kind *kind) {
    return kind == &kind_boundaries || kind == &kind_title_extents;
}

const char *kind_names(void) {
    return "register, condition, energy, factors, inspections, schools, " PLACE_NAMES ", " MONEY_NAMES ", "
           "raac, certificates, designations, brownfield, proposals, constraints";
}
