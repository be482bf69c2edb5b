/* What a right import ends with: truth/assets.csv, truth/rejected.csv and truth/summary.csv. */
#include <string.h>

#include "engine/base/csv.h"
#include "tools/sample/condition.h"
#include "tools/sample/generate.h"

static void write_faults(struct text *out, const struct asset *asset) {
    for (enum fault fault = 0; fault < FAULT_COUNT; fault++)
        if (asset_has_fault(asset, fault))
            text_format(out, "%s%s", out->length > 0 ? ";" : "", fault_name(fault));
}

/* What the register ought to hold, faults mended or left out as the importers promise. */
static void write_asset(struct text *out, const struct asset *asset, struct condition_scale scale) {
    static const enum field PLAIN[] = {
        FIELD_asset_code, FIELD_name,       FIELD_category,        FIELD_purpose,    FIELD_scope,
        FIELD_status,     FIELD_validation, FIELD_council_repairs, FIELD_duty_holder};
    struct text number = TEXT_EMPTY;
    bool no_place = asset_has_fault(asset, FAULT_COORDINATES_MISSING), surveyed;
    bool no_uprn = asset_has_fault(asset, FAULT_UPRN_MISSING) || asset_has_fault(asset, FAULT_UPRN_EXCEL);
    csv_write_field(out, council_code(asset->council), true, false);
    for (size_t i = 0; i < sizeof PLAIN / sizeof PLAIN[0]; i++)
        csv_write_field(out, asset_value(asset, PLAIN[i]), false, false);
    csv_write_field(out, mix_group_name(asset->group), false, false);
    csv_write_field(out, mix_held(asset->group) ? "Y" : "N", false, false);
    if (!no_place) text_format(&number, "%.0f", asset->easting);
    csv_write_field(out, text_string(&number), false, false);
    text_clear(&number);
    if (!no_place) text_format(&number, "%.0f", asset->northing);
    csv_write_field(out, text_string(&number), false, false);
    csv_write_field(out, no_uprn ? "" : asset_value(asset, FIELD_uprn), false, false);
    text_clear(&number);
    text_format(&number, "%.0f", condition_high_priority(asset, scale, &surveyed));
    csv_write_field(out, surveyed ? text_string(&number) : "", false, false);
    text_clear(&number);
    write_faults(&number, asset);
    csv_write_field(out, text_string(&number), false, false);
    text_add(out, ",synthetic\r\n");
    text_free(&number);
}

static void write_assets(struct sample *sample) {
    struct text out = TEXT_EMPTY;
    struct condition_scale scale = condition_scale(sample->estate);
    text_add(&out, "council,asset_code,name,category,purpose,scope,status,validation,council_repairs,duty_"
                   "holder,part,held,"
                   "easting,northing,uprn,high_priority_cost,faults,label\r\n");
    for (size_t i = 0; i < sample->estate->count; i++)
        write_asset(&out, &sample->estate->assets[i], scale);
    sample_add_file(sample, "truth/assets.csv", &out);
}

static void write_rejected(struct sample *sample) {
    struct text out = TEXT_EMPTY;
    text_add(&out, "council,kind,row,line,issue,about,label\r\n");
    for (size_t i = 0; i < sample->rejection_count; i++) {
        const struct rejection *bad = &sample->rejections[i];
        text_format(&out, "%s,%s,%zu,%zu,%s,%s,synthetic\r\n", council_code(bad->council), bad->kind,
                    bad->row, bad->line, bad->issue, bad->about);
    }
    sample_add_file(sample, "truth/rejected.csv", &out);
}

static void add_figure(struct text *out, const char *figure, const char *part, size_t count,
                       const char *origin) {
    text_format(out, "%s,\"%s\",%zu,%s,synthetic\r\n", figure, part, count, origin);
}

static size_t count_in(const struct estate *estate, enum group group, const char *category) {
    size_t count = 0;
    for (size_t i = 0; i < estate->count; i++)
        if ((group == GROUP_COUNT ? mix_held(estate->assets[i].group) : estate->assets[i].group == group) &&
            (category == NULL || strcmp(estate->assets[i].kind->category, category) == 0))
            count++;
    return count;
}

static void add_categories(struct text *out, const struct estate *estate, const char *figure,
                           enum group group) {
    for (size_t i = 0; i < MIX_COUNT; i++) {
        bool seen = false;
        for (size_t j = 0; j < i; j++)
            if (strcmp(MIX[j].category, MIX[i].category) == 0) seen = true;
        size_t count = seen ? 0 : count_in(estate, group, MIX[i].category);
        if (count > 0) add_figure(out, figure, mix_kind(MIX[i].category)->label, count, "invented");
    }
}

static void write_summary(struct sample *sample) {
    const struct estate *estate = sample->estate;
    struct text out = TEXT_EMPTY;
    size_t count[GROUP_COUNT], rejected = sample->rejection_count;
    for (enum group group = 0; group < GROUP_COUNT; group++)
        count[group] = count_in(estate, group, NULL);
    text_add(&out, "figure,part,count,origin,label\r\n");
    add_figure(&out, "held", "all", count_in(estate, GROUP_COUNT, NULL), "fixed for the sample");
    add_figure(&out, "in scope", "all", count_in(estate, GROUP_COUNT, NULL) - count[GROUP_INVESTMENT],
               "fixed for the sample");
    add_figure(&out, "chart 1", "operational",
               count[GROUP_COUNCIL_REPAIRS] + count[GROUP_SCHOOL] + count[GROUP_PASSED],
               "fixed for the sample");
    add_figure(&out, "chart 1", mix_group_name(GROUP_INVESTMENT), count[GROUP_INVESTMENT],
               "fixed for the sample");
    add_figure(&out, "chart 1", mix_group_name(GROUP_LET), count[GROUP_LET], "fixed for the sample");
    add_figure(&out, "chart 1", mix_group_name(GROUP_SURPLUS), count[GROUP_SURPLUS], "fixed for the sample");
    for (enum group group = GROUP_COUNCIL_REPAIRS; group <= GROUP_PASSED; group++)
        add_figure(&out, "chart 2a", mix_group_name(group), count[group], "fixed for the sample");
    add_categories(&out, estate, "chart 2b", GROUP_COUNCIL_REPAIRS);
    add_categories(&out, estate, "held by category", GROUP_COUNT);
    for (enum group group = GROUP_VALIDATING; group < GROUP_COUNT; group++)
        add_figure(&out, "outside the counts", mix_group_name(group), count[group], "invented");
    add_figure(&out, "rejected rows", "all files", rejected, "invented");
    sample_add_file(sample, "truth/summary.csv", &out);
}

void truth_write(struct sample *sample) {
    write_assets(sample);
    write_rejected(sample);
    write_summary(sample);
}
