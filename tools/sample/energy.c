/* Energy readings of seven financial years, 2018/19 to 2024/25. All invented. */
#include <stddef.h>
#include <string.h>

#include "engine/base/format.h"
#include "tools/sample/generate.h"
#include "tools/sample/invent.h"

enum { FIRST_YEAR = 2018, LAST_YEAR = 2024 };

/* Months from one reading to the next, as each council's bills come. */
static const int MONTHS_APART[COUNCIL_COUNT] = {
    [COUNTY] = 12, [MENDIP] = 3, [SEDGEMOOR] = 12, [SOUTH_SOMERSET] = 3, [WEST_TAUNTON] = 1};

/* Shares of a year's use by month from April, per thousand. */
static const int HEAT_SHAPE[12] = {80, 45, 20, 12, 12, 25, 65, 115, 155, 175, 160, 136};
static const int POWER_SHAPE[12] = {80, 78, 74, 70, 68, 78, 86, 92, 94, 98, 92, 90};
static const int SUN_SHAPE[12] = {110, 135, 142, 140, 122, 95, 65, 38, 25, 28, 42, 58};

/* Use against 2018, per cent: a slow fall, and the empty buildings of 2020. */
static const int YEAR_SHARE[] = {100, 98, 84, 92, 93, 90, 88};
/* Pence per kWh. */
static const double POWER_PRICE[] = {14, 14.6, 15, 16.2, 24, 27, 25},
                    HEAT_PRICE[] = {3.1, 3.2, 3, 3.6, 7.4, 7.1, 5.9};

struct supply {
    const char *meter_prefix, *fuel;
    const int *shape;
    const double *price; /* NULL: no cost */
    double yearly_kwh;
    bool generates, automatic, exports;
};

static const char *heat_fuel(const char *heating) {
    static const char *const PAIRS[][2] = {{"gas", "natural_gas"},
                                           {"oil", "burning_oil"},
                                           {"lpg", "lpg"},
                                           {"biomass", "biomass_wood"},
                                           {"network", "district_heat"}};
    for (size_t i = 0; i < sizeof PAIRS / sizeof PAIRS[0]; i++)
        if (strcmp(PAIRS[i][0], heating) == 0) return PAIRS[i][1];
    return NULL;
}

static void write_reading(struct sheet *sheet, const struct asset *asset, const struct supply *supply,
                          int32_t from, int32_t to, double kwh, double pence, bool estimated) {
    const struct layout *layout = sheet->layout;
    sheet_cell(sheet, asset_value(asset, FIELD_asset_code));
    sheet_cell_format(sheet, "%s%05zu", supply->meter_prefix, asset->index);
    sheet_cell(sheet, supply->fuel);
    sheet_date(sheet, from);
    sheet_date(sheet, to);
    sheet_cell_format(sheet, "%.0f", kwh);
    if (pence > 0)
        sheet_cell_format(sheet, "%.2f", (double)(int64_t)(kwh * pence) / 100);
    else
        sheet_cell(sheet, "");
    sheet_cell(sheet, estimated ? "estimated" : "actual");
    sheet_cell(sheet, supply->automatic ? layout->yes : layout->no);
    sheet_cell(sheet, supply->generates ? layout->yes : layout->no);
    sheet_cell(sheet, supply->exports ? layout->yes : layout->no);
    sheet_label_row(sheet);
}

/* Day after the last day of so many months from April of a financial year. */
static int32_t month_start(int year, int months) {
    int month = 3 + months;
    return date_from_civil(year + month / 12, month % 12 + 1, 1);
}

/* Without a sheet it is drawn all the same, so that what comes after is. */
static void write_supply(struct sheet *sheet, const struct asset *asset, const struct supply *supply,
                         struct rng *rng) {
    int step = MONTHS_APART[asset->council];
    for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
        double year_kwh = supply->yearly_kwh * rng_spread(rng, 0.06) *
                          (supply->shape == SUN_SHAPE ? 100 : YEAR_SHARE[year - FIRST_YEAR]) / 100;
        for (int month = 0; month < 12; month += step) {
            int share = 0;
            for (int i = month; i < month + step; i++)
                share += supply->shape[i];
            double pence = supply->price == NULL ? 0 : supply->price[year - FIRST_YEAR];
            bool estimated = rng_chance(rng, 6);
            if (sheet != NULL)
                write_reading(sheet, asset, supply, month_start(year, month),
                              month_start(year, month + step) - 1, year_kwh * share / 1000, pence, estimated);
        }
    }
}

