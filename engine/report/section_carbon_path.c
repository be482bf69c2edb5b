/* The emissions of the estate against the targets, year by year: as found, and as projected after that. */
#include <math.h>

#include "engine/report/making.h"
#include "sql/embedded.h"

enum { TARGETS_MAX = 4 };

/* Rows are by target, then year. One column for the emissions, which are the same for each target, and two
 * for each target. */
struct path {
    const struct rows *rows;
    int64_t first, last;
    const char *targets[TARGETS_MAX];
    size_t target_count;
    double *own, *ahead; /* as found, and as projected after it */
    bool projected;      /* any year is */
    double *allowed[TARGETS_MAX], *gap[TARGETS_MAX];
};

static double *unknown(struct arena *arena, size_t count) {
    double *values = arena_array(arena, count, sizeof *values);

    for (size_t i = 0; i < count; i++)
        values[i] = NAN;
    return values;
}

static void take_path(struct report *report, struct path *path) {
    const char *code = NULL;

    for (size_t i = 0; i < rows_count(path->rows); i++) {
        int64_t year = report_integer(path->rows, i, "financial_year");
        if (i == 0 || year < path->first) path->first = year;
        if (i == 0 || year > path->last) path->last = year;
    }
    size_t years = (size_t)(path->last - path->first) + 1;
    path->own = unknown(report->arena, years);
    path->ahead = unknown(report->arena, years);
    for (size_t i = 0; i < rows_count(path->rows); i++) {
        size_t year = (size_t)(report_integer(path->rows, i, "financial_year") - path->first);
        const char *now = report_keep(report, path->rows, i, "target_code");
        if (!text_equal(now, code)) {
            if (path->target_count == TARGETS_MAX) break;
            code = now;
            path->allowed[path->target_count] = unknown(report->arena, years);
            path->gap[path->target_count] = unknown(report->arena, years);
            path->targets[path->target_count++] = report_keep(report, path->rows, i, "target");
        }
        path->own[year] = report_number(path->rows, i, "tonnes");
        path->ahead[year] = report_number(path->rows, i, "projected");
        if (!isnan(path->ahead[year])) path->projected = true;
        path->allowed[path->target_count - 1][year] = report_number(path->rows, i, "allowed");
        path->gap[path->target_count - 1][year] = report_number(path->rows, i, "gap");
    }
}

/* What is projected, drawn from the last year that was found on. */
static const double *going_on(struct report *report, const struct path *path) {
    size_t years = (size_t)(path->last - path->first) + 1;
    double *values = arena_array(report->arena, years, sizeof *values);

    for (size_t year = 0; year < years; year++)
        values[year] = year + 1 < years && !isnan(path->ahead[year + 1]) && isnan(path->ahead[year])
                           ? path->own[year]
                           : path->ahead[year];
    return values;
}

static struct shape_lines *picture(struct report *report, const struct path *path) {
    struct shape_line *lines = arena_array(report->arena, path->target_count + 2, sizeof *lines);
    struct shape_lines *chart = arena_array(report->arena, 1, sizeof *chart);
    size_t count = 0;

    lines[count++] = (struct shape_line){"Emissions", path->own, NAN, NAN, SHAPE_COUNTED};
    for (size_t i = 0; i < path->target_count; i++)
        lines[count++] = (struct shape_line){path->targets[i], path->allowed[i], NAN, NAN, SHAPE_RECKONED};
    if (path->projected)
        lines[count++] = (struct shape_line){"Projected: a cleaner grid alone", going_on(report, path), NAN,
                                             NAN, SHAPE_PROJECTED};
    *chart = (struct shape_lines){
        .id = "carbon-path",
        .title = "Emissions against the targets",
        .about = "Tonnes of CO2e by financial year: what was emitted, with a dot for each year; dotted, what "
                 "would be emitted of the same energy as the grid gets cleaner; and what each target allows. "
                 "The figures are in the table below.",
        .lines = lines,
        .line_count = count,
        .start = (int)path->first,
        .years = (size_t)(path->last - path->first) + 1,
        .financial = true,
        .unit = "tonnes of CO2e"};
    return chart;
}

/* The year, what was found, what is projected; then two columns for each target. */
enum { BEFORE_TARGETS = 3 };

static struct report_table path_table(struct report *report, const struct path *path) {
    size_t count = BEFORE_TARGETS + 2 * path->target_count;
    struct report_column *columns = arena_array(report->arena, count, sizeof *columns);

    columns[0] = (struct report_column){NULL, "Financial year", REPORT_TEXT};
    columns[1] = (struct report_column){NULL, "Emissions, t", REPORT_NUMBER};
    columns[2] = (struct report_column){NULL, "Projected, t", REPORT_NUMBER};
    for (size_t i = 0; i < path->target_count; i++) {
        struct report_column *own = columns + BEFORE_TARGETS + 2 * i;
        own[0] = (struct report_column){NULL, arena_format(report->arena, "%s: allows, t", path->targets[i]),
                                        REPORT_NUMBER};
        own[1] = (struct report_column){NULL, arena_format(report->arena, "Above %s, t", path->targets[i]),
                                        REPORT_NUMBER};
    }
    return (struct report_table){
        .sheet = "Carbon path",
        .title = "The path against the targets",
        .about =
            "What the estate as it stands emitted, and what each target allows. What was disposed of, and "
            "schools that became academies, are in no year, so that years compare. Projected is the energy "
            "of the last year that has figures, electricity as the grid gets cleaner: nothing else is done. "
            "Below the target the last figure is negative.",
        .none = "No target is set.",
        .columns = columns,
        .column_count = count};
}

static void fill_path(struct report *report, struct report_table *table, const struct path *path) {
    for (size_t row = 0; row < table->row_count; row++) {
        size_t at = row * table->column_count;
        int year = (int)path->first + (int)row;
        table->texts[at] = arena_format(report->arena, "%d/%02d", year, (year + 1) % 100);
        table->numbers[at + 1] = path->own[row];
        table->numbers[at + 2] = path->ahead[row];
        for (size_t i = 0; i < path->target_count; i++) {
            table->numbers[at + BEFORE_TARGETS + 2 * i] = path->allowed[i][row];
            table->numbers[at + BEFORE_TARGETS + 1 + 2 * i] = path->gap[i][row];
        }
    }
}

enum status carbon_path_table(struct making *making, struct error *err) {
    struct rows *rows = NULL;
    enum status status = store_query(making->db, sql_report_carbon_path, BIND_NONE, STORE_MANY, &rows, err);

    if (status == STATUS_OK) {
        struct path path = {.rows = rows};
        bool any = rows_count(rows) > 0;
        if (any) take_path(making->report, &path);
        struct report_table *table = making_table(making, path_table(making->report, &path),
                                                  any ? (size_t)(path.last - path.first) + 1 : 0);
        fill_path(making->report, table, &path);
        if (any) table->lines = picture(making->report, &path);
    }
    rows_free(rows);
    return status;
}
