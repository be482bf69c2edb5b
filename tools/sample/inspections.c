/* Inspections and tests, the latest of each kind and some before it. All invented. */
#include <string.h>

#include "tools/sample/generate.h"

/* What was inspected since the quarter before ended has the inspection before it on record too: so that the
 * judging of that quarter finds what there was then. */
#define QUARTER_DAYS 93

enum due { DUE_BUILDING, DUE_GAS, DUE_LIFTS, DUE_ASBESTOS, DUE_AIR, DUE_PLAY, DUE_LAND };

/* Codes and intervals of code.inspection_type, with the label that half the councils write. */
static const struct type {
    const char *code, *label;
    int months;
    enum due due;
} TYPES[] = {
    {"gas_safety", "Gas safety", 12, DUE_GAS},
    {"fire_risk", "Fire risk assessment", 12, DUE_BUILDING},
    {"fixed_wiring", "Fixed wiring (EICR)", 60, DUE_BUILDING},
    {"asbestos", "Asbestos reinspection", 12, DUE_ASBESTOS},
    {"legionella", "Legionella risk assessment", 24, DUE_BUILDING},
    {"lift_passenger", "Passenger lifts (LOLER)", 6, DUE_LIFTS},
    {"fire_alarm", "Fire alarm service", 6, DUE_BUILDING},
    {"emergency_lighting", "Emergency lighting discharge", 12, DUE_BUILDING},
    {"extinguishers", "Fire extinguishers", 12, DUE_BUILDING},
    {"air_conditioning", "Air conditioning (TM44)", 60, DUE_AIR},
    {"playground", "Playground annual inspection", 12, DUE_PLAY},
    {"trees", "Tree survey", 36, DUE_LAND},
};

static bool is_due(const struct asset *asset, enum due due) {
    bool building = asset->floor_m2 > 0;
    const char *lifts = asset_value(asset, FIELD_lifts), *asbestos = asset_value(asset, FIELD_asbestos);
    switch (due) {
    case DUE_BUILDING:
        return building;
    case DUE_GAS:
        return strcmp(asset->heating, "gas") == 0;
    case DUE_LIFTS:
        return lifts[0] > '0';
    case DUE_ASBESTOS:
        return building && asset->year_built < 2000 && strcmp(asbestos, "none") != 0;
    case DUE_AIR:
        return asset_value(asset, FIELD_air_conditioned)[0] == 'Y';
    case DUE_PLAY:
        return strcmp(asset->kind->category, "play_area") == 0;
    case DUE_LAND:
        return !building && strcmp(asset->kind->category, "car_park") != 0;
    }
    return false;
}

static void write_inspection(struct sheet *sheet, const struct asset *asset, const struct type *type,
                             int32_t on, const char *result, bool states_due) {
    bool labels = asset->council == MENDIP || asset->council == SEDGEMOOR || asset->council == WEST_TAUNTON;
    sheet_cell(sheet, asset_value(asset, FIELD_asset_code));
    sheet_cell(sheet, labels ? type->label : type->code);
    sheet_date(sheet, on);
    sheet_cell(sheet, result);
    if (states_due)
        sheet_date(sheet, on + type->months * 30 + type->months / 2);
    else
        sheet_cell(sheet, "");
    sheet_cell_format(sheet, "%.3s-%zu-%d", type->code, asset->index, on % 1000);
    sheet_cell(sheet, "Term contractor (invented)");
    sheet_label_row(sheet);
}

/* How long ago the latest was made; -1 when nothing is on record. */
static int days_ago(struct rng *rng, const struct asset *asset, const struct type *type) {
    int interval = type->months * 30;
    int in_date = rng_int(rng, 1, interval - 15), late = interval + rng_int(rng, 15, 400);
    bool turn = rng_chance(rng, 26);
    switch (asset->care) {
    case CARE_IN_ORDER:
        return in_date;
    case CARE_SOME_EXPIRED:
        return turn ? late : in_date;
    case CARE_SOME_MISSING:
        return turn ? -1 : in_date;
    case CARE_NO_RECORDS:
        return -1;
    }
    return -1;
}

static void write_asset(struct sheet *sheet, const struct asset *asset) {
    struct rng rng = rng_stream(RNG_INSPECTION, asset->index);
    for (size_t i = 0; i < sizeof TYPES / sizeof TYPES[0]; i++) {
        if (!is_due(asset, TYPES[i].due)) continue;
        int ago = days_ago(&rng, asset, &TYPES[i]);
        int outcome = rng_int(&rng, 1, 1000);
        bool states_due = rng_chance(&rng, 70), earlier = rng_chance(&rng, 40);
        const char *result = outcome > 996 ? "fail" : outcome > 880 ? "advisory" : "pass";
        if (ago < 0) continue;
        if (earlier || ago <= QUARTER_DAYS)
            write_inspection(sheet, asset, &TYPES[i], sample_as_at() - ago - TYPES[i].months * 30, "pass",
                             states_due);
        write_inspection(sheet, asset, &TYPES[i], sample_as_at() - ago, result, states_due);
    }
}

/* Rows that an import must refuse: a stranger's code, and an inspection that no list knows. */
static void write_bad_rows(struct sample *sample, struct sheet *sheet, const struct asset *asset) {
    static const struct type STRANGE = {"moat_depth", "Moat depth survey", 12, DUE_LAND};
    struct asset stranger = *asset;
    stranger.value[FIELD_asset_code] = "NOSUCH-1";
    sample_reject(sample, "inspections", sheet, "asset_unknown", "an asset code that no register has");
    write_inspection(sheet, &stranger, &TYPES[1], sample_as_at() - 90, "pass", true);
    sample_reject(sample, "inspections", sheet, "value_unusable", "an inspection that no list knows");
    write_inspection(sheet, asset, &STRANGE, sample_as_at() - 90, "pass", true);
}

void inspections_write(struct sample *sample, enum council council) {
    struct sheet sheet = sheet_new(layout_of(council));
    const struct asset *last = NULL;
    sheet_headers(&sheet, sheet.layout->inspections);
    for (size_t i = 0; i < sample->estate->count; i++) {
        const struct asset *asset = &sample->estate->assets[i];
        if (asset->council != council || !asset->duty_council) continue;
        write_asset(&sheet, asset);
        last = asset;
    }
    if (last != NULL) write_bad_rows(sample, &sheet, last);
    sample_add_sheet(sample, "inspections", &sheet);
}