static bool is_metered(const struct asset *asset, struct rng *rng) {
    bool ours = asset->group == GROUP_COUNCIL_REPAIRS || asset->group == GROUP_SCHOOL;
    return ours && asset->floor_m2 > 0 && strcmp(asset_value(asset, FIELD_status), "in_use") == 0 &&
           rng_chance(rng, 90);
}

static void write_export(struct sheet *sheet, const struct asset *asset, const struct supply *solar,
                         struct rng *rng) {
    struct supply fed_in = {"F", "electricity", SUN_SHAPE, NULL, 0, false, true, true};
    if (!rng_chance(rng, 60)) return;
    fed_in.yearly_kwh = solar->yearly_kwh * rng_between(rng, 0.15, 0.45);
    write_supply(sheet, asset, &fed_in, rng);
}

/* kWh that its panels make in a year; 0 without any. */
static double write_asset(struct sheet *sheet, const struct asset *asset) {
    struct rng rng = rng_stream(RNG_ENERGY, asset->index);
    if (!is_metered(asset, &rng)) return 0;
    const char *fuel = heat_fuel(asset->heating);
    double heat = asset->floor_m2 * asset->kind->heat_kwh * (asset->year_built >= 2003 ? 0.6 : 1) *
                  rng_spread(&rng, 0.45);
    double power = asset->floor_m2 * asset->kind->power_kwh * rng_spread(&rng, 0.4);
    if (strcmp(asset->heating, "electric") == 0) power += heat * 0.9;
    if (strcmp(asset->heating, "heat_pump") == 0) power += heat / 3;
    struct supply electricity = {"E",   "electricity", POWER_SHAPE,          POWER_PRICE,
                                 power, false,         rng_chance(&rng, 66), false};
    struct supply heating = {"H", fuel, HEAT_SHAPE, HEAT_PRICE, heat, false, rng_chance(&rng, 38), false};
    struct supply solar = {"S",  "solar", SUN_SHAPE, NULL, asset->floor_m2 * rng_between(&rng, 6, 30),
                           true, true,    false};
    write_supply(sheet, asset, &electricity, &rng);
    if (fuel != NULL && heat > 0) write_supply(sheet, asset, &heating, &rng);
    if (asset->floor_m2 <= 400 || !rng_chance(&rng, 14)) return 0;
    write_supply(sheet, asset, &solar, &rng);
    write_export(sheet, asset, &solar, &rng);
    return solar.yearly_kwh;
}

double energy_made_kwh(const struct asset *asset) {
    return write_asset(NULL, asset);
}

/* Rows that an import must refuse: a stranger's code, and a period that ends before it starts. */
static void write_bad_rows(struct sample *sample, struct sheet *sheet, const struct asset *asset) {
    struct supply supply = {"X", "electricity", POWER_SHAPE, NULL, 0, false, false, false};
    struct asset stranger = *asset;
    stranger.value[FIELD_asset_code] = "NOSUCH-1";
    int32_t from = date_from_civil(2024, 4, 1);
    sample_reject(sample, "energy", sheet, "asset_unknown", "an asset code that no register has");
    write_reading(sheet, &stranger, &supply, from, from + 364, 1000, 0, false);
    sample_reject(sample, "energy", sheet, "dates_reversed", "a period that ends before it starts");
    write_reading(sheet, asset, &supply, from, from - 30, 1000, 0, false);
}

void energy_write(struct sample *sample, enum council council) {
    struct sheet sheet = sheet_new(layout_of(council));
    const struct asset *last = NULL;
    sheet_headers(&sheet, sheet.layout->energy);
    for (size_t i = 0; i < sample->estate->count; i++) {
        const struct asset *asset = &sample->estate->assets[i];
        if (asset->council != council) continue;
        write_asset(&sheet, asset);
        last = asset;
    }
    if (last != NULL) write_bad_rows(sample, &sheet, last);
    sample_add_sheet(sample, "energy", &sheet);
}
