/* What is proposed for some of the assets: housing, care, regeneration, offers to parishes. All invented. */
#include "engine/base/csv.h"
#include "engine/base/format.h"
#include "tools/sample/generate.h"
#include "tools/sample/rng.h"

struct scheme {
    const char *kind, *name;
    int homes, social; /* -1: not said */
    bool community, self_build;
};

static const char *stage_of(struct rng *rng) {
    static const char *const STAGES[] = {"idea", "offered", "agreed", "in_use", "refused", "withdrawn"};
    static const int WEIGHTS[] = {30, 30, 25, 5, 6, 4};

    return STAGES[rng_weighted(rng, WEIGHTS, sizeof WEIGHTS / sizeof WEIGHTS[0])];
}

static void write_count(struct text *out, int count) {
    text_add(out, ",");
    if (count >= 0) text_format(out, "%d", count);
}

static void write_scheme(struct text *out, struct rng *rng, const struct asset *asset, struct scheme scheme) {
    char day[FORMAT_SIZE];

    csv_write_field(out, asset_value(asset, FIELD_asset_code), true, false);
    text_format(out, ",%s,%s,", scheme.kind, stage_of(rng));
    csv_write_field(out, scheme.name, true, false);
    date_format(day, sample_as_at() - rng_int(rng, 30, 900));
    text_format(out, ",%s", day);
    write_count(out, scheme.homes);
    write_count(out, scheme.social);
    text_format(out, ",%s,%s," SAMPLE_LABEL_VALUE "\r\n", scheme.community ? "yes" : "no",
                scheme.self_build ? "yes" : "no");
}

static void housing(struct text *out, struct rng *rng, const struct asset *asset) {
    int homes = 4 + (int)(asset->land_m2 / 400);
    struct scheme scheme = {.kind = "housing", .name = "Homes on the site"};

    if (homes > 60) homes = 60;
    scheme.homes = homes;
    scheme.social = homes * rng_int(rng, 2, 10) / 10;
    scheme.community = rng_chance(rng, 30);
    scheme.self_build = rng_chance(rng, 20);
    write_scheme(out, rng, asset, scheme);
}

static bool of_local_scale(const struct asset *asset) {
    return asset_is(asset, "hall") || asset_is(asset, "public_convenience") || asset_is(asset, "play_area") ||
           asset_is(asset, "allotment") || asset_is(asset, "cemetery");
}

static void write_asset(struct text *out, const struct asset *asset) {
    struct rng rng = rng_stream(RNG_SCHEME, asset->index);
    struct scheme plain = {.homes = -1, .social = -1};

    if (asset->group == GROUP_SURPLUS && rng_chance(&rng, 45)) housing(out, &rng, asset);
    if (asset->group == GROUP_SURPLUS && rng_chance(&rng, 40)) {
        plain.kind = "regeneration";
        plain.name = "Regeneration of the quarter";
        write_scheme(out, &rng, asset, plain);
    }
    if ((asset->group == GROUP_SURPLUS || asset_is(asset, "day_centre")) && rng_chance(&rng, 15)) {
        plain.kind = "care";
        plain.name = "Placements for children in care";
        write_scheme(out, &rng, asset, plain);
    }
    if (of_local_scale(asset) && rng_chance(&rng, 20)) {
        plain.kind = "devolution";
        plain.name = "Offer to the parish";
        write_scheme(out, &rng, asset, plain);
    }
}

void schemes_write(struct sample *sample) {
    struct text out = TEXT_EMPTY;

    text_add(&out, "asset_code,proposal_kind,proposal_stage,proposal_name,proposed_on,homes,social_homes,"
                   "community_led,self_build," SAMPLE_LABEL "\r\n");
    for (size_t i = 0; i < sample->estate->count; i++)
        if (mix_held(sample->estate->assets[i].group)) write_asset(&out, &sample->estate->assets[i]);
    sample_add_file(sample, "plans/proposals.csv", &out);
    text_add(&sample->manifest, "proposals,sample-proposals,plans/proposals.csv\n");
}
