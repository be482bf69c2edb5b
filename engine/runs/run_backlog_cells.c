/* What forecasts start from: the groups of components of each unit, and how they age. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/base/text.h"
#include "engine/runs/run_backlog_inside.h"
#include "sql/embedded.h"

enum kind_column { K_SEGMENT, K_ELEMENT, K_AB, K_BC, K_CD, K_FACTOR, K_C, K_D, K_C_HIGH, K_D_HIGH };
enum cell_column { C_ASSET, C_SURVEY, C_ELEMENT, C_SEGMENT, C_A, C_B, C_C_HIGH, C_C_LOW, C_D_HIGH, C_D_LOW };
enum history_column { H_ELEMENT, H_YEARS, H_LINES, H_EXTENT, H_WORN };

/* --- how groups of components age --- */

static struct run_ageing read_kind(const struct rows *rows, size_t row) {
    return (struct run_ageing){
        .element = rows_text(rows, row, K_ELEMENT),
        .segment =
            text_equal(rows_text(rows, row, K_SEGMENT), "schools") ? BACKLOG_SCHOOLS : BACKLOG_NON_SCHOOLS,
        .rates = {rows_number(rows, row, K_AB), rows_number(rows, row, K_BC), rows_number(rows, row, K_CD)},
        .factor = rows_number(rows, row, K_FACTOR),
        .worn_found = NAN,
        .worn_untreated = NAN,
        .c_per_m2 = rows_number(rows, row, K_C),
        .d_per_m2 = rows_number(rows, row, K_D),
        .c_high_share = rows_number(rows, row, K_C_HIGH),
        .d_high_share = rows_number(rows, row, K_D_HIGH)};
}

/* Both segments together: neither alone has enough surveys of every group. */
static void calibrate(struct run_ageing *kind, const struct rows *history, double enough) {
    struct ageing_found *found = memory_array(rows_count(history) + 1, sizeof *found);
    double extent = 0, worn = 0, untreated = 0;
    size_t count = 0;

    for (size_t i = 0; i < rows_count(history); i++) {
        if (!text_equal(rows_text(history, i, H_ELEMENT), kind->element)) continue;
        found[count] =
            (struct ageing_found){(int)rows_integer(history, i, H_YEARS), rows_number(history, i, H_EXTENT),
                                  rows_number(history, i, H_WORN)};
        kind->lines += rows_integer(history, i, H_LINES);
        extent += found[count].extent;
        worn += found[count].worn;
        untreated += found[count].extent * ageing_worn(kind->rates, found[count].years);
        count++;
    }
    if (extent > 0) {
        kind->worn_found = worn / extent;
        kind->worn_untreated = untreated / extent;
        kind->fitted = (double)kind->lines >= enough;
    }
    if (kind->fitted) kind->factor = ageing_fit(kind->rates, found, count);
    free(found);
}

/* --- cells --- */

static size_t element_of(const struct run_backlog *backlog, const char *code) {
    size_t element = 0;

    while (element < backlog->element_count && strcmp(backlog->ageing[2 * element].element, code) != 0)
        element++;
    return element;
}

static struct run_cell read_cell(const struct run_backlog *backlog, size_t row) {
    const struct rows *rows = backlog->cell_rows;

    return (struct run_cell){.element = element_of(backlog, rows_text(rows, row, C_ELEMENT)),
                             .a = rows_number(rows, row, C_A),
                             .b = rows_number(rows, row, C_B),
                             .c_high = rows_number(rows, row, C_C_HIGH),
                             .c_low = rows_number(rows, row, C_C_LOW),
                             .d_high = rows_number(rows, row, C_D_HIGH),
                             .d_low = rows_number(rows, row, C_D_LOW)};
}

enum status run_backlog_load_cells(struct store *db, struct run_backlog *backlog, struct error *err) {
    enum status status =
        store_query(db, sql_run_backlog_kinds, BIND_NONE, STORE_MANY, &backlog->kind_rows, err);

    if (status == STATUS_OK)
        status = store_query(db, sql_run_backlog_cells, BIND_NONE, STORE_MANY, &backlog->cell_rows, err);
    if (status == STATUS_OK)
        status = store_query(db, sql_run_backlog_history, BIND_NONE, STORE_MANY, &backlog->history_rows, err);
    if (status != STATUS_OK) return status;
    backlog->element_count = rows_count(backlog->kind_rows) / BACKLOG_SEGMENTS;
    backlog->ageing = memory_array(rows_count(backlog->kind_rows) + 1, sizeof *backlog->ageing);
    for (size_t i = 0; i < rows_count(backlog->kind_rows); i++) {
        backlog->ageing[i] = read_kind(backlog->kind_rows, i);
        calibrate(&backlog->ageing[i], backlog->history_rows, backlog->fit_lines);
    }
    return STATUS_OK;
}

