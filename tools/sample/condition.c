/* Condition surveys. All invented; the sums are brought to the published backlog by the two totals below. */
#include "tools/sample/condition.h"

#include <string.h>

#include "tools/sample/generate.h"

/*
 * Repair cost of what is open, graded C or D and of priority 1 or 2 (where a survey gives no priorities: all
 * of it), GBP, for the whole group at the surveys' own prices. What lies with assets without a survey is left
 * out of the files, for the model to impute. Tune these two until the model's P10 and P90 come to the
 * published GBP 30-40m and 10-15m.
 */
static const double SCHOOLS_TOTAL = 31720000;
static const double OTHERS_TOTAL = 12540000;

/* Parts of a building (`land` false) or of land, with a repair cost in GBP per m2 that the totals then scale.
 */
struct part {
    const char *element, *component, *remedy;
    double rate;
    bool land;
};

static const struct part PARTS[] = {
    {"Roofs", "Pitched roof - tiles", "Strip and retile", 62, false},
    {"Roofs", "Flat roof - bitumen felt", "Renew covering and insulation", 74, false},
    {"Roofs", "Rainwater goods", "Renew gutters and downpipes", 9, false},
    {"Floors and stairs", "Ground floor screed and finishes", "Relay finishes", 18, false},
    {"Floors and stairs", "Suspended floors", "Repair joists and boards", 14, false},
    {"Ceilings", "Suspended ceilings", "Renew grid and tiles", 11, false},
    {"External walls, windows and doors", "Cavity brick walls", "Repoint and renew ties", 22, false},
    {"External walls, windows and doors", "Windows - timber, single glazed", "Replace with double glazing",
     48, false},
    {"External walls, windows and doors", "External doors", "Replace", 9, false},
    {"Internal walls and doors", "Fire doors", "Replace doors and closers", 13, false},
    {"Sanitary services", "Toilets and washrooms", "Refurbish", 16, false},
    {"Mechanical services", "Heating plant", "Replace plant", 42, false},
    {"Mechanical services", "Heating distribution", "Renew pipework and emitters", 38, false},
    {"Mechanical services", "Ventilation", "Renew fans and ducts", 17, false},
    {"Electrical services", "Distribution boards and wiring", "Rewire", 45, false},
    {"Electrical services", "Lighting", "Replace with LED", 20, false},
    {"Electrical services", "Fire alarm", "Renew to L2", 12, false},
    {"Redecorations", "Internal decoration", "Redecorate", 8, false},
    {"Fixed furniture and fittings", "Fitted furniture", "Replace", 7, false},
    {"External areas", "Paths and hard standings", "Resurface", 6, true},
    {"External areas", "Boundary walls and fences", "Renew", 3, true},
    {"Playing fields", "Drainage", "Renew drains", 2, true},
};
#define PART_COUNT (sizeof PARTS / sizeof PARTS[0])

struct item {
    const struct part *part;
    char grade;
    int priority;         /* 0: the survey gives none */
    double raw;           /* before scaling */
    int cleared_days_ago; /* 0: open */
};

struct survey {
    bool made;       /* false: nobody has surveyed it, and its file has no rows */
    bool priorities; /* the kind "full"; false: the DfE's */
    int days_ago;
    size_t count;
    struct item items[PART_COUNT];
};

static bool has_condition(const struct asset *asset) {
    return asset->group == GROUP_COUNCIL_REPAIRS || asset->group == GROUP_SCHOOL ||
           (asset->group == GROUP_SURPLUS && asset->floor_m2 > 0);
}

/* Older buildings are worse, some of any age are neglected; D is as rare as in the DfE's survey. Per
 * thousand. */
static char draw_grade(struct rng *rng, const struct asset *asset, bool neglected) {
    static const int SOUND[] = {520, 400, 79, 1}, WORN[] = {330, 470, 195, 5},
                     NEGLECTED[] = {120, 400, 450, 30};
    const int *weights = neglected                                           ? NEGLECTED
                         : asset->year_built > 0 && asset->year_built < 1983 ? WORN
                                                                             : SOUND;
    return (char)('A' + rng_weighted(rng, weights, 4));
}

static int draw_priority(struct rng *rng, char grade) {
    switch (grade) {
    case 'D':
        return rng_chance(rng, 55) ? 1 : 2;
    case 'C':
        return rng_chance(rng, 58) ? 2 : 3;
    case 'B':
        return 4;
    default:
        return 0;
    }
}

static struct survey draw_survey(const struct asset *asset) {
    struct rng rng = rng_stream(RNG_CONDITION, asset->index);
    struct survey survey = {0};
    bool school = asset->group == GROUP_SCHOOL, neglected = rng_chance(&rng, 14);
    survey.made = rng_chance(&rng, school ? 93 : asset->floor_m2 > 0 ? 84 : 55);
    survey.priorities = !school || rng_chance(&rng, 24);
    survey.days_ago = (int)rng_skewed(&rng, 60, 3300);
    for (size_t i = 0; i < PART_COUNT; i++) {
        double area = PARTS[i].land ? asset->land_m2 : asset->floor_m2;
        if (PARTS[i].land && area > 3000) area = 3000 + (area - 3000) * 0.04;
        if (area <= 0 || !rng_chance(&rng, 82)) continue;
        if (strcmp(PARTS[i].element, "Playing fields") == 0 && asset->land_m2 < 6000) continue;
        struct item *item = &survey.items[survey.count++];
        item->part = &PARTS[i];
        item->grade = draw_grade(&rng, asset, neglected);
        item->priority = survey.priorities ? draw_priority(&rng, item->grade) : 0;
        double extent = rng_skewed(&rng, 0.04, item->grade == 'B' ? 0.25 : 0.8);
        item->raw = item->grade == 'A' ? 0 : area * PARTS[i].rate * extent;
        if (item->grade >= 'C' && rng_chance(&rng, 5))
            item->cleared_days_ago = rng_int(&rng, 10, survey.days_ago);
    }
    return survey;
}

