/*
 * Next year's registers of two councils, who have both changed their codes: one writes them another way, the
 * other has numbered its assets anew. Most rows say what they said, some something else, some are gone, some
 * are new.
 */
#include <stdlib.h>
#include <string.h>

#include "engine/base/csv.h"
#include "tools/sample/generate.h"
#include "tools/sample/rng.h"

struct later {
    struct sample *sample;
    struct text *truth;
    enum council council;
    struct asset *assets; /* owned */
    size_t count;
};

static void tell(struct later *later, const char *code, const char *before, const char *outcome) {
    csv_write_field(later->truth, council_code(later->council), true, false);
    csv_write_field(later->truth, code, false, false);
    csv_write_field(later->truth, before[0] == '\0' ? "" : council_code(later->council), false, false);
    csv_write_field(later->truth, before, false, false);
    csv_write_field(later->truth, outcome, false, false);
    text_add(later->truth, "," SAMPLE_LABEL_VALUE "\r\n");
}

/* MDC00012 becomes MDC/12; SS-00012 gets a number that has nothing to do with the old one. */
static void recode(struct later *later, struct asset *asset) {
    if (later->council == MENDIP)
        asset_set(later->sample->estate, asset, FIELD_asset_code, "MDC/%zu", asset->number);
    else
        asset_set(later->sample->estate, asset, FIELD_asset_code, "PR%zu",
                  1000 + asset->number * 7919 % 9973);
}

static void alter(struct later *later, struct asset *asset, struct rng *rng) {
    struct estate *estate = later->sample->estate;
    double drawn = rng_unit(rng);
    if (drawn < 0.3)
        asset_set(estate, asset, FIELD_name, "%s (former)", asset_value(asset, FIELD_name));
    else if (drawn < 0.5)
        asset->value[FIELD_uprn] = NULL;
    else if (drawn < 0.7)
        asset->value[FIELD_postcode] = NULL;
    asset_set(estate, asset, FIELD_responsible_officer, "Property Manager, North");
    asset_set(estate, asset, FIELD_notes, "Reviewed in 2027");
    if (asset->floor_m2 > 0 && drawn > 0.8) {
        asset->floor_m2 *= 1.1;
        asset_set(estate, asset, FIELD_floor_area_m2, "%.0f", asset->floor_m2);
    }
}

/* An asset bought since: like one that there is, somewhere else and with a name of its own. */
static struct asset bought(struct later *later, const struct asset *like, struct rng *rng) {
    struct asset asset = *like;
    asset.number = 900 + like->number;
    asset.easting += 400;
    asset.northing -= 700;
    asset.extent.corners = 0;
    asset_set(later->sample->estate, &asset, FIELD_name, "%s Depot No. %d, %s",
              place_word((size_t)rng_int(rng, 0, 999)), rng_int(rng, 2, 9), like->place->name);
    asset_set(later->sample->estate, &asset, FIELD_uprn, "992%08zu", 10007 * (like->index + 1) % 100000000);
    asset.value[FIELD_postcode] = asset.value[FIELD_title_number] = NULL;
    asset.value[FIELD_fixed_asset_reference] = asset.value[FIELD_urn] = NULL;
    return asset;
}

static void add(struct later *later, const struct asset *before) {
    struct rng rng = rng_stream(RNG_LATER, before->index);
    struct asset *asset = &later->assets[later->count];
    double drawn = rng_unit(&rng);
    if (drawn < 0.03) {
        tell(later, "", asset_value(before, FIELD_asset_code), "gone");
    } else {
        later->count++;
        *asset = *before;
        recode(later, asset);
        if (drawn < 0.15) alter(later, asset, &rng);
        tell(later, asset_value(asset, FIELD_asset_code), asset_value(before, FIELD_asset_code),
             drawn < 0.15 ? "changed" : "same");
    }
    if (drawn < 0.96) return;
    asset = &later->assets[later->count++];
    *asset = bought(later, before, &rng);
    recode(later, asset);
    tell(later, asset_value(asset, FIELD_asset_code), "", "new");
}

void later_write(struct sample *sample, struct text *truth) {
    static const enum council COUNCILS[] = {MENDIP, SOUTH_SOMERSET};
    for (size_t c = 0; c < sizeof COUNCILS / sizeof COUNCILS[0]; c++) {
        struct later later = {.sample = sample, .truth = truth, .council = COUNCILS[c]};
        struct text path = TEXT_EMPTY, bytes;
        later.assets = memory_array(2 * sample->estate->count, sizeof *later.assets);
        for (size_t i = 0; i < sample->estate->count; i++)
            if (sample->estate->assets[i].council == later.council) add(&later, &sample->estate->assets[i]);
        bytes = register_sheet(later.council, later.assets, later.count);
        text_format(&path, "later/%s.csv", council_code(later.council));
        sample_add_file(sample, text_string(&path), &bytes);
        text_free(&path);
        free(later.assets);
    }
}
