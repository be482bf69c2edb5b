/* What binds some of the assets, and what a look at their titles did not find. All invented. */
#include "engine/base/csv.h"
#include "engine/base/format.h"
#include "tools/sample/generate.h"
#include "tools/sample/rng.h"

struct tie {
    const char *kind, *terms, *source;
    bool found;
};

static void write_tie(struct text *out, const struct asset *asset, struct tie tie, int32_t since) {
    char day[FORMAT_SIZE];

    csv_write_field(out, asset_value(asset, FIELD_asset_code), true, false);
    text_format(out, ",%s,%s,", tie.kind, tie.found ? "yes" : "no");
    csv_write_field(out, tie.terms, true, false);
    text_add(out, ",");
    csv_write_field(out, tie.source, true, false);
    date_format(day, since);
    text_format(out, ",%s," SAMPLE_LABEL_VALUE "\r\n", day);
}

/* A title that was read tells of a covenant, a claw-back and a trust, whether there is one or not. */
static void read_title(struct text *out, struct rng *rng, const struct asset *asset) {
    static const struct tie COVENANT = {"covenant", "No use but for a public purpose", "Register of title",
                                        true};
    static const struct tie CLAWBACK = {"clawback", "A share of the gain from another use", "Transfer", true};
    static const struct tie TRUST = {"charity_trust", "For the inhabitants of the place", "Deed of gift",
                                     true};
    static const struct {
        const struct tie *tie;
        int percent;
    } LOOKED_FOR[] = {{&COVENANT, 22}, {&CLAWBACK, 6}, {&TRUST, 5}};

    for (size_t i = 0; i < sizeof LOOKED_FOR / sizeof LOOKED_FOR[0]; i++) {
        struct tie tie = *LOOKED_FOR[i].tie;
        int32_t age = rng_int(rng, 2000, 30000);
        if (!rng_chance(rng, LOOKED_FOR[i].percent)) {
            tie = (struct tie){tie.kind, "", "Report on title", false};
            age = 400;
        }
        write_tie(out, asset, tie, sample_as_at() - age);
    }
}

static void write_asset(struct text *out, const struct asset *asset) {
    static const struct tie COMMUNITY = {"community_value", "", "List of assets of community value", true};
    static const struct tie SPACE = {"open_space", "Laid out for public walks", "Council minute", true};
    static const struct tie PURPOSE = {"appropriation", "Held for education", "Council minute", true};
    static const struct tie GRANT = {"grant_condition", "The funder's consent to another use",
                                     "Offer of grant", true};
    static const struct tie FIRST = {"pre_emption", "The seller may buy it back first", "Conveyance", true};
    struct rng rng = rng_stream(RNG_TIE, asset->index);

    if (asset->group == GROUP_SURPLUS || rng_chance(&rng, 25)) read_title(out, &rng, asset);
    if (asset_is(asset, "hall") && rng_chance(&rng, 12))
        write_tie(out, asset, COMMUNITY, sample_as_at() - rng_int(&rng, 100, 1500));
    if (asset_is(asset, "woodland") && rng_chance(&rng, 30))
        write_tie(out, asset, SPACE, sample_as_at() - rng_int(&rng, 2000, 20000));
    if (mix_is_school(asset->kind->category) && rng_chance(&rng, 5))
        write_tie(out, asset, PURPOSE, sample_as_at() - rng_int(&rng, 2000, 20000));
    if (asset_is(asset, "innovation_centre") || (asset_is(asset, "youth_centre") && rng_chance(&rng, 30)))
        write_tie(out, asset, GRANT, sample_as_at() - rng_int(&rng, 500, 4000));
    if (asset_is(asset, "bare_land") && rng_chance(&rng, 15))
        write_tie(out, asset, FIRST, sample_as_at() - rng_int(&rng, 2000, 12000));
}

void ties_write(struct sample *sample) {
    struct text out = TEXT_EMPTY;

    text_add(&out, "asset_code,constraint_kind,found,terms,constraint_source,since," SAMPLE_LABEL "\r\n");
    for (size_t i = 0; i < sample->estate->count; i++)
        if (mix_held(sample->estate->assets[i].group)) write_asset(&out, &sample->estate->assets[i]);
    sample_add_file(sample, "plans/constraints.csv", &out);
    text_add(&sample->manifest, "constraints,sample-constraints,plans/constraints.csv\n");
}
