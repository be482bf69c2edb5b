#include "tools/cli/carbon_table.h"

#include <stdio.h>

#include "engine/base/format.h"
#include "engine/base/memory.h"
#include "tools/cli/cells.h"

struct column {
    const char *name; /* of the query */
    const char *head;
    int decimals; /* -1: text; -2: a financial year */
};

enum { TEXT = -1, YEAR = -2, COLUMNS_MAX = 9 };

static const char *year_words(struct arena *arena, int64_t year) {
    return arena_format(arena, "%lld/%02lld", (long long)year, (long long)(year + 1) % 100);
}

static const char *cell(struct arena *arena, const struct rows *rows, size_t row,
                        const struct column *column) {
    char buffer[FORMAT_SIZE];
    size_t at = (size_t)rows_find(rows, column->name);

    if (rows_is_null(rows, row, at)) return NULL;
    if (column->decimals == TEXT) return rows_text(rows, row, at);
    if (column->decimals == YEAR) return year_words(arena, rows_integer(rows, row, at));
    return arena_text(arena, format_decimal(buffer, rows_number(rows, row, at), column->decimals));
}

static void print(const struct rows *rows, const struct column *columns, size_t count) {
    struct arena *arena = arena_new();
    const char *names[COLUMNS_MAX], **cells = arena_array(arena, rows_count(rows) * count + 1, sizeof *cells);
    bool numbers[COLUMNS_MAX];

    for (size_t c = 0; c < count; c++) {
        names[c] = columns[c].head;
        numbers[c] = columns[c].decimals >= 0;
        for (size_t row = 0; row < rows_count(rows); row++)
            cells[row * count + c] = cell(arena, rows, row, &columns[c]);
    }
    cells_print(OUTPUT_TABLE, &(struct cells){names, numbers, count, rows_count(rows), cells});
    arena_free(arena);
}

void carbon_table_groups(const struct rows *rows, bool assets) {
    static const struct column all[] = {{"group", "asset", TEXT},
                                        {"title", "name", TEXT},
                                        {"assets", "assets", 0},
                                        {"kwh", "kWh", 0},
                                        {"tonnes", "tonnes", 1},
                                        {"tonnes_outside", "outside", 1},
                                        {"estimated_percent", "estimated %", 0},
                                        {"other_factor_year", "factor of", TEXT},
                                        {"assets_unknown", "assets unknown", 0}};
    enum { ALL = sizeof all / sizeof *all };
    struct arena *arena = arena_new();

    printf("Tonnes of CO2e in the financial year %s\n\n",
           year_words(arena, rows_integer(rows, 0, (size_t)rows_find(rows, "financial_year"))));
    arena_free(arena);
    if (assets) {
        struct column own[] = {all[0], all[1], all[3], all[4], all[5], all[6], all[7]};
        print(rows, own, sizeof own / sizeof *own);
    } else {
        print(rows, all + 1, ALL - 1);
    }
}

void carbon_table_path(const struct rows *rows) {
    static const struct column columns[] = {{"target", "target", TEXT},
                                            {"financial_year", "year", YEAR},
                                            {"tonnes", "tonnes", 1},
                                            {"projected", "projected", 1},
                                            {"allowed", "allowed", 1},
                                            {"gap", "gap", 1},
                                            {"estimated_percent", "estimated %", 0},
                                            {"other_factor_year", "factor of", TEXT},
                                            {"assets_unknown", "assets unknown", 0}};

    print(rows, columns, sizeof columns / sizeof *columns);
    puts("\nProjected: the energy of the last year that has figures, electricity at the factors of the grid\n"
         "to come (`terrier options --rate grid_factor`). The gap of those years is from it.");
}
