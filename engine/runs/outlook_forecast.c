/* The forecasts of an outlook. */
#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/format.h"
#include "engine/base/text.h"
#include "engine/runs/outlook_inside.h"

enum cell_column { C_ASSET, C_SURVEY, C_ELEMENT, C_A, C_B, C_C_HIGH, C_C_LOW, C_D_HIGH, C_D_LOW };
enum kind_column {
    K_SEGMENT,
    K_ELEMENT,
    K_LABEL,
    K_AB,
    K_BC,
    K_CD,
    K_FACTOR,
    K_LINES,
    K_FOUND,
    K_UNTREATED,
    K_FITTED,
    K_C,
    K_D,
    K_C_HIGH,
    K_D_HIGH
};

enum status outlook_budget(const char *text, struct forecast_budget *out, struct error *err) {
    static const struct {
        const char *name;
        enum forecast_goal goal;
    } goals[] = {{"none", FORECAST_NONE}, {"hold", FORECAST_HOLD}, {"halve", FORECAST_HALVE}};
    char number[32];
    size_t length = strlen(text);
    int64_t pence = 0;
    double times = 1;

    for (size_t i = 0; i < sizeof goals / sizeof *goals; i++)
        if (strcmp(text, goals[i].name) == 0) {
            *out = (struct forecast_budget){.goal = goals[i].goal};
            return STATUS_OK;
        }
    if (length > 0 && length < sizeof number) {
        memcpy(number, text, length + 1);
        int last = tolower((unsigned char)number[length - 1]);
        times = last == 'm' ? 1e6 : last == 'k' ? 1e3 : 1;
        if (times > 1) number[length - 1] = '\0';
        if (number_parse_money(number, &pence) && pence >= 0) {
            *out = (struct forecast_budget){FORECAST_AMOUNT, (double)pence / 100 * times};
            return STATUS_OK;
        }
    }
    return error_set(err, STATUS_INVALID,
                     "a budget is none, hold, halve or pounds a year such as 2500000 or 2.5m, not `%.40s`",
                     text);
}

/* --- what it starts from --- */

static struct forecast_kind read_kind(const struct outlook *outlook, size_t row) {
    const struct rows *rows = outlook->inside->kind_rows;
    bool all = strcmp(outlook->measure, "all") == 0;
    struct ageing_rates rates = {rows_number(rows, row, K_AB), rows_number(rows, row, K_BC),
                                 rows_number(rows, row, K_CD)};

    return (struct forecast_kind){ageing_scaled(rates, rows_number(rows, row, K_FACTOR)),
                                  rows_number(rows, row, K_C), rows_number(rows, row, K_D),
                                  all ? 1 : rows_number(rows, row, K_C_HIGH),
                                  all ? 1 : rows_number(rows, row, K_D_HIGH)};
}

/* Rows of kinds are by element, schools first. */
static size_t kind_of(const struct outlook *outlook, const char *element, enum backlog_segment segment) {
    const struct rows *rows = outlook->inside->kind_rows;
    size_t kind = 0;

    while (kind < rows_count(rows) && strcmp(rows_text(rows, kind, K_ELEMENT), element) != 0)
        kind++;
    return kind + (segment == BACKLOG_SCHOOLS ? 0 : 1);
}

static bool is_of(const struct outlook *outlook, size_t cell, size_t unit) {
    const struct outlook_inside *inside = outlook->inside;
    const char *element = inside->elements[unit];

    return rows_integer(inside->cell_rows, cell, C_ASSET) == inside->units[unit].asset_id &&
           rows_integer(inside->cell_rows, cell, C_SURVEY) == inside->units[unit].survey_id &&
           (element == NULL || text_equal(rows_text(inside->cell_rows, cell, C_ELEMENT), element));
}

static struct forecast_cell read_cell(const struct outlook *outlook, size_t row, size_t unit) {
    const struct rows *rows = outlook->inside->cell_rows;
    const struct backlog_unit *of = &outlook->inside->units[unit];
    bool all = strcmp(outlook->measure, "all") == 0;
    double c_low = rows_number(rows, row, C_C_LOW), d_low = rows_number(rows, row, C_D_LOW);

    return (struct forecast_cell){
        .unit = unit,
        .kind = kind_of(outlook, rows_text(rows, row, C_ELEMENT), of->segment),
        .group = (size_t)of->group,
        .a = rows_number(rows, row, C_A),
        .b = rows_number(rows, row, C_B),
        .c = {rows_number(rows, row, C_C_HIGH) + (all ? c_low : 0), all ? 0 : c_low},
        .d = {rows_number(rows, row, C_D_HIGH) + (all ? d_low : 0), all ? 0 : d_low}};
}

/* Cells and units are in the same order, but not every cell is of a unit that was asked for. */
static size_t read_cells(const struct outlook *outlook, struct forecast_cell *cells) {
    const struct outlook_inside *inside = outlook->inside;
    size_t count = 0, unit = 0;

    for (size_t row = 0; row < rows_count(inside->cell_rows); row++) {
        int64_t asset = rows_integer(inside->cell_rows, row, C_ASSET);
        while (unit < inside->count && inside->units[unit].asset_id < asset)
            unit++;
        for (size_t i = unit; i < inside->count && inside->units[i].asset_id == asset; i++)
            if (is_of(outlook, row, i)) {
                cells[count++] = read_cell(outlook, row, i);
                break;
            }
    }
    return count;
}