static int64_t compare_key(const struct run_backlog *backlog, size_t cell, const struct backlog_unit *unit) {
    int64_t asset = rows_integer(backlog->cell_rows, cell, C_ASSET) - unit->asset_id;
    return asset != 0 ? asset : rows_integer(backlog->cell_rows, cell, C_SURVEY) - unit->survey_id;
}

/* The first cell that is not before the unit's: cells are in the order of asset and survey. */
static size_t first_cell(const struct run_backlog *backlog, const struct backlog_unit *unit) {
    size_t low = 0, high = rows_count(backlog->cell_rows);

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare_key(backlog, middle, unit) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void add_cell(struct run_cell *sum, const struct run_cell *cell, double extent, double high,
                     double low) {
    sum->a += cell->a * extent;
    sum->b += cell->b * extent;
    sum->c_high += cell->c_high * high;
    sum->c_low += cell->c_low * low;
    sum->d_high += cell->d_high * high;
    sum->d_low += cell->d_low * low;
}

/* What the units of a segment that have cells come to, by element and in all. */
struct mix {
    struct run_cell *elements[BACKLOG_SEGMENTS];
    double high[BACKLOG_SEGMENTS], low[BACKLOG_SEGMENTS];
};

static void own_cells(struct run_backlog *backlog, size_t row, struct mix *mix) {
    const struct backlog_unit *unit = &backlog->estimates[RUN_BACKLOG_ALL].units[row];

    for (size_t i = first_cell(backlog, unit);
         i < rows_count(backlog->cell_rows) && compare_key(backlog, i, unit) == 0; i++) {
        struct run_cell cell = read_cell(backlog, i);
        if (cell.element == backlog->element_count) continue;
        cell.row = row;
        backlog->cells[backlog->cell_count++] = cell;
        add_cell(&mix->elements[unit->segment][cell.element], &cell, 1, 1, 1);
        mix->high[unit->segment] += cell.c_high + cell.d_high;
        mix->low[unit->segment] += cell.c_low + cell.d_low;
    }
}

static double ratio(double part, double whole) {
    return whole > 0 && part > 0 ? part / whole : 0;
}

/* An imputed asset has what the surveyed ones of its segment have, in proportion to its backlog. */
static void imputed_cells(struct run_backlog *backlog, size_t row, const struct mix *mix) {
    double every = backlog->estimates[RUN_BACKLOG_ALL].units[row].likely;
    double high = backlog->estimates[RUN_BACKLOG_HIGH].units[row].likely;
    enum backlog_segment segment = backlog->estimates[RUN_BACKLOG_ALL].units[row].segment;

    if (isnan(every) || isnan(high)) return;
    double of_high = ratio(high, mix->high[segment]), of_low = ratio(every - high, mix->low[segment]);
    double extent = ratio(every, mix->high[segment] + mix->low[segment]);
    for (size_t e = 0; e < backlog->element_count; e++) {
        struct run_cell cell = {.row = row, .element = e};
        add_cell(&cell, &mix->elements[segment][e], extent, of_high, of_low);
        if (cell.a + cell.b + cell.c_high + cell.c_low + cell.d_high + cell.d_low > 0)
            backlog->cells[backlog->cell_count++] = cell;
    }
}

void run_backlog_make_cells(struct run_backlog *backlog) {
    struct mix mix = {0};

    for (size_t s = 0; s < BACKLOG_SEGMENTS; s++)
        mix.elements[s] = memory_array(backlog->element_count + 1, sizeof *mix.elements[s]);
    backlog->cells = memory_array(
        rows_count(backlog->cell_rows) + backlog->count * backlog->element_count + 1, sizeof *backlog->cells);
    for (size_t i = 0; i < backlog->count; i++)
        own_cells(backlog, i, &mix);
    for (size_t i = 0; i < backlog->count; i++)
        if (backlog->estimates[RUN_BACKLOG_ALL].units[i].evidence == BACKLOG_IMPUTED)
            imputed_cells(backlog, i, &mix);
    for (size_t s = 0; s < BACKLOG_SEGMENTS; s++)
        free(mix.elements[s]);
}