static bool is_high_priority(const struct survey *survey, const struct item *item) {
    return item->grade >= 'C' && item->cleared_days_ago == 0 && (!survey->priorities || item->priority <= 2);
}

static double raw_total(const struct estate *estate, enum group group) {
    double sum = 0;
    for (size_t i = 0; i < estate->count; i++) {
        if (estate->assets[i].group != group) continue;
        struct survey survey = draw_survey(&estate->assets[i]);
        for (size_t j = 0; j < survey.count; j++)
            if (is_high_priority(&survey, &survey.items[j])) sum += survey.items[j].raw;
    }
    return sum;
}

struct condition_scale condition_scale(const struct estate *estate) {
    return (struct condition_scale){SCHOOLS_TOTAL / raw_total(estate, GROUP_SCHOOL),
                                    OTHERS_TOTAL / raw_total(estate, GROUP_COUNCIL_REPAIRS)};
}

static double item_pounds(const struct item *item, double scale) {
    return (double)(int64_t)(item->raw * scale + 0.5);
}

double condition_high_priority(const struct asset *asset, struct condition_scale scale, bool *surveyed) {
    double sum = 0;
    *surveyed = false;
    if (!has_condition(asset)) return 0;
    struct survey survey = draw_survey(asset);
    *surveyed = survey.made && survey.count > 0;
    for (size_t i = 0; i < survey.count && survey.made; i++)
        if (is_high_priority(&survey, &survey.items[i]))
            sum += item_pounds(&survey.items[i], asset->group == GROUP_SCHOOL ? scale.schools : scale.others);
    return sum;
}

static void write_item(struct sheet *sheet, const char *code, const struct survey *survey, size_t line,
                       double scale) {
    const struct item *item = &survey->items[line];
    int32_t surveyed = sample_as_at() - survey->days_ago;
    sheet_cell(sheet, code);
    sheet_cell_format(sheet, "%s1", survey->priorities ? "CS" : "PDS");
    sheet_cell(sheet, survey->priorities ? "full" : "PDS");
    sheet_date(sheet, surveyed);
    sheet_cell(sheet, survey->priorities ? "Property services" : "Department for Education surveyors");
    sheet_cell_format(sheet, "%zu", line + 1);
    sheet_cell(sheet, item->part->element);
    sheet_cell(sheet, item->part->component);
    sheet_cell_format(sheet, "%c", item->grade);
    if (item->priority > 0)
        sheet_cell_format(sheet, "%d", item->priority);
    else
        sheet_cell(sheet, "");
    sheet_cell_format(sheet, "%.0f", item_pounds(item, scale));
    sheet_cell(sheet, item->grade >= 'C' ? item->part->remedy : "");
    if (item->cleared_days_ago > 0)
        sheet_date(sheet, sample_as_at() - item->cleared_days_ago);
    else
        sheet_cell(sheet, "");
    sheet_label_row(sheet);
}

/* Rows that an import must refuse: a stranger's code, and an element that no list knows. */
static void write_bad_rows(struct sample *sample, struct sheet *sheet, const struct asset *asset) {
    static const struct part STRANGE = {"Battlements", "Crenellation", "Repair", 1, false};
    struct survey survey = {.made = true, .priorities = true, .days_ago = 400, .count = 2};
    survey.items[0] = (struct item){.part = &PARTS[0], .grade = 'C', .priority = 2, .raw = 100};
    survey.items[1] = (struct item){.part = &STRANGE, .grade = 'C', .priority = 2, .raw = 100};
    sample_reject(sample, "condition", sheet, "asset_unknown", "an asset code that no register has");
    write_item(sheet, "NOSUCH-1", &survey, 0, 1);
    sample_reject(sample, "condition", sheet, "value_unusable", "an element that no list knows");
    write_item(sheet, asset_value(asset, FIELD_asset_code), &survey, 1, 1);
}

void condition_write(struct sample *sample, enum council council) {
    struct condition_scale scale = condition_scale(sample->estate);
    struct sheet sheet = sheet_new(layout_of(council));
    const struct asset *last = NULL;
    sheet_headers(&sheet, sheet.layout->condition);
    for (size_t i = 0; i < sample->estate->count; i++) {
        const struct asset *asset = &sample->estate->assets[i];
        if (asset->council != council || !has_condition(asset)) continue;
        struct survey survey = draw_survey(asset);
        if (!survey.made) continue;
        for (size_t line = 0; line < survey.count; line++)
            write_item(&sheet, asset_value(asset, FIELD_asset_code), &survey, line,
                       asset->group == GROUP_SCHOOL ? scale.schools : scale.others);
        last = asset;
    }
    if (last != NULL) write_bad_rows(sample, &sheet, last);
    sample_add_sheet(sample, "condition", &sheet);
}