/* --- years --- */

/* What a unit has beside its cells stays as it is. */
static struct backlog_unit aged(const struct outlook *outlook, size_t i, const struct forecast *forecast,
                                int year) {
    const struct outlook_inside *inside = outlook->inside;
    struct backlog_unit unit = inside->units[i];
    double then = forecast->likely[i], now = forecast->likely[(size_t)year * forecast->units + i];

    unit.likely = fmax(unit.likely + now - then, 0);
    if (isnan(inside->units[i].likely)) unit.likely = NAN;
    if (unit.evidence != BACKLOG_IMPUTED)
        unit.spread = fmin(unit.spread + inside->per_year * year, fmax(inside->limit, unit.spread));
    return unit;
}

static void widen(const struct outlook *outlook, const struct backlog_unit *units,
                  const struct forecast *forecast, int year, struct backlog_simulation *simulation) {
    double grown[BACKLOG_SEGMENTS] = {0}, now[BACKLOG_SEGMENTS] = {0};

    for (size_t i = 0; i < forecast->units; i++) {
        if (isnan(units[i].likely)) continue;
        grown[units[i].segment] += forecast->grown[(size_t)year * forecast->units + i];
        now[units[i].segment] += units[i].likely;
    }
    for (size_t s = 0; s < BACKLOG_SEGMENTS; s++) {
        double share = now[s] > 0 ? fmin(grown[s] / now[s], 2) : 0;
        double added = outlook->inside->ageing * share;
        simulation->common[s] = sqrt(simulation->common[s] * simulation->common[s] + added * added);
    }
}

static enum status range_year(struct outlook *outlook, const struct forecast *forecast, int year,
                              struct outlook_year *out, struct error *err) {
    struct backlog_simulation simulation = outlook->inside->simulation;
    struct backlog_unit *units = memory_array(forecast->units + 1, sizeof *units);
    struct backlog_range segments[BACKLOG_SEGMENTS + 1];

    for (size_t i = 0; i < forecast->units; i++)
        units[i] = aged(outlook, i, forecast, year);
    widen(outlook, units, forecast, year, &simulation);
    out->groups = arena_array(outlook->arena, outlook->group_count + 1, sizeof *out->groups);
    enum status status = outlook_ranges(outlook, &simulation, units, segments, out->groups, err);
    if (status == STATUS_OK) out->together = segments[BACKLOG_TOGETHER];
    free(units);
    return status;
}

static struct backlog_range likely_alone(const struct outlook *outlook, const struct forecast *forecast,
                                         int year) {
    struct backlog_range range = {.p10 = NAN, .p50 = NAN, .p90 = NAN, .mean = NAN, .deviation = NAN};

    for (size_t i = 0; i < forecast->units; i++) {
        double likely = aged(outlook, i, forecast, year).likely;
        if (!isnan(likely)) range.likely += likely;
    }
    return range;
}

static enum status range_years(struct outlook *outlook, const struct forecast *forecast, bool every,
                               struct outlook_forecast *out, struct error *err) {
    enum status status = STATUS_OK;

    out->by_year = arena_array(outlook->arena, (size_t)forecast->years + 1, sizeof *out->by_year);
    for (int year = 0; status == STATUS_OK && year <= forecast->years; year++)
        if (every || year == forecast->years)
            status = range_year(outlook, forecast, year, &out->by_year[year], err);
        else
            out->by_year[year].together = likely_alone(outlook, forecast, year);
    return status;
}

enum status outlook_forecast(struct outlook *outlook, int years, struct forecast_budget budget, bool every,
                             struct outlook_forecast *out, struct error *err) {
    static const char *const names[] = {"none", "hold", "halve", "given"};
    const struct outlook_inside *inside = outlook->inside;
    size_t kind_count = rows_count(inside->kind_rows);
    struct forecast_kind *kinds = memory_array(kind_count + 2, sizeof *kinds);
    struct forecast_cell *cells = memory_array(rows_count(inside->cell_rows) + 1, sizeof *cells);
    struct forecast forecast = {0};

    for (size_t i = 0; i < kind_count; i++)
        kinds[i] = read_kind(outlook, i);
    size_t count = read_cells(outlook, cells);
    enum status status = forecast_make(kinds, cells, count, inside->count, outlook->group_count, years,
                                       budget, &forecast, err);
    if (status == STATUS_OK) {
        *out = (struct outlook_forecast){.budget = names[budget.goal], .years = years, .met = true};
        out->yearly = arena_array(outlook->arena, outlook->group_count + 1, sizeof *out->yearly);
        for (size_t g = 0; g < outlook->group_count; g++) {
            out->yearly[g] = forecast.budgets[g];
            out->together += forecast.budgets[g];
            out->met &= forecast.met[g];
        }
        status = range_years(outlook, &forecast, every, out, err);
    }
    forecast_free(&forecast);
    free(kinds);
    free(cells);
    return status;
}
