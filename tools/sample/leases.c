/* What the county leases in, as its estates team lists it: references, and when it could leave. All invented.
 */
#include <stdio.h>
#include <string.h>

#include "engine/base/format.h"
#include "tools/sample/generate.h"
#include "tools/sample/rng.h"

static bool within_term(const struct asset *asset, int year, int month) {
    char day[16];
    const char *end = asset_value(asset, FIELD_lease_end);
    snprintf(day, sizeof day, "%04d-%02d-24", year, month);
    return *end == '\0' || strcmp(day, end) < 0;
}

/* A break each five years, of those to come within the term up to two; a third of the leases have none. */
static void write_breaks(struct sheet *sheet, const struct asset *asset, struct rng *rng) {
    struct text breaks = TEXT_EMPTY;
    bool any = rng_chance(rng, 67), second = rng_chance(rng, 50), mutual = rng_chance(rng, 25);
    int month = 3 * rng_int(rng, 1, 4), year = rng_int(rng, 2027, 2030), notice = 3 * rng_int(rng, 2, 4);
    any = any && within_term(asset, year, month);
    if (any) layout_date(&breaks, sheet->layout->dates, date_from_civil(year, month, 24));
    if (any && second && within_term(asset, year + 5, month)) {
        text_add(&breaks, "; ");
        layout_date(&breaks, sheet->layout->dates, date_from_civil(year + 5, month, 24));
    }
    sheet_cell(sheet, text_string(&breaks));
    sheet_cell(sheet, !any ? "" : mutual ? "Mutual" : "Tenant");
    if (any)
        sheet_cell_format(sheet, "%d", notice);
    else
        sheet_cell(sheet, "");
    text_free(&breaks);
}

static void write_lease(struct sheet *sheet, const struct asset *asset) {
    struct rng rng = rng_stream(RNG_LEASE, asset->index);
    sheet_cell(sheet, asset_value(asset, FIELD_asset_code));
    sheet_cell_format(sheet, "LI/%04zu", asset->index);
    sheet_cell(sheet, asset_value(asset, FIELD_lease_party));
    sheet_cell(sheet, "Organisation");
    sheet_cell(sheet, asset_value(asset, FIELD_lease_start));
    write_breaks(sheet, asset, &rng);
    sheet_label_row(sheet);
}

void leases_write(struct sample *sample) {
    static const char *const HEADERS[] = {"Asset Reference", "Agreement",     "Landlord",
                                          "Landlord Is",     "From",          "Breaks",
                                          "Break Of",        "Notice Months", NULL};
    struct sheet sheet = sheet_new(layout_of(COUNTY));
    sheet_headers(&sheet, HEADERS);
    for (size_t i = 0; i < sample->estate->count; i++) {
        const struct asset *asset = &sample->estate->assets[i];
        if (asset->council == COUNTY && text_equal(asset_value(asset, FIELD_lease_direction), "in"))
            write_lease(&sheet, asset);
    }
    sample_add_sheet(sample, "leases", &sheet);
}
