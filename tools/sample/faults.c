/* Which rows carry which faults. The kinds and shares follow real registers (Trafford, brownfield lists,
 * GIAS). */
#include <string.h>

#include "tools/sample/invent.h"

static const char *const NAMES[FAULT_COUNT] = {[FAULT_UPRN_MISSING] = "uprn_missing",
                                               [FAULT_UPRN_PADDED] = "uprn_padded",
                                               [FAULT_UPRN_EXCEL] = "uprn_excel",
                                               [FAULT_UPRN_SHARED] = "uprn_shared",
                                               [FAULT_COORDINATES_SWAPPED] = "coordinates_swapped",
                                               [FAULT_COORDINATES_MISSING] = "coordinates_missing",
                                               [FAULT_POSTCODE_OUTWARD] = "postcode_outward",
                                               [FAULT_POSTCODE_LETTER_O] = "postcode_letter_o",
                                               [FAULT_TENURE_CASE] = "tenure_case",
                                               [FAULT_MOJIBAKE] = "mojibake",
                                               [FAULT_QUOTED_NEWLINE] = "quoted_newline",
                                               [FAULT_TRAILING_SPACES] = "trailing_spaces",
                                               [FAULT_BOW_TIE] = "bow_tie"};

const char *fault_name(enum fault fault) {
    return NAMES[fault];
}

/* Percentages of a council's rows. */
static const struct {
    enum fault fault;
    int share[COUNCIL_COUNT]; /* county, Mendip, Sedgemoor, South Somerset, West and Taunton */
} SHARES[] = {
    {FAULT_UPRN_MISSING, {6, 38, 14, 20, 10}},    {FAULT_UPRN_PADDED, {0, 0, 0, 0, 55}},
    {FAULT_UPRN_EXCEL, {0, 0, 0, 4, 0}},          {FAULT_COORDINATES_MISSING, {0, 7, 0, 3, 0}},
    {FAULT_POSTCODE_OUTWARD, {0, 10, 14, 18, 0}}, {FAULT_TENURE_CASE, {0, 12, 0, 20, 25}},
    {FAULT_QUOTED_NEWLINE, {0, 0, 0, 5, 0}},      {FAULT_TRAILING_SPACES, {0, 25, 0, 0, 3}},
};

static void mark(struct asset *asset, enum fault fault) {
    asset->faults |= 1U << fault;
}

static void draw_faults(struct asset *asset) {
    struct rng rng = rng_stream(RNG_FAULT, asset->index + 100000);
    for (size_t i = 0; i < sizeof SHARES / sizeof SHARES[0]; i++)
        if (rng_chance(&rng, SHARES[i].share[asset->council])) mark(asset, SHARES[i].fault);
    if (asset_has_fault(asset, FAULT_UPRN_MISSING))
        asset->faults &= ~((1U << FAULT_UPRN_PADDED) | (1U << FAULT_UPRN_EXCEL));
    if (asset->index % 101 == 50 && asset->extent.corners > 0) {
        grid_make_bow_tie(&asset->extent);
        mark(asset, FAULT_BOW_TIE);
    }
}

/* A dozen assets share the UPRN of the one before them in the same council: two services on one site. */
static void share_uprns(struct estate *estate) {
    struct asset *before[COUNCIL_COUNT] = {0};
    int shared = 0;
    for (size_t i = 0; i < estate->count && shared < 12; i++) {
        struct asset *asset = &estate->assets[i], *other = before[asset->council];
        bool clean = mix_held(asset->group) &&
                     (asset->faults & ((1U << FAULT_UPRN_MISSING) | (1U << FAULT_UPRN_EXCEL))) == 0;
        if (clean && other != NULL && i % 37 == 0) {
            asset->value[FIELD_uprn] = other->value[FIELD_uprn];
            mark(asset, FAULT_UPRN_SHARED);
            mark(other, FAULT_UPRN_SHARED);
            shared++;
        }
        if (clean) before[asset->council] = asset;
    }
}

/* The `nth` held asset of a council, from 0. */
static struct asset *nth_of(struct estate *estate, enum council council, size_t nth) {
    for (size_t i = 0; i < estate->count; i++)
        if (estate->assets[i].council == council && nth-- == 0) return &estate->assets[i];
    return &estate->assets[0];
}

/* One row each, as real files have them: longitude where latitude belongs, a broken pound sign, a letter O.
 */
static void plant_single_faults(struct estate *estate) {
    mark(nth_of(estate, SEDGEMOOR, 70), FAULT_COORDINATES_SWAPPED);
    mark(nth_of(estate, COUNTY, 44), FAULT_MOJIBAKE);
    int planted = 0;
    for (size_t i = 0; i < estate->count && planted < 4; i++) {
        struct asset *asset = &estate->assets[i];
        const char *inward = strchr(asset_value(asset, FIELD_postcode), ' ');
        if (inward == NULL || inward[1] != '0' || asset_has_fault(asset, FAULT_POSTCODE_OUTWARD)) continue;
        mark(asset, FAULT_POSTCODE_LETTER_O);
        planted++;
    }
}

void faults_choose(struct estate *estate) {
    for (size_t i = 0; i < estate->count; i++)
        draw_faults(&estate->assets[i]);
    share_uprns(estate);
    plant_single_faults(estate);
}
