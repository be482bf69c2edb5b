/* The high-priority backlog by category, school and district, now and in ten years. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/report/making.h"
#include "engine/runs/outlook.h"

enum { YEARS = 10, SHOWN = 15 };

enum column { GROUP, LOW, LIKELY, HIGH, SURVEYED, ESTIMATED, UNKNOWN, LATER_LOW, LATER, LATER_HIGH, TO_HOLD };

static const struct report_column columns[] = {
    {NULL, "Group", REPORT_TEXT},
    {NULL, "Low now", REPORT_POUNDS},
    {NULL, "Likely now", REPORT_POUNDS},
    {NULL, "High now", REPORT_POUNDS},
    {NULL, "Surveyed", REPORT_COUNT},
    {NULL, "Estimated from their like", REPORT_COUNT},
    {NULL, "Unknown, in no figure", REPORT_COUNT},
    {NULL, "In ten years without money: low", REPORT_POUNDS},
    {NULL, "Likely then", REPORT_POUNDS},
    {NULL, "High then", REPORT_POUNDS},
    {NULL, "A year to hold it", REPORT_POUNDS},
};

static int by_likely(const void *a, const void *b) {
    const struct outlook_group *x = *(const struct outlook_group *const *)a,
                               *y = *(const struct outlook_group *const *)b;
    double left = isnan(x->range.likely) ? -1 : x->range.likely,
           right = isnan(y->range.likely) ? -1 : y->range.likely;

    return left != right ? (left < right) - (left > right) : strcmp(x->code, y->code);
}

static void put_range(double *cells, enum column low, const struct backlog_range *range) {
    cells[low] = range->p10;
    cells[low + 1] = range->likely;
    cells[low + 2] = range->p90;
}

static void put_row(struct report_table *table, size_t row, const char *label,
                    const struct backlog_range *now, const struct backlog_range *later, double hold) {
    double *cells = &table->numbers[row * table->column_count];

    table->texts[row * table->column_count + GROUP] = label;
    put_range(cells, LOW, now);
    put_range(cells, LATER_LOW, later);
    cells[SURVEYED] = (double)now->surveyed;
    cells[ESTIMATED] = (double)now->imputed;
    cells[UNKNOWN] = (double)now->unknown;
    cells[TO_HOLD] = hold;
}

static void fill(struct making *making, struct report_table table, struct outlook *outlook,
                 const struct outlook_forecast *none, const struct outlook_forecast *hold) {
    struct arena *arena = making->report->arena;
    size_t count = outlook->group_count;
    const struct outlook_group **order = arena_array(arena, count + 1, sizeof(const struct outlook_group *));

    for (size_t i = 0; i < count; i++)
        order[i] = &outlook->groups[i];
    qsort(order, count, sizeof *order, by_likely);
    struct report_table *made = making_table(making, table, count > 0 ? count + 1 : 0);
    for (size_t i = 0; i < count; i++) {
        size_t group = (size_t)(order[i] - outlook->groups);
        put_row(made, i + 1, arena_text(arena, order[i]->label), &order[i]->range,
                &none->by_year[YEARS].groups[group], hold->yearly[group]);
    }
    if (count > 0)
        put_row(made, 0, "Together", &outlook->segments[BACKLOG_TOGETHER], &none->by_year[YEARS].together,
                hold->together);
}

static enum status add(struct making *making, const char *by, struct report_table table, struct error *err) {
    struct outlook *outlook = NULL;
    struct outlook_forecast none, hold;
    enum status status = outlook_read(making->db, by, "high_priority", &outlook, err);

    if (status == STATUS_OK && outlook->run == 0) {
        making_table(making, table, 0);
    } else if (status == STATUS_OK) {
        status = outlook_forecast(outlook, YEARS, (struct forecast_budget){.goal = FORECAST_NONE}, false,
                                  &none, err);
        if (status == STATUS_OK)
            status = outlook_forecast(outlook, YEARS, (struct forecast_budget){.goal = FORECAST_HOLD}, false,
                                      &hold, err);
        if (status == STATUS_OK) fill(making, table, outlook, &none, &hold);
    }
    outlook_free(outlook);
    return status;
}

#define NONE "No published run has kept the backlog yet: `terrier evaluate` does."

enum status section_backlog(struct making *making, struct error *err) {
    enum status status;

    making->section->about =
        "High-priority repairs that the council carries, as a range: one chance in ten that it is less than "
        "the low figure, one in ten that it is more than the high. Beside it what becomes of it in ten "
        "years, "
        "at the same prices, if no money goes into it, and the yearly budget that would hold it where it is.";
    status =
        add(making, "category",
            (struct report_table){.sheet = "Backlog by category",
                                  .title = "By category",
                                  .about = "Which kinds of building the backlog is in, the greatest first.",
                                  .none = NONE,
                                  .shown = SHOWN,
                                  COLUMNS(columns)},
            err);
    if (status == STATUS_OK)
        status = add(making, "school",
                     (struct report_table){.sheet = "Backlog by school",
                                           .title = "By school",
                                           .about = "Maintained schools one by one, the greatest first. A "
                                                    "single school's range is wider than that of many "
                                                    "together.",
                                           .none = NONE,
                                           .shown = SHOWN,
                                           COLUMNS(columns)},
                     err);
    if (status == STATUS_OK)
        status =
            add(making, "district",
                (struct report_table){.sheet = "Backlog by district",
                                      .title = "By district",
                                      .about = "By the former district in which the assets lie; where its "
                                               "boundary is not known, by the council that they were "
                                               "inherited from.",
                                      .none = NONE,
                                      COLUMNS(columns)},
                err);
    return status;
}
